// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

/**
 * Reads the fields of one record, in their order.
 *
 * <p>Each method throws {@link io.featureparity.contract.error.InputException} if the field is not there or not of its type.
 */
interface FieldReader {

    String text(String name);

    long time(String name);

    long day(String name);

    long whole(String name);

    boolean flag(String name);

    double number(String name);

    float[] floats(String name);

    double[] numbers(String name);

    /** Says that all fields are read, and refuses a record that holds more. */
    void end();
}
