// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** Writes a JSON document as a person would: keys in their order, two spaces for each level, short values on one line. */
final class ReadableJson {

    private static final int WIDTH = 120;
    private static final int INDENT = 2;

    private ReadableJson() {}

    /**
     * Writes a document.
     *
     * @param value a tree of objects, arrays, strings, literals, integers and finite doubles
     * @return its text, ASCII only; strings and numbers are those of {@link CanonicalJson}
     */
    static String write(JsonNode value) {
        StringBuilder out = new StringBuilder();
        appendBroken(value, 0, out);
        return out.toString();
    }

    private static void append(JsonNode value, int depth, StringBuilder out) {
        int lineStart = out.lastIndexOf("\n") + 1;
        int before = out.length();
        appendFlat(value, out);
        if (value.isContainerNode() && out.length() - lineStart >= WIDTH) { // a comma may follow
            out.setLength(before);
            appendBroken(value, depth, out);
        }
    }

    private static void appendFlat(JsonNode value, StringBuilder out) {
        if (!value.isContainerNode()) {
            out.append(CanonicalJson.write(value));
            return;
        }
        out.append(value.isObject() ? '{' : '[');
        String separator = "";
        for (Iterator<Map.Entry<String, JsonNode>> entries = entries(value); entries.hasNext(); separator = ", ") {
            Map.Entry<String, JsonNode> entry = entries.next();
            out.append(separator);
            appendKey(entry.getKey(), value, out);
            appendFlat(entry.getValue(), out);
        }
        out.append(value.isObject() ? '}' : ']');
    }

    private static void appendBroken(JsonNode value, int depth, StringBuilder out) {
        if (value.isEmpty()) {
            appendFlat(value, out);
            return;
        }
        out.append(value.isObject() ? '{' : '[');
        String separator = "\n";
        for (Iterator<Map.Entry<String, JsonNode>> entries = entries(value); entries.hasNext(); separator = ",\n") {
            Map.Entry<String, JsonNode> entry = entries.next();
            out.append(separator).append(" ".repeat(INDENT * (depth + 1)));
            appendKey(entry.getKey(), value, out);
            append(entry.getValue(), depth + 1, out);
        }
        out.append('\n').append(" ".repeat(INDENT * depth)).append(value.isObject() ? '}' : ']');
    }

    private static void appendKey(String key, JsonNode container, StringBuilder out) {
        if (container.isObject()) {
            CanonicalJson.appendString(key, out);
            out.append(": ");
        }
    }

    /** What is in an object, or the elements of an array, which have no keys. */
    private static Iterator<Map.Entry<String, JsonNode>> entries(JsonNode value) {
        if (value.isObject()) {
            return value.properties().iterator();
        }
        Iterator<JsonNode> elements = value.elements();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public Map.Entry<String, JsonNode> next() {
                return Map.entry("", elements.next());
            }
        };
    }
}
