// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

/**
 * A piece of a text.
 *
 * @param type what it is
 * @param text its characters
 * @param offset where they begin
 * @param value the value of a number; 0 of anything else
 */
record Token(Type type, String text, int offset, double value) {

    enum Type {
        NUMBER,
        NAME,
        KEYWORD,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return type == Type.SYMBOL && text.equals(symbol);
    }

    String describe() {
        return type == Type.END ? "the end" : text;
    }
}
