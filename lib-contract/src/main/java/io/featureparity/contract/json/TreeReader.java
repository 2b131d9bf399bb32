// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a tree from one JSON text. Duplicate keys and numbers that cannot be kept are collected, up to a limit, so that
 * they can be reported with what else is wrong; what makes the rest unreadable ends the reading at once.
 */
final class TreeReader {

    /** Deeper nesting is refused; the outermost object or array is level 1. */
    static final int DEEPEST = 32;

    /** Python, which computes the same hashes, reads no longer integer. */
    static final int MOST_DIGITS = 4300;

    /** After so many faults the rest of the document is not looked at. */
    private static final int MOST_FAULTS = 100;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonFactory JSON = factory();

    private final String name;
    private final JsonParser parser;
    private final List<Fault> faults;

    private TreeReader(String name, JsonParser parser, List<Fault> faults) {
        this.name = name;
        this.parser = parser;
        this.faults = faults;
    }

    private static JsonFactory factory() {
        // A key or number of any length fits in a document that fits, and depth and digits are checked here, where the
        // place is known. Keys come from strangers: they are neither interned nor kept in a table shared by all
        // parsers.
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST + 1)
                        .maxNameLength(JsonText.LARGEST)
                        .maxNumberLength(JsonText.LARGEST)
                        .maxStringLength(JsonText.LARGEST)
                        .build())
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // Read, only to be refused by name and place like every other number that is not finite.
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
    }

    /**
     * Reads one document.
     *
     * @param name the document's name
     * @param text its text
     * @param faults where duplicate keys and numbers that cannot be kept are put
     * @return its tree
     * @throws DocumentException if it is not one JSON document that can be read to its end
     */
    static JsonNode read(String name, String text, List<Fault> faults) {
        try (JsonParser parser = JSON.createParser(text)) {
            return new TreeReader(name, parser, faults).document();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    private JsonNode document() throws IOException {
        JsonNode root;
        try {
            if (parser.nextToken() == null) {
                throw refused(ErrorCode.JSON_SYNTAX, "must be JSON", "no JSON at all", null);
            }
            root = value(Place.document(name), 0);
        } catch (StreamConstraintsException e) {
            throw refused(ErrorCode.JSON_SYNTAX, "must be JSON of an ordinary size", brief(e), e);
        } catch (JsonProcessingException e) {
            throw refused(ErrorCode.JSON_SYNTAX, "must be JSON", brief(e), e);
        }
        requireEnd();
        return root;
    }

    private void requireEnd() throws IOException {
        String rule = "must end after the first JSON value";
        try {
            JsonToken next = parser.nextToken();
            if (next != null) {
                throw refused(ErrorCode.JSON_TRAILING_TEXT, rule, "more text: " + parser.getText(), null);
            }
        } catch (JsonProcessingException e) {
            throw refused(ErrorCode.JSON_TRAILING_TEXT, rule, "more text: " + brief(e), e);
        }
    }

    private JsonNode value(Place.InDocument place, int depth) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(place, deeper(place, depth));
            case START_ARRAY -> array(place, deeper(place, depth));
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer(place, parser.getText());
            case VALUE_NUMBER_FLOAT -> real(place, parser.getText());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private int deeper(Place.InDocument place, int depth) {
        if (depth == DEEPEST) {
            String value = "an object or array at level " + (depth + 1);
            faults.add(new Fault(
                    ErrorCode.JSON_TOO_DEEP, place, "must not be nested deeper than " + DEEPEST + " levels", value));
            throw new DocumentException(faults);
        }
        return depth + 1;
    }

    private ObjectNode object(Place.InDocument place, int depth) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (object.has(key)) {
                fault(ErrorCode.JSON_DUPLICATE_KEY, place.part(key), "must stand once in its object", "a second one");
            }
            parser.nextToken();
            object.set(key, value(place.part(key), depth));
        }
        return object;
    }

    private ArrayNode array(Place.InDocument place, int depth) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(place.element(array.size()), depth));
        }
        return array;
    }

    private JsonNode integer(Place.InDocument place, String text) {
        return tooLong(place, text) ? NODES.nullNode() : NODES.numberNode(new BigInteger(text));
    }

    private JsonNode real(Place.InDocument place, String text) throws IOException {
        double value = parser.isNaN() ? Double.NaN : Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            fault(ErrorCode.JSON_NOT_FINITE, place, "must be a finite number that a double can hold", text);
            return NODES.nullNode();
        }
        return NODES.numberNode(value);
    }

    private boolean tooLong(Place.InDocument place, String text) {
        if (text.length() <= MOST_DIGITS) {
            return false;
        }
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        if (digits <= MOST_DIGITS) {
            return false;
        }
        String rule = "must be an integer of at most " + MOST_DIGITS + " digits";
        fault(ErrorCode.JSON_NUMBER_TOO_LONG, place, rule, text);
        return true;
    }

    private void fault(ErrorCode code, Place.InDocument place, String rule, String value) {
        faults.add(new Fault(code, place, rule, value));
        if (faults.size() == MOST_FAULTS) {
            throw new DocumentException(faults);
        }
    }

    /** Without the parser's list of what might have stood there, some of which would be refused here. */
    private static String brief(JsonProcessingException e) {
        String list = ":? (was expecting |expected a valid value )?\\((JSON|start marker|not recognized).*";
        return e.getOriginalMessage().replaceFirst(list, "");
    }

    /** What was wrong before is worth knowing too, so it comes along. */
    private DocumentException refused(ErrorCode code, String rule, String value, @Nullable Throwable cause) {
        JsonLocation at = parser.currentLocation();
        Place place = Place.position(name, at.getLineNr(), at.getColumnNr());
        faults.add(new Fault(code, place, rule, value));
        return new DocumentException(faults, cause);
    }
}
