// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.flink.cluster.LocalCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one cluster of the suite; it is started when the first of them asks. */
final class ClusterExtension implements ParameterResolver {

    /** A cluster in this JVM that can stop a job with a savepoint, and go on from there. */
    static final class Cluster extends LocalCluster {

        private static final long PAUSE_MILLIS = 5;
        private static final int LAST_LOOK = 120_000;

        Cluster() throws Exception {
            super(2, 64, patient());
        }

        /** The machine may be busy. */
        private static Configuration patient() {
            Configuration configuration = new Configuration();
            configuration.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofMinutes(5));
            configuration.set(RpcOptions.ASK_TIMEOUT_DURATION, Duration.ofMinutes(2));
            return configuration;
        }

        String folder(String name) throws IOException {
            return Files.createDirectories(folder.resolve(name)).toUri().toString();
        }

        JobID start(StreamExecutionEnvironment job, @Nullable String savepoint) throws Exception {
            return start(graph(job, savepoint));
        }

        JobExecutionResult run(StreamExecutionEnvironment job, @Nullable String savepoint) throws Exception {
            return run(graph(job, savepoint));
        }

        private static JobGraph graph(StreamExecutionEnvironment job, @Nullable String savepoint) {
            JobGraph graph = job.getStreamGraph().getJobGraph();
            if (savepoint != null) {
                graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
            }
            return graph;
        }

        /** Stops a job whose bars stand still, and whose publications have all come. */
        String stopWithSavepoint(JobID job) throws Exception {
            CommonTestUtils.waitUntilCondition(() -> standsStill(job), PAUSE_MILLIS, LAST_LOOK);
            return mini.stopWithSavepoint(job, folder("savepoints"), false, SavepointFormatType.CANONICAL)
                    .get();
        }
    }

    /** Ends the cluster with the suite. */
    private record Held(Cluster cluster) implements AutoCloseable {

        static Held begin() {
            try {
                return new Held(new Cluster());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            cluster.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Held.class, key -> Held.begin(), Held.class)
                .cluster();
    }
}
