// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import java.util.Objects;

/**
 * How CSV files may be written besides with commas and decimal points. Nothing is guessed: a file that is written otherwise
 * is refused, and the message says what was seen.
 *
 * @param delimiter what separates fields in a file whose header holds it; any other file is read with commas and decimal
 *     points
 * @param decimal what stands before the fraction of a number in a file with that delimiter: a point or a comma
 * @param anyLineEnds whether lines may end in several ways, such as {@code \r\r\n}; the file is then copied into the folder
 *     for temporary files first
 * @param advice what messages tell the reader to do
 */
public record CsvFormat(char delimiter, char decimal, boolean anyLineEnds, Advice advice) {

    /** What to do about a file that is written otherwise; empty where there is nothing to say. */
    public interface Advice {
        /**
         * Gives advice about another delimiter.
         *
         * @param seen what separates fields in the file
         * @return what to do
         */
        String delimiter(char seen);

        /** {@return what to do about decimal commas} */
        String decimalComma();

        /** {@return what to do about lines that end in several ways} */
        String lineEnds();
    }

    private enum NoAdvice implements Advice {
        NONE;

        @Override
        public String delimiter(char seen) {
            return "";
        }

        @Override
        public String decimalComma() {
            return "";
        }

        @Override
        public String lineEnds() {
            return "";
        }
    }

    /**
     * Checks the characters. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the delimiter can stand in a number or a quoted field, or the decimal is neither
     */
    public CsvFormat {
        Objects.requireNonNull(advice, "advice");
        if (!isDelimiter(delimiter)) {
            throw new IllegalArgumentException("no delimiter: '" + delimiter + "'");
        }
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("neither a point nor a comma: '" + decimal + "'");
        }
    }

    /** {@return commas, decimal points, and one kind of line ends} */
    public static CsvFormat standard() {
        return new CsvFormat(',', '.', false, NoAdvice.NONE);
    }

    /**
     * Says whether a character can separate fields.
     *
     * @param c the character
     * @return whether it is printable ASCII or a tab, and neither a letter, a digit, a quote nor a part of numbers and times
     */
    public static boolean isDelimiter(char c) {
        return c == '\t' || (c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c) && "\"'.+-_:\\".indexOf(c) < 0);
    }
}
