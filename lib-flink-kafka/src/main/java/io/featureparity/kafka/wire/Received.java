// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

/**
 * Is told what was read.
 *
 * @param <T> the records
 */
public interface Received<T> {

    /**
     * A record was read.
     *
     * @param record the record
     */
    void record(T record);

    /**
     * A heartbeat was read: all records of its partition up to a time have been sent.
     *
     * @param time the time, in milliseconds since 1970-01-01T00:00Z
     */
    void heartbeat(long time);
}
