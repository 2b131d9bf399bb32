// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import java.util.Objects;

/**
 * A text of a contract, and what it belongs to: a feature, a definition or a column.
 *
 * @param owner what the text belongs to
 * @param name the owner's name
 * @param text the text; if the owner's name itself is at fault, the name
 */
public record FormulaText(Owner owner, String name, String text) {

    /** What a text can belong to. */
    public enum Owner {
        /** A feature. */
        FEATURE,
        /** A definition. */
        DEFINITION,
        /** A column; its text is its name. */
        COLUMN
    }

    private static final int WIDTH = 48;
    private static final int BEFORE = 32;

    /** Checks that nothing is missing. {@inheritDoc} */
    public FormulaText {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
    }

    /**
     * Shows a place: the text around it, and below it a line with a caret. A character that is not printable ASCII is
     * shown as a blank or as a question mark, so that the caret stands below the right character.
     *
     * @param offset how many characters stand before the place
     * @return two lines of at most 48 characters
     */
    public String show(int offset) {
        int from = text.length() <= WIDTH ? 0 : Math.max(0, Math.min(offset - BEFORE, text.length() - WIDTH));
        int to = Math.min(text.length(), from + WIDTH);
        StringBuilder shown = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                shown.append(' ');
            } else {
                shown.append(c > ' ' && c < 0x7f ? c : '?');
            }
        }
        return shown.append('\n').append(" ".repeat(offset - from)).append('^').toString();
    }
}
