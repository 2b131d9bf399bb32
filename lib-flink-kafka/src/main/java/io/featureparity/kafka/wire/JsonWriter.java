// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.ShortestDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes a record as a JSON object in ASCII. A number is the shortest text that reads back as the same double; a float is written
 * as the double of the same value, so that a reader of doubles gets all its bits. Absent is null, and infinities have names.
 */
final class JsonWriter implements FieldWriter {

    static final String INFINITY = "Infinity";
    static final String MINUS_INFINITY = "-Infinity";

    private final StringBuilder out = new StringBuilder("{");

    private StringBuilder field(String name) {
        if (out.length() > 1) {
            out.append(',');
        }
        return out.append('"').append(name).append("\":");
    }

    private void quoted(String name, String text) {
        field(name).append('"').append(text).append('"');
    }

    @Override
    public void text(String name, String value) {
        Utf8.bytes(name, value); // JSON could write halves of surrogate pairs, but no reader has to take them
        field(name).append(JsonDocument.quote(value));
    }

    @Override
    public void time(String name, long millis) {
        quoted(name, Instant.ofEpochMilli(millis).toString());
    }

    @Override
    public void day(String name, long epochDay) {
        if (epochDay != (int) epochDay) {
            throw Refusals.field(name, "must be a day that 32 bits can hold", Long.toString(epochDay));
        }
        quoted(name, LocalDate.ofEpochDay(epochDay).toString());
    }

    @Override
    public void whole(String name, long value) {
        field(name).append(value);
    }

    @Override
    public void flag(String name, boolean value) {
        field(name).append(value);
    }

    @Override
    public void number(String name, double value) {
        field(name);
        number(value);
    }

    private void number(double value) {
        if (Double.isNaN(value)) {
            out.append("null");
        } else if (Double.isInfinite(value)) {
            out.append('"').append(value > 0 ? INFINITY : MINUS_INFINITY).append('"');
        } else {
            out.append(ShortestDecimal.of(value));
        }
    }

    @Override
    public void floats(String name, float[] values) {
        field(name).append('[');
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "" : ",");
            number(values[i]);
        }
        out.append(']');
    }

    @Override
    public void numbers(String name, double[] values) {
        field(name).append('[');
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "" : ",");
            number(values[i]);
        }
        out.append(']');
    }

    @Override
    public byte[] end() {
        return out.append('}').toString().getBytes(StandardCharsets.US_ASCII);
    }
}
