// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import io.featureparity.kafka.wire.RecordFormat;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes records under their key. They get the time at which they are sent: by it Kafka deletes what is old. */
final class RecordWriter<T> implements KafkaRecordSerializationSchema<T> {

    private static final long serialVersionUID = 1L;

    private final String topic;
    private final RecordFormat<T> format;

    RecordWriter(String topic, RecordFormat<T> format) {
        this.topic = topic;
        this.format = format;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(T record, KafkaSinkContext context, Long time) {
        return new ProducerRecord<>(topic, format.keyBytes(record), format.write(record));
    }
}
