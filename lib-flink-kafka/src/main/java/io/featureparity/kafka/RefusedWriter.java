// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Writes refused records as they came; headers say where they were, and why they are here. */
final class RefusedWriter implements KafkaRecordSerializationSchema<RefusedRecord> {

    private static final long serialVersionUID = 1L;

    private final String topic;

    RefusedWriter(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(RefusedRecord record, KafkaSinkContext context, Long time) {
        List<Header> headers = List.of(
                header("code", record.code()),
                header("message", record.message()),
                header("source", record.source()),
                header("offset", Long.toString(record.offset())),
                header("bytes", Integer.toString(record.size())));
        return new ProducerRecord<>(topic, null, record.key(), record.value(), headers);
    }

    private static Header header(String name, String value) {
        return new RecordHeader("feature-parity-" + name, value.getBytes(StandardCharsets.UTF_8));
    }
}
