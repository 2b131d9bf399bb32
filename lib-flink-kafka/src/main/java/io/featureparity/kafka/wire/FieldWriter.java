// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

/** Writes the fields of one record, in their order. */
interface FieldWriter {

    void text(String name, String value);

    void time(String name, long millis);

    void day(String name, long epochDay);

    void whole(String name, long value);

    void flag(String name, boolean value);

    void number(String name, double value);

    void floats(String name, float[] values);

    void numbers(String name, double[] values);

    /** {@return the record; no field is written after it} */
    byte[] end();
}
