// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Reading, changing and writing of JSON trees. A change of what is not there fails the test: it would change nothing. */
final class JsonTree {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonTree() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode parse(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static JsonNode node(@Nullable Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Puts a value in place of another one. */
    static void replace(JsonNode root, String pointer, @Nullable Object value) {
        JsonPointer place = JsonPointer.compile(pointer);
        if (root.at(place).isMissingNode()) {
            throw new IllegalArgumentException("there is no " + pointer + " in " + root);
        }
        JsonNode parent = root.at(place.head());
        if (parent instanceof ArrayNode array) {
            array.set(place.last().getMatchingIndex(), node(value));
        } else {
            ((ObjectNode) parent).set(place.last().getMatchingProperty(), node(value));
        }
    }
}
