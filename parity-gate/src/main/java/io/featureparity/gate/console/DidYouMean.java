// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.console;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one was meant for. */
public final class DidYouMean {

    /** Names come from files too, and the distance takes the product of both lengths. */
    private static final int LONGEST = 64;

    private static final int MOST_EDITS = 3;
    private static final int SHORTEST_BEGINNING = 3;

    private DidYouMean() {}

    /**
     * Finds the nearest name. Case and punctuation do not count; one edit in three letters is allowed, at most three, and a
     * beginning of one known name alone stands for that name.
     *
     * @param written what somebody wrote
     * @param known the names that exist
     * @return the nearest, the first of several that are equally near; nothing if none is near
     */
    public static Optional<String> nearest(String written, Collection<String> known) {
        String plain = plain(written);
        if (plain.isEmpty() || written.length() > LONGEST) {
            return Optional.empty();
        }
        int fewest = Math.min(MOST_EDITS, Math.max(1, plain.length() / 3)) + 1;
        String nearest = null;
        for (String name : known) {
            if (name.length() <= LONGEST) {
                int edits = edits(plain, plain(name), fewest);
                if (edits < fewest) {
                    fewest = edits;
                    nearest = name;
                }
            }
        }
        return nearest == null ? onlyWithBeginning(plain, known) : Optional.of(nearest);
    }

    /** {@return a question to be put behind a message, or nothing} */
    public static String question(String written, Collection<String> known) {
        return nearest(written, known)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    /** {@return the letters and digits of a name, in lower case} */
    public static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Optional<String> onlyWithBeginning(String plain, Collection<String> known) {
        if (plain.length() < SHORTEST_BEGINNING) {
            return Optional.empty();
        }
        String found = null;
        for (String name : known) {
            if (name.length() <= LONGEST && plain(name).startsWith(plain)) {
                if (found != null) {
                    return Optional.empty();
                }
                found = name;
            }
        }
        return Optional.ofNullable(found);
    }

    /** How many letters have to be added, left out, replaced or swapped with the next one; the limit if that many or more. */
    private static int edits(String left, String right, int limit) {
        if (Math.abs(left.length() - right.length()) >= limit) {
            return limit;
        }
        int[][] edits = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, left, right, i, j);
            }
        }
        return Math.min(limit, edits[left.length()][right.length()]);
    }

    private static int fewest(int[][] edits, String left, String right, int i, int j) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int fewest = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
    }
}
