// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one cluster of the suite; it is started when the first of them asks. */
final class ClusterExtension implements ParameterResolver {

    /** A cluster in this JVM, with a folder for its checkpoints. */
    static final class Cluster implements AutoCloseable {

        private static final long PAUSE_MILLIS = 5;
        private static final int LAST_LOOK = 120_000;

        private final MiniCluster mini;
        private final Path folder;

        Cluster() throws Exception {
            folder = Files.createTempDirectory("flink");
            Configuration configuration = new Configuration();
            configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
            configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
            configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
            configuration.set(
                    HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofMinutes(5)); // the machine may be busy
            configuration.set(RpcOptions.ASK_TIMEOUT_DURATION, Duration.ofMinutes(2));
            mini = new MiniCluster(new MiniClusterConfiguration.Builder()
                    .setConfiguration(configuration)
                    .setNumTaskManagers(1)
                    .setNumSlotsPerTaskManager(2)
                    .withRandomPorts()
                    .build());
            mini.start();
        }

        String folder(String name) throws IOException {
            return Files.createDirectories(folder.resolve(name)).toUri().toString();
        }

        JobID start(StreamExecutionEnvironment job, @Nullable String savepoint) throws Exception {
            JobGraph graph = job.getStreamGraph().getJobGraph();
            if (savepoint != null) {
                graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
            }
            return mini.submitJob(graph).get().getJobID();
        }

        JobResult end(JobID job) throws Exception {
            return mini.requestJobResult(job).get();
        }

        /** Runs a job to its end, which must be a good one. */
        JobExecutionResult run(StreamExecutionEnvironment job, @Nullable String savepoint) throws Exception {
            return end(start(job, savepoint)).toJobExecutionResult(Cluster.class.getClassLoader());
        }

        /**
         * Stops a job whose bars stand still. Its publications have all come, so what they go through ends. Flink refuses a
         * savepoint while a task ends: the master takes the task as running, and where it ran nobody knows it any more.
         */
        String stopWithSavepoint(JobID job) throws Exception {
            CommonTestUtils.waitUntilCondition(() -> standsStill(job), PAUSE_MILLIS, LAST_LOOK);
            return mini.stopWithSavepoint(job, folder("savepoints"), false, SavepointFormatType.CANONICAL)
                    .get();
        }

        private boolean standsStill(JobID job) throws Exception {
            for (AccessExecutionVertex task : mini.getExecutionGraph(job).get().getAllExecutionVertices()) {
                boolean ends = task.getTaskNameWithSubtaskIndex().contains("publications");
                if (task.getExecutionState() != (ends ? ExecutionState.FINISHED : ExecutionState.RUNNING)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            mini.closeAsync().join();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
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
