// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import java.util.Objects;

/**
 * Says in which other form a CSV file may be written, besides commas and decimal points. Nothing is guessed: a file in any
 * other form is refused, and the message says what was seen.
 *
 * @param delimiter the character that separates fields, if the file's header holds it; a file whose header does not is
 *     read with commas and decimal points
 * @param decimal the decimal sign of numbers in a file with that delimiter: a point or a comma
 * @param anyLineEnds whether lines may end in several ways, such as {@code \r\r\n}; the file is then copied into the folder
 *     for temporary files first
 * @param advice what messages tell the reader to do
 */
public record CsvFormat(char delimiter, char decimal, boolean anyLineEnds, Advice advice) {

    /** What messages advise about a file in another form. A text may be empty if there is nothing to advise. */
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
     * @throws IllegalArgumentException if the delimiter can stand in a number or a quoted field, or the decimal sign is
     *     neither a point nor a comma
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
     * @return whether it is printable ASCII or a tab, and not a letter, a digit, a quote or a part of numbers and times
     */
    public static boolean isDelimiter(char c) {
        return c == '\t' || (c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c) && "\"'.+-_:\\".indexOf(c) < 0);
    }
}
