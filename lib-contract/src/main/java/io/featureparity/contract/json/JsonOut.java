// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes JSON piece by piece, as it is computed, and keeps none of it in memory. Each member of an object stands on a line of
 * its own; a row is a list on one line. Numbers are the shortest decimals that read back as the same bits; NaN and infinities,
 * for which JSON has no word, are written as null.
 *
 * <p>Not thread-safe.
 */
public final class JsonOut {

    private static final String INDENT = "  ";

    private final Appendable out;
    private int depth;
    private boolean first = true;
    private boolean afterKey;

    /**
     * Begins a text.
     *
     * @param out takes the text
     */
    public JsonOut(Appendable out) {
        this.out = out;
    }

    /** Code that writes a text. */
    @FunctionalInterface
    public interface Writing {

        /**
         * Writes.
         *
         * @param json takes what is written
         * @throws IOException if the text cannot be written
         */
        void to(JsonOut json) throws IOException;
    }

    /**
     * Writes a text in memory.
     *
     * @param writing the code that writes it
     * @return the text
     */
    public static String text(Writing writing) {
        StringBuilder text = new StringBuilder();
        try {
            writing.to(new JsonOut(text));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be written", e);
        }
        return text.toString();
    }

    /**
     * Begins an object.
     *
     * @return this
     * @throws IOException if the text cannot be written
     */
    public JsonOut beginObject() throws IOException {
        return begin('{');
    }

    /**
     * Ends an object.
     *
     * @return this
     * @throws IOException if the text cannot be written
     */
    public JsonOut endObject() throws IOException {
        return end('}');
    }

    /**
     * Begins a list, each element on a line of its own.
     *
     * @return this
     * @throws IOException if the text cannot be written
     */
    public JsonOut beginList() throws IOException {
        return begin('[');
    }

    /**
     * Ends a list.
     *
     * @return this
     * @throws IOException if the text cannot be written
     */
    public JsonOut endList() throws IOException {
        return end(']');
    }

    private JsonOut begin(char bracket) throws IOException {
        beforeValue();
        out.append(bracket);
        depth++;
        first = true;
        return this;
    }

    private JsonOut end(char bracket) throws IOException {
        depth--;
        if (!first) {
            newLine();
        }
        first = false;
        out.append(bracket);
        if (depth == 0) {
            out.append('\n');
        }
        return this;
    }

    /**
     * Names the value that comes next.
     *
     * @param name the name
     * @return this
     * @throws IOException if the text cannot be written
     */
    public JsonOut key(String name) throws IOException {
        beforeValue();
        out.append(JsonDocument.quote(name)).append(": ");
        afterKey = true;
        return this;
    }

    /**
     * Writes a value.
     *
     * @param value a number, a truth value, any other object, which is written as its text, or an array of these, which
     *     is written as a row
     * @return this
     * @throws IOException if the text cannot be written
     */
    public JsonOut value(Object value) throws IOException {
        beforeValue();
        if (value instanceof Object[] row) {
            out.append('[');
            for (int i = 0; i < row.length; i++) {
                out.append(i == 0 ? "" : ", ").append(text(row[i]));
            }
            out.append(']');
        } else {
            out.append(text(value));
        }
        return this;
    }

    /**
     * Writes a row.
     *
     * @param values its values, as {@link #value} takes them
     * @return this
     * @throws IOException if the text cannot be written
     */
    public JsonOut row(Object... values) throws IOException {
        return value(values);
    }

    /**
     * Writes a value with its name.
     *
     * @param name the name
     * @param value the value, as {@link #value} takes it
     * @return this
     * @throws IOException if the text cannot be written
     */
    public JsonOut member(String name, Object value) throws IOException {
        return key(name).value(value);
    }

    private static String text(Object value) {
        if (value instanceof Double number) {
            return number.isNaN() || number.isInfinite() ? "null" : ShortestDecimal.of(number);
        } else if (value instanceof Float number) {
            return number.isNaN() || number.isInfinite() ? "null" : ShortestDecimal.of(number);
        } else if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        return JsonDocument.quote(value.toString());
    }

    private void beforeValue() throws IOException {
        if (afterKey) {
            afterKey = false;
            return;
        }
        if (!first) {
            out.append(',');
        }
        if (depth > 0) {
            newLine();
        }
        first = false;
    }

    private void newLine() throws IOException {
        out.append('\n');
        for (int i = 0; i < depth; i++) {
            out.append(INDENT);
        }
    }
}
