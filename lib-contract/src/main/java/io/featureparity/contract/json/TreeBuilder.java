// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Builds the tree that a JSON text with the same values would be read as. */
final class TreeBuilder {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TreeBuilder() {}

    static JsonNode build(Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((key, inside) -> object.set((String) key, build(inside)));
            return object;
        }
        if (value instanceof String text) {
            return NODES.textNode(text);
        }
        if (value instanceof Integer || value instanceof Long) {
            return NODES.numberNode(((Number) value).longValue());
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return NODES.numberNode(number.doubleValue());
        }
        throw new IllegalArgumentException("no JSON value: " + value);
    }
}
