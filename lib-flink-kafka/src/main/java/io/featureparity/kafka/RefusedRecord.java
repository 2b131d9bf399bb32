// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read, or was not taken in; nothing but this record was lost by it.
 *
 * @param source where it came from: topic and partition, such as {@code bars-3}; empty if it is not known
 * @param offset its offset there; -1 if it is not known
 * @param code the code of the rule that it breaks, such as {@code FP-1307}
 * @param message the rule, the value and the place
 * @param key its key; null if it has none
 * @param value its value, cut after {@value #MOST_BYTES} bytes; null if it has none
 * @param size how many bytes its value has
 */
@SuppressWarnings("ArrayRecordComponent") // Flink carries it from one operator to the next, and nobody compares two
public record RefusedRecord(
        String source,
        long offset,
        String code,
        String message,
        byte @Nullable [] key,
        byte @Nullable [] value,
        int size) {

    /** So many bytes of a value are kept: a topic for such records must be able to take them, whatever they are. */
    public static final int MOST_BYTES = 1 << 16;
}
