// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.ShortestDecimal;
import java.util.Map;
import java.util.stream.Collectors;

/** The layout that training gives its statistics: what Python's {@code json.dumps} writes with an indent of two. */
final class NormStatsLayout {

    private NormStatsLayout() {}

    /** Lays out maps, texts, integers and finite doubles. */
    static String of(Map<String, ?> document) {
        return object(document, "\n") + "\n";
    }

    /** A new line comes with the indent of the object's end. */
    private static String object(Map<?, ?> object, String newLine) {
        String inside = newLine + "  ";
        return object.entrySet().stream()
                .map(entry -> JsonDocument.quote((String) entry.getKey()) + ": " + value(entry.getValue(), inside))
                .collect(Collectors.joining("," + inside, "{" + inside, newLine + "}"));
    }

    private static String value(Object value, String newLine) {
        if (value instanceof Map<?, ?> object) {
            return object(object, newLine);
        }
        if (value instanceof String text) {
            return JsonDocument.quote(text);
        }
        return value instanceof Double number ? ShortestDecimal.of(number) : value.toString();
    }
}
