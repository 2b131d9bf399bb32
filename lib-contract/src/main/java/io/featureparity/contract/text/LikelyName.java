// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that was probably meant by one that nobody knows: the same but for case, blanks and punctuation, or
 * one with few letters that differ.
 */
public final class LikelyName {

    /** One letter in so many may be wrong, missing or too much. */
    private static final int LETTERS_FOR_A_MISTAKE = 3;

    private LikelyName() {}

    /**
     * Looks for the name.
     *
     * @param known the names there are
     * @param given the name that is none of them
     * @return the most likely one, the first of several; nothing if none is close
     */
    public static Optional<String> among(List<String> known, String given) {
        String wanted = letters(given);
        int fewest = wanted.length() / LETTERS_FOR_A_MISTAKE + 1;
        String closest = null;
        for (String name : known) {
            int mistakes = mistakes(letters(name), wanted);
            if (mistakes < fewest) {
                fewest = mistakes;
                closest = name;
            }
        }
        return Optional.ofNullable(closest);
    }

    private static String letters(String name) {
        StringBuilder letters = new StringBuilder();
        name.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    /** How many letters have to be put in, taken out or replaced to make one text of the other. */
    private static int mistakes(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(now[j - 1], before[j]));
            }
            before = now;
        }
        return before[other.length()];
    }
}
