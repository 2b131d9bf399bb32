// SPDX-License-Identifier: Apache-2.0
package com.example.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.kafka.wire.RecordForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobArgumentsTest {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");

    @TempDir
    private Path folder;

    @BeforeEach
    void writeModel() throws IOException {
        NormStats statistics = statistics(0);
        Files.writeString(folder.resolve("contract.json"), CONTRACT.document().canonicalText());
        Files.writeString(
                folder.resolve("norm_stats.json"), statistics.document().canonicalText());
        Files.writeString(
                folder.resolve("model.json"),
                ModelManifest.of("toy", CONTRACT, statistics).toJson());
    }

    private static NormStats statistics(double mean) {
        Map<String, FeatureStatistics> all = new TreeMap<>();
        for (String feature : CONTRACT.featuresWithStatistics()) {
            all.put(feature, new FeatureStatistics(mean, 1));
        }
        return NormStats.of("statistics", all);
    }

    private String[] with(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "--brokers", "one:9092",
                "--contract", folder.resolve("contract.json").toString(),
                "--statistics", folder.resolve("norm_stats.json").toString(),
                "--manifest", folder.resolve("model.json").toString()));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    @Test
    void whatIsNotSaidHasItsUsualValue() {
        JobArguments arguments = JobArguments.of(with());

        assertThat(arguments)
                .extracting(
                        JobArguments::brokers,
                        JobArguments::bars,
                        JobArguments::publications,
                        JobArguments::features,
                        JobArguments::refused,
                        JobArguments::form,
                        JobArguments::name,
                        JobArguments::idleAfter,
                        JobArguments::checkpointMillis)
                .containsExactly(
                        "one:9092",
                        "bars",
                        "publications",
                        "features",
                        "refused",
                        RecordForm.AVRO,
                        "features",
                        Optional.of(Duration.ofMinutes(1)),
                        10_000L);
        assertThat(arguments.model().model().contract().hash()).isEqualTo(CONTRACT.hash());
    }

    @Test
    void everyArgumentIsTaken() {
        JobArguments arguments = JobArguments.of(with(
                "--bars",
                "b",
                "--publications",
                "p",
                "--features",
                "f",
                "--refused",
                "r",
                "--form",
                "json",
                "--name",
                "n",
                "--idle-after",
                "never",
                "--checkpoint",
                "500"));

        assertThat(arguments)
                .extracting(
                        JobArguments::bars,
                        JobArguments::publications,
                        JobArguments::features,
                        JobArguments::refused,
                        JobArguments::form,
                        JobArguments::name,
                        JobArguments::idleAfter,
                        JobArguments::checkpointMillis)
                .containsExactly("b", "p", "f", "r", RecordForm.JSON, "n", Optional.empty(), 500L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--form xml|FP-1300 at argument --form: must be avro or json, but was xml",
                "--checkpoint x|FP-1300 at argument --checkpoint: must be milliseconds from 10 to 240000, but was x",
                "--checkpoint 9|FP-1300 at argument --checkpoint: must be milliseconds from 10 to 240000, but was 9",
                "--idle-after 0|FP-1300 at argument --idle-after: must be milliseconds from 1 to 86400000, but was 0",
                "--bars|FP-1300 at argument --bars: must have a value after it, but was the last argument",
                "--bar b|FP-1300 at argument --bar: must be one of --brokers, --bars, ",
                "--brokers two|FP-1300 at argument --brokers: must be given once, but was there twice",
                "--contract /nowhere|FP-1300 at argument --contract: must be given once"
            })
    void whatIsNotPossibleIsRefused(String more, String message) {
        assertThatThrownBy(() -> JobArguments.of(with(more.split(" "))))
                .isInstanceOf(FeatureParityException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void allThatIsMissingIsNamed() {
        assertThatThrownBy(() -> JobArguments.of())
                .hasMessageContainingAll("--brokers", "--contract", "--statistics", "--manifest");
    }

    @Test
    void filesThatAreNotThoseOfTheModelAreRefused() throws IOException {
        Files.writeString(
                folder.resolve("norm_stats.json"), statistics(1).document().canonicalText());
        assertThatThrownBy(() -> JobArguments.of(with())).isInstanceOf(FeatureParityException.class);

        Files.delete(folder.resolve("norm_stats.json"));
        assertThatThrownBy(() -> JobArguments.of(with()))
                .isInstanceOf(FeatureParityException.class)
                .hasMessageContaining("norm_stats.json");
    }

    /** The file is read where clients are made: the job has the names of the settings alone. */
    @Test
    void settingsOfKafkaComeFromAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("kafka.properties"), "ssl.truststore.password=known to few\n");

        Properties clients = JobArguments.of(with("--kafka-properties", file.toString()))
                .kafka()
                .forConsumers();

        assertThat(clients)
                .containsEntry("bootstrap.servers", "one:9092")
                .containsEntry("ssl.truststore.password", "${file:" + file + ":ssl.truststore.password}");
        assertThat(JobArguments.of(with()).kafka().forConsumers()).doesNotContainKey("ssl.truststore.password");
        assertThatThrownBy(() ->
                        JobArguments.of(with("--kafka-properties", "/nowhere")).kafka())
                .isInstanceOf(FeatureParityException.class)
                .hasMessageContaining("/nowhere");
    }

    /** A savepoint finds the state of an operator by its uid. */
    @Test
    void everyOperatorOfTheJobHasAUid() {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment(settings);

        FeaturesJob.build(job, JobArguments.of(with()));

        assertThat(job.getStreamGraph().getStreamNodes().stream().map(StreamNode::getTransformationUID))
                .contains("kafka-bars", "kafka-publications", "feature-parity-features")
                .doesNotContainNull();
        assertThat(job.getCheckpointConfig().getCheckpointInterval()).isEqualTo(10_000);
        StreamExecutionEnvironment seldom = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        FeaturesJob.build(seldom, JobArguments.of(with("--checkpoint", "240000", "--idle-after", "never")));
        assertThat(seldom.getCheckpointConfig().getCheckpointInterval()).isEqualTo(240_000);
    }
}
