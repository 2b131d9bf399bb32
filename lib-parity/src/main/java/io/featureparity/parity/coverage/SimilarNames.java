// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.coverage;

import io.featureparity.contract.text.LikelyName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds names that people read as the same name: they differ only in case, white space or punctuation, as {@code RSI_9}, {@code
 * rsi 9} and {@code rsi-9} differ from {@code rsi_9}. For a program they are different names, so somebody has to be told.
 */
public final class SimilarNames {

    private SimilarNames() {}

    /**
     * Finds the names that are similar to one, and not equal to it.
     *
     * @param name the name
     * @param others the names to search
     * @return those of the others that are similar, in their order
     */
    public static List<String> of(String name, Collection<String> others) {
        String letters = letters(name);
        return others.stream()
                .filter(other -> !other.equals(name) && letters(other).equals(letters))
                .distinct()
                .toList();
    }

    /**
     * Writes names so that a blank at either end is seen.
     *
     * @param names the names
     * @return the names in quotes, with commas between them
     */
    public static String quoted(Collection<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }

    /** What is left without case, blanks and punctuation; a name without letters and digits stays as it is. */
    private static String letters(String name) {
        String letters = LikelyName.letters(name);
        return letters.isEmpty() ? name : letters;
    }
}
