// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.explanation;

import io.featureparity.contract.json.JsonDocument;
import java.util.List;

/** JSON in the making, each value on a line of its own; lists of names and numbers on one line. */
final class JsonLines {

    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();
    private int depth;
    private boolean first = true;
    private boolean afterKey;

    JsonLines open(String bracket) {
        begin();
        out.append(bracket);
        depth++;
        first = true;
        return this;
    }

    JsonLines close(String bracket) {
        depth--;
        if (!first) {
            newLine();
        }
        out.append(bracket);
        first = false;
        if (depth == 0) {
            out.append('\n');
        }
        return this;
    }

    JsonLines key(String key) {
        begin();
        out.append(JsonDocument.quote(key)).append(": ");
        afterKey = true;
        return this;
    }

    JsonLines text(String text) {
        return raw(JsonDocument.quote(text));
    }

    JsonLines number(int number) {
        return raw(Integer.toString(number));
    }

    JsonLines texts(List<String> texts) {
        return raw(
                "[" + String.join(", ", texts.stream().map(JsonDocument::quote).toList()) + "]");
    }

    JsonLines numbers(List<Integer> numbers) {
        return raw(numbers.toString());
    }

    /** A value that is JSON already. */
    JsonLines raw(String json) {
        begin();
        out.append(json);
        return this;
    }

    /** A value behind a key stands on its line; any other begins one. */
    private void begin() {
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

    private void newLine() {
        out.append('\n').append(INDENT.repeat(depth));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
