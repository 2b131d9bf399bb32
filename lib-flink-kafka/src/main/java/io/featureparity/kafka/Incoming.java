// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What comes from a topic.
 *
 * @param records the records, with watermarks
 * @param refused the records that could not be read, or must not be taken in
 * @param <T> the records
 */
public record Incoming<T>(DataStream<T> records, DataStream<RefusedRecord> refused) {}
