// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.featureparity.contract.text.JsonEscapes;
import java.util.Comparator;
import java.util.Map;

/**
 * Writes the one form of a JSON document that its hash is taken over (clause E2), byte for byte what Python's
 * {@code json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True)} writes.
 */
final class CanonicalJson {

    /** By code point. {@code String.compareTo} goes by UTF-16 unit and puts U+1F600 before U+FF5E. */
    static final Comparator<String> BY_CODE_POINT = CanonicalJson::compareByCodePoint;

    private CanonicalJson() {}

    /**
     * Writes a document.
     *
     * @param value a tree of objects, arrays, strings, literals, integers and finite doubles
     * @return its canonical form, ASCII only
     */
    static String write(JsonNode value) {
        StringBuilder out = new StringBuilder();
        append(value, out);
        return out.toString();
    }

    private static void append(JsonNode value, StringBuilder out) {
        switch (value.getNodeType()) {
            case OBJECT -> appendObject(value, out);
            case ARRAY -> appendArray(value, out);
            case STRING -> appendString(value.textValue(), out);
            case NUMBER ->
                out.append(value.isIntegralNumber() ? value.asText() : ShortestDecimal.of(value.doubleValue()));
            case BOOLEAN, NULL -> out.append(value.asText());
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("not from a JSON text: " + value);
        }
    }

    private static void appendObject(JsonNode object, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> entry : object.properties().stream()
                .sorted(Map.Entry.comparingByKey(BY_CODE_POINT))
                .toList()) {
            out.append(separator);
            appendString(entry.getKey(), out);
            out.append(':');
            append(entry.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void appendArray(JsonNode array, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (JsonNode element : array) {
            out.append(separator);
            append(element, out);
            separator = ",";
        }
        out.append(']');
    }

    static void appendString(String text, StringBuilder out) {
        out.append('"');
        JsonEscapes.append(text, out);
        out.append('"');
    }

    private static int compareByCodePoint(String left, String right) {
        int end = Math.min(left.length(), right.length());
        int i = 0;
        while (i < end) {
            int a = left.codePointAt(i);
            int b = right.codePointAt(i);
            if (a != b) {
                return Integer.compare(a, b);
            }
            i += Character.charCount(a);
        }
        return Integer.compare(left.length(), right.length());
    }
}
