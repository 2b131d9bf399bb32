// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.json.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A savepoint that the first version wrote goes on under this one. The file is kept, and never written anew. */
@ExtendWith(ClusterExtension.class)
class UpgradeTest {

    private static final Path SAVEPOINTS = Path.of("src", "test", "resources", "savepoints");
    private static final Path FIRST_VERSION = SAVEPOINTS.resolve("form-1");
    private static final TestJob.Source HISTORY = new TestJob.Source(1, 4, 40);

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void aSavepointOfTheFirstVersionGoesOnWithTheBitsOfTheBatch(String backend, ClusterExtension.Cluster cluster)
            throws Exception {
        String run = "upgraded " + backend;

        cluster.run(
                new TestJob(HISTORY, run).backend(backend).build(cluster),
                FIRST_VERSION.toUri().toString());

        Collected.assertAllOf(HISTORY, run);
    }

    @Test
    void theSavepointIsTheOneThatTheFirstVersionWrote() throws IOException {
        byte[] bytes = Files.readAllBytes(FIRST_VERSION.resolve("_metadata"));
        assertThat(Files.readString(SAVEPOINTS.resolve("README.md"))).containsOnlyOnce("| " + Sha256.of(bytes) + " |");
        assertThat(Sha256.of(bytes)).isEqualTo("fcbe4ca2162cb4b7e9a647a362d1d186883c8c5f1a15e3145f1f8c6b65669a74");
    }
}
