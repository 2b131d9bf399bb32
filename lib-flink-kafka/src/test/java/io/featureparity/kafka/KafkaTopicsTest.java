// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.flink.FeatureJob;
import io.featureparity.flink.FeatureJobConfig;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.LateBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RecordTypes;
import io.featureparity.kafka.wire.RecordForm;
import io.featureparity.kafka.wire.RecordFormat;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.golden.GoldenData;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a job is made of, and which settings are not possible. That it works is tested with a broker, in the example. */
class KafkaTopicsTest {

    private static final KafkaBrokers BROKERS = KafkaBrokers.at("localhost:1");

    private static final FeatureJobConfig MODEL = model(ContractDocument.builtInText("1.0.0"), GoldenData.statistics());

    private static FeatureJobConfig model(String contract, String statistics) {
        ModelManifest manifest = ModelManifest.of(
                "toy", FeatureContract.parse("contract", contract), NormStats.parse("statistics", statistics));
        return FeatureJobConfig.of(contract, statistics, manifest.toJson()).build();
    }

    private static StreamExecutionEnvironment job() {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
        settings.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofSeconds(40));
        return StreamExecutionEnvironment.getExecutionEnvironment(settings);
    }

    @Test
    void everyOperatorHasAUidAndNoTypeIsGeneric() {
        StreamExecutionEnvironment job = job();
        job.setParallelism(3);
        Incoming<InstrumentBar> bars = KafkaInput.ofBars(BROKERS, "bars", RecordForm.AVRO)
                .group("g")
                .from(OffsetsInitializer.latest())
                .until(OffsetsInitializer.latest())
                .outOfOrder(Duration.ofSeconds(1))
                .neverIdle()
                .furthestAhead(Duration.ofHours(1))
                .mostBytes(1000)
                .only(Set.of("I"))
                .into(job);
        Incoming<Publication> publications = KafkaInput.ofPublications(BROKERS, "publications", RecordForm.JSON)
                .watermarks(WatermarkStrategy.noWatermarks())
                .into(job);
        Incoming<FeatureVector> vectors =
                KafkaInput.ofVectors(BROKERS, "others", RecordForm.JSON).into(job);
        KafkaOutput.ofBars(BROKERS, "bars-again", RecordForm.JSON).write(bars.records());
        KafkaOutput.ofPublications(BROKERS, "publications-again", RecordForm.AVRO)
                .atLeastOnce()
                .write(publications.records());
        KafkaOutput.ofVectors(BROKERS, "others-again", RecordForm.AVRO)
                .transactionalIdPrefix("mine")
                .transactionTimeout(Duration.ofMinutes(1))
                .write(vectors.records());
        KafkaOutput.ofRefused(BROKERS, "refused")
                .write(bars.refused()
                        .union(RefusedRecords.of(
                                FeatureJob.attach(MODEL, bars.records(), publications.records()), RecordForm.AVRO)));

        assertThat(job.getStreamGraph(false).getStreamNodes().stream().map(StreamNode::getTransformationUID))
                .contains(
                        "kafka-bars",
                        "kafka-bars-records",
                        "kafka-publications",
                        "kafka-publications-records",
                        "kafka-others",
                        "kafka-others-records")
                .doesNotContainNull();
        assertThat(job.getStreamGraph(false).getStreamNodes())
                .filteredOn(node -> node.getTransformationUID().startsWith("kafka-publications"))
                .as("a task without a partition would hold up all bars")
                .hasSize(2)
                .allSatisfy(node -> assertThat(node.getParallelism()).isEqualTo(1));
        assertThat(bars.records().getType()).isEqualTo(RecordTypes.of(InstrumentBar.class));
    }

    @Test
    void everyCallHasATimeLimit() {
        KafkaBrokers brokers = BROKERS.timeout(Duration.ofSeconds(7)).with("security.protocol", "SSL");

        assertThat(Map.<Object, Object>copyOf(brokers.forConsumers()))
                .isEqualTo(Map.of(
                        "bootstrap.servers", "localhost:1",
                        "security.protocol", "SSL",
                        "request.timeout.ms", "7000",
                        "default.api.timeout.ms", "7000",
                        "socket.connection.setup.timeout.max.ms", "7000",
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false"));
        Properties producers = brokers.forProducers();
        assertThat(producers)
                .containsEntry("request.timeout.ms", "7000")
                .containsEntry("max.block.ms", "7000")
                .containsEntry("delivery.timeout.ms", "14000")
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", "true");
        assertThat(brokers.servers()).isEqualTo("localhost:1");
    }

    @Test
    void withoutCheckpointsNothingWouldEverBeCommitted() {
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        Incoming<InstrumentBar> bars =
                KafkaInput.ofBars(BROKERS, "bars", RecordForm.AVRO).into(job);
        KafkaOutput<InstrumentBar> output = KafkaOutput.ofBars(BROKERS, "again", RecordForm.AVRO);

        assertThatThrownBy(() -> output.write(bars.records()))
                .hasMessage(
                        "FP-1300 at again: must be written by a job with checkpoints: each one commits a transaction,"
                                + " but was one without");
        job.enableCheckpointing(60_000);
        job.getCheckpointConfig().setCheckpointTimeout(120_000);
        assertThatThrownBy(
                        () -> output.transactionTimeout(Duration.ofMinutes(3)).write(bars.records()))
                .hasMessage(
                        "FP-1300 at timeout of transactions: must be longer than the time between two checkpoints and the"
                                + " timeout of one, together PT3M, but was PT3M");
        output.transactionTimeout(Duration.ofSeconds(181)).write(bars.records());
    }

    @Test
    void aJobThatEndsNeedsNoCheckpoints() {
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        job.setRuntimeMode(RuntimeExecutionMode.BATCH);
        Incoming<InstrumentBar> bars =
                KafkaInput.ofBars(BROKERS, "bars", RecordForm.AVRO).into(job);

        KafkaOutput.ofBars(BROKERS, "again", RecordForm.AVRO).write(bars.records());

        assertThat(bars.refused().getType()).isEqualTo(RefusedRecords.type());
    }

    @Test
    void aLateBarIsARefusedRecord() {
        InstrumentBar bar = new InstrumentBar("USD/COP", "bars-3", 1709559300000L, 1, 2, 3, 4, 5);
        RecordFormat<InstrumentBar> format = RecordFormat.ofBars(RecordForm.AVRO);

        RefusedRecord refused = RefusedRecords.ofLate(format, new LateBar(bar, 1709559600000L));

        assertThat(refused.code()).isEqualTo("FP-1313");
        assertThat(refused.message())
                .isEqualTo(
                        "FP-1313 at bar of USD/COP at 2024-03-04T13:35:00Z from bars-3: must come before the watermark has"
                                + " passed its time, but was at 2024-03-04T13:40:00Z");
        assertThat(refused.source()).isEqualTo("bars-3");
        assertThat(refused.offset()).isEqualTo(-1);
        assertThat(refused.key()).isEqualTo(format.keyBytes(bar));
        assertThat(refused.value()).isEqualTo(format.write(bar));
        assertThat(refused.size()).isEqualTo(64);
    }

    private interface Setting {
        Object set();
    }

    private static Arguments impossible(Setting setting, String message) {
        return Arguments.of(setting, message);
    }

    static Stream<Arguments> impossibleSettings() {
        KafkaInput<InstrumentBar> bars = KafkaInput.ofBars(BROKERS, "bars", RecordForm.AVRO);
        KafkaOutput<InstrumentBar> output = KafkaOutput.ofBars(BROKERS, "bars", RecordForm.AVRO);
        return Stream.of(
                impossible(
                        () -> KafkaBrokers.at(" "),
                        "brokers: must be addresses such as one:9092,two:9092, but was empty"),
                impossible(() -> BROKERS.timeout(Duration.ZERO), "time limit: must be from PT1S to PT1H, but was PT0S"),
                impossible(() -> BROKERS.timeout(Duration.ofHours(2)), "time limit: must be from PT1S to PT1H"),
                impossible(
                        () -> BROKERS.with("isolation.level", "read_uncommitted"),
                        "isolation.level: must not be set: inputs and outputs set it, but was read_uncommitted"),
                impossible(
                        () -> KafkaInput.ofBars(BROKERS, "", RecordForm.JSON),
                        "topic: must have a name, but was empty"),
                impossible(() -> bars.group(""), "group: must have a name"),
                impossible(
                        () -> bars.outOfOrder(Duration.ofMillis(-1)), "bound of the order: must be from PT0S to PT24H"),
                impossible(() -> bars.idleAfter(Duration.ZERO), "time until idle: must be from PT0.001S to PT24H"),
                impossible(() -> bars.furthestAhead(Duration.ofDays(999)), "time ahead: must be from PT0S to PT8784H"),
                impossible(() -> bars.mostBytes(0), "largest record: must be at least 1 byte, but was 0"),
                impossible(
                        () -> KafkaInput.ofPublications(BROKERS, "macro", RecordForm.JSON)
                                .idleAfter(Duration.ofSeconds(1)),
                        "macro: must never be idle: bars wait for publications, but was PT1S"),
                impossible(() -> output.transactionalIdPrefix(" "), "prefix of transactions: must have a name"),
                impossible(
                        () -> output.transactionTimeout(Duration.ofDays(8)),
                        "timeout of transactions: must be from PT10S to PT168H, but was PT192H"));
    }

    @ParameterizedTest
    @MethodSource("impossibleSettings")
    void aSettingThatIsNotPossibleIsRefused(Setting setting, String message) {
        assertThatThrownBy(setting::set)
                .isInstanceOf(ComponentException.class)
                .hasMessageStartingWith("FP-1300 at " + message);
    }

    @Test
    void aRecordIsSentUnderItsInstrumentAndAtItsOwnTime() {
        RecordFormat<InstrumentBar> format = RecordFormat.ofBars(RecordForm.JSON);
        InstrumentBar bar = new InstrumentBar("USD/COP", "", 5, 1, 2, 3, 4, 5);

        ProducerRecord<byte[], byte[]> sent = new RecordWriter<>("bars", format).serialize(bar, null, 5L);

        assertThat(sent.topic()).isEqualTo("bars");
        assertThat(sent.key()).isEqualTo("USD/COP".getBytes(StandardCharsets.UTF_8));
        assertThat(sent.value()).isEqualTo(format.write(bar));
        assertThat(sent.partition()).isNull();
        assertThat(sent.timestamp()).isNull();
    }

    @Test
    void aRefusedRecordIsSentAsItCame() {
        RefusedRecord record = new RefusedRecord("bars-3", 17, "FP-1307", "torn", new byte[] {1}, new byte[] {2, 3}, 9);

        ProducerRecord<byte[], byte[]> sent = new RefusedWriter("dead").serialize(record, null, 5L);

        assertThat(sent.topic()).isEqualTo("dead");
        assertThat(sent.key()).containsExactly(1);
        assertThat(sent.value()).containsExactly(2, 3);
        assertThat(Arrays.stream(sent.headers().toArray()).map(KafkaTopicsTest::text))
                .containsExactly(
                        "feature-parity-code=FP-1307",
                        "feature-parity-message=torn",
                        "feature-parity-source=bars-3",
                        "feature-parity-offset=17",
                        "feature-parity-bytes=9");
    }

    private static String text(Header header) {
        return header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8);
    }
}
