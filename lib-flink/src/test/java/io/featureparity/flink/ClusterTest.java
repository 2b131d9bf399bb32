// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.testsupport.document.ContractDocument;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole jobs on a cluster: what survives is what the batch computes, to the bit; nothing is missing, nothing there twice. */
@ExtendWith(ClusterExtension.class)
class ClusterTest {

    private static final int INSTRUMENTS = Integer.getInteger("flink.instruments", 64);
    private static final int FAILURES = Integer.getInteger("flink.failures", 20);
    private static final int ROCKSDB_FAILURES = Integer.getInteger("flink.rocksdb.failures", 3);
    private static final TestJob.Source HISTORY = new TestJob.Source(2024, INSTRUMENTS, 60);

    /** Runs a job until it has sent so many vectors, and stops it with a savepoint. */
    private static String stopped(
            ClusterExtension.Cluster cluster, TestJob job, String run, int sent, @Nullable String savepoint)
            throws Exception {
        Collected.expect(run, sent);
        JobID started = cluster.start(job.build(cluster), savepoint);
        Collected.await(run);
        return cluster.stopWithSavepoint(started);
    }

    private static void fail(String backend, int failures, ClusterExtension.Cluster cluster) throws Exception {
        String run = "failing on " + backend;
        Failures.plan(run, 19, failures, 3);

        // Four checkpoints for each failure: not all of them can be followed by one.
        int bars = HISTORY.arrivals().bars().size() / (4 * failures);
        cluster.run(
                new TestJob(HISTORY, run)
                        .backend(backend)
                        .barsPerCheckpoint(bars)
                        .build(cluster),
                null);

        assertThat(Failures.left(run)).isZero();
        Collected.assertAllOf(HISTORY, run);
    }

    @Test
    void failuresAtAnyPointLoseNothingAndDoubleNothing(ClusterExtension.Cluster cluster) throws Exception {
        fail("hashmap", FAILURES, cluster);
    }

    @Test
    void failuresLoseNothingAndDoubleNothingOnRocksDbToo(ClusterExtension.Cluster cluster) throws Exception {
        fail("rocksdb", ROCKSDB_FAILURES, cluster);
    }

    @Test
    void aRunThatNeverEndedIsNotTakenForOneThatSentNothing() {
        assertThat(refusal(IllegalStateException.class, () -> Collected.of("nobody")))
                .hasMessage("nobody has not ended");
    }

    @ParameterizedTest
    @CsvSource({"hashmap, rocksdb", "rocksdb, hashmap"})
    void oneTaskThenTwoThenOneAndAnotherBackend(String first, String last, ClusterExtension.Cluster cluster)
            throws Exception {
        String run = "rescaled " + first;
        int third = HISTORY.arrivals().bars().size() / 3;
        String savepoint = null;
        for (int tasks = 1; tasks <= 2; tasks++) {
            TestJob job =
                    new TestJob(HISTORY, run).parallelism(tasks).backend(first).standStillAfter(third);
            int sent = HISTORY.arrivals().sentAfter(tasks * third)
                    - HISTORY.arrivals().sentAfter((tasks - 1) * third);
            savepoint = stopped(cluster, job, run, sent, savepoint);
        }
        cluster.run(new TestJob(HISTORY, run).parallelism(1).backend(last).build(cluster), savepoint);

        Collected.assertAllOf(HISTORY, run);
    }

    @Test
    void aSavepointOfAnotherContractIsRefused(ClusterExtension.Cluster cluster) throws Exception {
        String other = ContractDocument.builtIn("1.0.0").set("/warm_up", 15).toJson();
        int half = HISTORY.arrivals().bars().size() / 2;
        String savepoint = stopped(cluster, new TestJob(HISTORY, "one").standStillAfter(half), "one", 10, null);

        for (String backend : new String[] {"hashmap", "rocksdb"}) {
            JobResult refused = cluster.end(cluster.start(
                    new TestJob(HISTORY, "other")
                            .config(History.settings(other).build())
                            .backend(backend)
                            .build(cluster),
                    savepoint));
            assertThat(Stream.iterate(
                                    (Throwable) refused.getSerializedThrowable().orElseThrow(),
                                    cause -> cause != null,
                                    Throwable::getCause)
                            .map(Throwable::getMessage))
                    .anySatisfy(message -> assertThat(message)
                            .contains("FP-605 at state of the job: must be taken under the job's contract, ")
                            .contains(History.MODEL.contract().hash())
                            .contains(FeatureContract.parse("other", other).hash()));
        }
    }
}
