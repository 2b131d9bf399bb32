// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkpostgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.flink.FeatureJob;
import io.featureparity.flink.FeatureJobConfig;
import io.featureparity.flink.FeatureStreams;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.RecordTypes;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.store.Secret;
import java.nio.file.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** The example of this module's README. */
class ReadmeTest {

    @Test
    void theExampleBuildsAJob() {
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<InstrumentBar> bars = job.fromData(RecordTypes.of(InstrumentBar.class), Vectors.bar("USD/COP", 0));
        FeatureJobConfig.Builder settings = Vectors.settings();
        String host = "localhost";
        int port = 5432;
        String passwordFile = "/run/secrets/trader";

        // Shown in lib-flink-postgres/README.md
        FeatureJobConfig config = settings.allFeatures().build(); // the table holds raw features too
        FeatureStreams streams = FeatureJob.attach(config, bars);
        PostgresFeatures.write(
                streams.features(),
                config,
                () -> PostgresSettings.of(host, port, "trading", "trader", Secret.fromFile(Path.of(passwordFile))));
        // Shown up to here

        assertThat(job.getStreamGraph().getStreamNodes())
                .anySatisfy(node -> assertThat(node.getTransformationUID()).isEqualTo(PostgresFeatures.UID));
    }
}
