// SPDX-License-Identifier: Apache-2.0
package com.example.features;

import io.featureparity.flink.FeatureJob;
import io.featureparity.flink.FeatureStreams;
import io.featureparity.flink.FeatureWatermarks;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.kafka.Incoming;
import io.featureparity.kafka.KafkaBrokers;
import io.featureparity.kafka.KafkaInput;
import io.featureparity.kafka.KafkaOutput;
import io.featureparity.kafka.RefusedRecords;
import java.time.Duration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Bars and macro publications of a Kafka in, feature vectors out: exactly once, and equal to the batch to the bit. */
public final class FeaturesJob {

    /** How far behind the latest record of its partition one may be that is not late. */
    private static final Duration OUT_OF_ORDER = Duration.ofSeconds(10);

    private FeaturesJob() {}

    /**
     * What {@code flink run} starts.
     *
     * @param arguments brokers, topics and the files of the model; see {@link JobArguments}
     * @throws Exception if the job cannot be started
     */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment();
        build(job, JobArguments.of(arguments));
        job.execute("features");
    }

    static void build(StreamExecutionEnvironment job, JobArguments settings) {
        if (!job.getCheckpointConfig().isCheckpointingEnabled()) {
            job.enableCheckpointing(settings.checkpointMillis());
        }
        KafkaBrokers brokers = settings.kafka();
        KafkaInput<InstrumentBar> ofBars = KafkaInput.ofBars(brokers, settings.bars(), settings.form())
                .group(settings.name())
                .watermarks(FeatureWatermarks.ofBars(settings.model(), OUT_OF_ORDER));
        Incoming<InstrumentBar> bars = settings.idleAfter()
                .map(ofBars::idleAfter)
                .orElseGet(ofBars::neverIdle)
                .into(job);
        Incoming<Publication> publications = KafkaInput.ofPublications(
                        brokers, settings.publications(), settings.form())
                .group(settings.name())
                .watermarks(FeatureWatermarks.ofPublications(settings.model(), OUT_OF_ORDER))
                .into(job);

        FeatureStreams computed = FeatureJob.attach(settings.model(), bars.records(), publications.records());

        KafkaOutput.ofVectors(brokers, settings.features(), settings.form())
                .transactionalIdPrefix(settings.name() + "-features")
                .write(computed.features());
        KafkaOutput.ofRefused(brokers, settings.refused())
                .transactionalIdPrefix(settings.name() + "-refused")
                .write(bars.refused().union(publications.refused(), RefusedRecords.of(computed, settings.form())));
    }
}
