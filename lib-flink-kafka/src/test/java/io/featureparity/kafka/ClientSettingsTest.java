// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.kafka.wire.RecordForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of Kafka's clients that stand in a file: no value travels with a job, and each client reads them where it runs. */
class ClientSettingsTest {

    private static final String SECRET = "Zh4-only-who-may-know";

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("kafka.properties"), text);
    }

    private KafkaBrokers withSecrets() throws IOException {
        return KafkaBrokers.at("one:9092")
                .withFile(file("security.protocol=SASL_SSL\nsasl.mechanism=PLAIN\nssl.truststore.password=" + SECRET
                        + "\nsasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required"
                        + " username=\"job\" password=\"" + SECRET + "\";\n"));
    }

    private static String serialized(KafkaBrokers brokers) throws IOException {
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        Incoming<InstrumentBar> bars =
                KafkaInput.ofBars(brokers, "bars", RecordForm.AVRO).into(job);
        KafkaOutput.ofBars(brokers, "again", RecordForm.AVRO).write(bars.records());
        KafkaOutput.ofRefused(brokers, "refused").write(bars.refused());
        return new String(
                InstantiationUtil.serializeObject(job.getStreamGraph().getJobGraph()), StandardCharsets.ISO_8859_1);
    }

    @Test
    void noValueOfTheFileIsInTheSerializedJob() throws IOException {
        String graph = serialized(withSecrets());

        assertThat(graph).contains("${file:" + folder.resolve("kafka.properties") + ":sasl.jaas.config}");
        assertThat(graph).doesNotContain(SECRET).doesNotContain("SASL_SSL");
        assertThat(serialized(KafkaBrokers.at("one:9092").with("client.rack", "openly")))
                .as("what is set openly would be found")
                .contains("openly");
    }

    private static void assertKnowsTheSecrets(AbstractConfig client) {
        assertThat(client.getPassword("ssl.truststore.password").value()).isEqualTo(SECRET);
        assertThat(client.getPassword("sasl.jaas.config").value()).contains("password=\"" + SECRET + "\"");
        assertThat(client.getString("security.protocol")).isEqualTo("SASL_SSL");
    }

    private static Map<String, Object> completed(Properties settings) {
        Map<String, Object> all = new HashMap<>();
        settings.forEach((name, value) -> all.put((String) name, value));
        all.put("key.deserializer", ByteArrayDeserializer.class.getName());
        all.put("value.deserializer", ByteArrayDeserializer.class.getName());
        all.put("key.serializer", ByteArraySerializer.class.getName());
        all.put("value.serializer", ByteArraySerializer.class.getName());
        return all;
    }

    @Test
    void everyKindOfClientReadsTheValues() throws IOException {
        KafkaBrokers brokers = withSecrets();

        assertKnowsTheSecrets(new ConsumerConfig(completed(brokers.forConsumers())));
        assertKnowsTheSecrets(new ProducerConfig(completed(brokers.forProducers())));
        assertKnowsTheSecrets(new AdminClientConfig(completed(brokers.forConsumers())));
    }

    @Test
    void aPasswordThatWouldTravelWithTheJobIsRefused() {
        for (String name : new String[] {"sasl.jaas.config", "ssl.truststore.password", "ssl.key.password"}) {
            ComponentException refused = refusal(
                    ComponentException.class, () -> KafkaBrokers.at("one:9092").with(name, SECRET));
            assertThat(refused)
                    .hasMessage(
                            "FP-1300 at " + name + ": must stand in a file (withFile): what is set here travels with"
                                    + " the job, but was set here");
        }
    }

    private static ComponentException refused(Path file) {
        return refusal(
                ComponentException.class, () -> KafkaBrokers.at("one:9092").withFile(file));
    }

    /** Clients may read the one file that is named to them. */
    @Test
    void aSecondFileIsRefused() throws IOException {
        Path second = Files.writeString(folder.resolve("second.properties"), "client.rack=here");
        KafkaBrokers brokers = withSecrets();

        assertThat(refusal(ComponentException.class, () -> brokers.withFile(second)))
                .hasMessage("FP-1300 at settings of Kafka's clients: must stand in one file, but was a second one, "
                        + second);
    }

    @Test
    void aFileThatIsNotPossibleIsRefusedWithoutItsValues() throws IOException {
        assertThat(refused(folder.resolve("nowhere")))
                .hasMessage("FP-1300 at settings of Kafka's clients in " + folder.resolve("nowhere")
                        + ": must be a file of properties that can be read, but was NoSuchFileException");
        assertThat(refused(file("a=\\uZZZZ" + SECRET)).faults().get(0).toString())
                .contains("must be a file of properties that can be read, but was IllegalArgumentException")
                .doesNotContain(SECRET);
        assertThat(refused(file("# nothing")))
                .hasMessageEndingWith(": must hold settings of Kafka's clients, but was none");
        assertThat(refused(file("isolation.level=read_uncommitted")))
                .hasMessageEndingWith(": must not have what inputs and outputs set, but was isolation.level");
        assertThat(refused(file("config.providers=mine")))
                .hasMessageEndingWith(": must not have what inputs and outputs set, but was config.providers");
        assertThat(refused(file("a=" + "b".repeat(1 << 20)))).hasMessageEndingWith("but was more");
        Path odd = Files.writeString(folder.resolve("with}brace"), "a=b");
        assertThat(refused(odd)).hasMessageContaining("must have a name without any of :,{}$");
    }
}
