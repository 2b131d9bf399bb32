// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.console;

import io.featureparity.contract.text.LikelyName;
import java.util.Collection;
import java.util.Optional;

/** Finds the known name that a mistyped one was meant for. */
public final class DidYouMean {

    private static final int SHORTEST_BEGINNING = 3;

    private DidYouMean() {}

    /**
     * Finds the nearest name: the likely one, or the only one that begins with what was written.
     *
     * @param written what somebody wrote
     * @param known the names that exist
     * @return the nearest, the first of several that are equally near; nothing if none is near
     */
    public static Optional<String> nearest(String written, Collection<String> known) {
        return LikelyName.among(known, written).or(() -> onlyWithBeginning(LikelyName.letters(written), known));
    }

    /** {@return a question to be put behind a message, or nothing} */
    public static String question(String written, Collection<String> known) {
        return nearest(written, known)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    private static Optional<String> onlyWithBeginning(String beginning, Collection<String> known) {
        if (beginning.length() < SHORTEST_BEGINNING) {
            return Optional.empty();
        }
        String found = null;
        for (String name : known) {
            if (name.length() <= LikelyName.LONGEST && LikelyName.letters(name).startsWith(beginning)) {
                if (found != null) {
                    return Optional.empty();
                }
                found = name;
            }
        }
        return Optional.ofNullable(found);
    }
}
