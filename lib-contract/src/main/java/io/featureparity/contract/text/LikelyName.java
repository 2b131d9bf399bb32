// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.text;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the known name that somebody probably meant by an unknown one: a name that differs only in case, blanks and
 * punctuation, or in few letters.
 */
public final class LikelyName {

    /**
     * The longest name that is compared. Names can come from files, and the time of a comparison grows with the product
     * of both lengths.
     */
    public static final int LONGEST = 64;

    /** One letter in so many may be wrong, and at most so many in all. */
    private static final int LETTERS_FOR_A_MISTAKE = 3;

    private static final int MOST_MISTAKES = 3;

    private LikelyName() {}

    /**
     * Looks for the name.
     *
     * @param known the names that exist
     * @param given the name that is none of them
     * @return the most likely one, the first of several; nothing if none is close
     */
    public static Optional<String> among(Collection<String> known, String given) {
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = letters(given);
        int fewest = Math.min(MOST_MISTAKES, wanted.length() / LETTERS_FOR_A_MISTAKE) + 1;
        String closest = null;
        for (String name : wanted.isEmpty() ? List.<String>of() : known) {
            if (name.length() <= LONGEST) {
                int mistakes = mistakes(wanted, letters(name), fewest);
                if (mistakes < fewest) {
                    fewest = mistakes;
                    closest = name;
                }
            }
        }
        return Optional.ofNullable(closest);
    }

    /**
     * Reduces a name to what people read: without case, blanks and punctuation.
     *
     * @param name the name
     * @return its letters and digits, in lower case; empty if it has none
     */
    public static String letters(String name) {
        // Upper case first: some letters, such as the long s, have a common capital only.
        String same = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder();
        same.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** How many letters have to be added, left out, replaced or swapped with the next one; the limit if so many or more. */
    private static int mistakes(String left, String right, int limit) {
        if (Math.abs(left.length() - right.length()) >= limit) {
            return limit;
        }
        int[][] mistakes = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                mistakes[i][j] = i == 0 || j == 0 ? i + j : fewest(mistakes, left, right, i, j);
            }
        }
        return Math.min(limit, mistakes[left.length()][right.length()]);
    }

    private static int fewest(int[][] mistakes, String left, String right, int i, int j) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int added = Math.min(mistakes[i - 1][j], mistakes[i][j - 1]) + 1;
        int fewest = Math.min(mistakes[i - 1][j - 1] + (same ? 0 : 1), added);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(fewest, mistakes[i - 2][j - 2] + 1) : fewest;
    }
}
