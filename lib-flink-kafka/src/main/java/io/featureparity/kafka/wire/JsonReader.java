// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** Reads a record from a JSON object, strictly: each field once, of its type, and no other one. The order does not matter. */
final class JsonReader implements FieldReader {

    private static final int DEEPEST = 2;
    private static final ObjectReader READER = reader();

    private final JsonNode object;
    private int read;

    private JsonReader(JsonNode object) {
        this.object = object;
    }

    private static ObjectReader reader() {
        // Names come from strangers: they are neither interned nor kept in a table that all parsers share.
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .reader();
    }

    static JsonReader of(byte[] record) {
        JsonNode root;
        try {
            root = READER.readTree(Utf8.text("a JSON object", ByteBuffer.wrap(record)));
        } catch (JsonProcessingException e) {
            throw Refusals.unreadable("must be one JSON object", e.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw Refusals.unreadable("must be one JSON object", shown(root));
        }
        return new JsonReader(root);
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }

    boolean has(String name) {
        return object.has(name);
    }

    private JsonNode field(String name, String type, boolean is) {
        JsonNode value = object.path(name);
        read++;
        if (!is) {
            throw Refusals.field(name, "must be " + type, shown(value));
        }
        return value;
    }

    @Override
    public String text(String name) {
        String text = field(name, "a string", object.path(name).isTextual()).textValue();
        Utf8.bytes(name, text); // an escape can make half of a surrogate pair
        return text;
    }

    @Override
    public long time(String name) {
        String text = text(name);
        try {
            Instant time = Instant.parse(text);
            long millis = time.toEpochMilli();
            if (Instant.ofEpochMilli(millis).equals(time)) {
                return millis;
            }
        } catch (DateTimeException | ArithmeticException notOne) {
            // refused below, as one that is finer than a millisecond
        }
        throw Refusals.field(name, "must be a time such as 2024-03-04T13:35:00Z, in whole milliseconds", text);
    }

    @Override
    public long day(String name) {
        String text = text(name);
        try {
            long day = LocalDate.parse(text).toEpochDay();
            if (day == (int) day) {
                return day;
            }
        } catch (DateTimeException notOne) {
            // refused below
        }
        throw Refusals.field(name, "must be a day such as 2024-03-04", text);
    }

    @Override
    public long whole(String name) {
        JsonNode value = object.path(name);
        return field(name, "an integer of 64 bits", value.isIntegralNumber() && value.canConvertToLong())
                .longValue();
    }

    @Override
    public boolean flag(String name) {
        return field(name, "true or false", object.path(name).isBoolean()).booleanValue();
    }

    @Override
    public double number(String name) {
        return number(name, field(name, "a number or null", object.has(name)));
    }

    private static double number(String name, JsonNode value) {
        if (value.isNull()) {
            return Double.NaN;
        }
        if (value.isNumber() && Double.isFinite(value.doubleValue())) {
            return value.doubleValue();
        }
        if (value.isTextual() && value.textValue().equals(JsonWriter.INFINITY)) {
            return Double.POSITIVE_INFINITY;
        }
        if (value.isTextual() && value.textValue().equals(JsonWriter.MINUS_INFINITY)) {
            return Double.NEGATIVE_INFINITY;
        }
        String rule = "must be a number that a double can hold, null, \"Infinity\" or \"-Infinity\"";
        throw Refusals.field(name, rule, shown(value));
    }

    private JsonNode list(String name) {
        return field(name, "a list of numbers", object.path(name).isArray());
    }

    @Override
    public float[] floats(String name) {
        JsonNode list = list(name);
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            double value = number(name, list.path(i));
            values[i] = (float) value;
            if (Double.compare(values[i], value) != 0) {
                throw Refusals.field(name, "must be numbers that a float can hold", shown(list.path(i)));
            }
        }
        return values;
    }

    @Override
    public double[] numbers(String name) {
        JsonNode list = list(name);
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(name, list.path(i));
        }
        return values;
    }

    @Override
    public void end() {
        if (read < object.size()) {
            String rule = "must have its " + read + " fields and no other one";
            throw Refusals.unreadable(rule, String.join(", ", names()));
        }
    }

    private Iterable<String> names() {
        return object::fieldNames;
    }
}
