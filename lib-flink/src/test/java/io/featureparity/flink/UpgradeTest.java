// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.flink.record.FeatureVector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A savepoint that the first version wrote goes on under this one. The file is kept, and never written anew. */
@ExtendWith(ClusterExtension.class)
class UpgradeTest {

    private static final Path FIRST_VERSION = Path.of("src", "test", "savepoints", "form-1");
    private static final TestJob.Source HISTORY = new TestJob.Source(1, 4, 40);
    private static final int STOPPED_AFTER = 100;

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void aSavepointOfTheFirstVersionGoesOnWithTheBitsOfTheBatch(String backend, ClusterExtension.Cluster cluster)
            throws Exception {
        String run = "upgraded " + backend;

        cluster.run(
                new TestJob(HISTORY, run).backend(backend).build(cluster),
                FIRST_VERSION.toUri().toString());

        assertThat(History.byInstrument(Collected.<FeatureVector>of(run)))
                .isEqualTo(HISTORY.arrivals().history().expected());
    }

    /** How the file came to be. */
    static void write(ClusterExtension.Cluster cluster) throws Exception {
        Collected.expect("first", HISTORY.arrivals().sentAfter(STOPPED_AFTER));
        JobID job = cluster.start(
                new TestJob(HISTORY, "first").standStillAfter(STOPPED_AFTER).build(cluster), null);
        Collected.await("first");
        Path savepoint = Path.of(URI.create(cluster.stopWithSavepoint(job)));
        Files.createDirectories(FIRST_VERSION);
        Files.copy(savepoint.resolve("_metadata"), FIRST_VERSION.resolve("_metadata"));
    }
}
