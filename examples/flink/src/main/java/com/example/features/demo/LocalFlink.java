// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.PackagedProgramUtils;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.scheduler.exceptionhistory.RootExceptionHistoryEntry;

/** A Flink in this JVM. It gets the job as {@code flink run} sends it: a jar, a main class, arguments, a class loader of its own. */
@SuppressWarnings("try") // an interrupt ends it
final class LocalFlink implements AutoCloseable {

    private static final int TASKS = 2;
    private static final long SECONDS = 300;

    private final Path folder;
    private final Configuration settings;
    private final MiniCluster cluster;
    private int worker;

    private LocalFlink(Path folder, Configuration settings, MiniCluster cluster) {
        this.folder = folder;
        this.settings = settings;
        this.cluster = cluster;
    }

    static LocalFlink start(Path folder) throws Exception {
        Configuration settings = new Configuration();
        settings.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        settings.set(RestOptions.ADDRESS, "127.0.0.1");
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(32));
        settings.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofMinutes(5)); // the machine may be busy
        settings.set(RpcOptions.ASK_TIMEOUT_DURATION, Duration.ofMinutes(2));
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, uri(folder.resolve("checkpoints")));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(TASKS)
                .build());
        cluster.start();
        return new LocalFlink(folder, settings, cluster);
    }

    private static String uri(Path folder) throws IOException {
        return Files.createDirectories(folder).toUri().toString();
    }

    /** Starts a job, as {@code flink run} does. */
    JobID run(Path jar, SavepointRestoreSettings from, List<String> arguments) throws Exception {
        Configuration ofJob = new Configuration(settings);
        try (PackagedProgram program = PackagedProgram.newBuilder()
                .setJarFile(new File(jar.toString()))
                .setArguments(arguments.toArray(String[]::new))
                .setConfiguration(ofJob)
                .setSavepointRestoreSettings(from)
                .build()) {
            JobGraph graph = PackagedProgramUtils.createJobGraph(program, ofJob, TASKS, false);
            return cluster.submitJob(graph).get(SECONDS, TimeUnit.SECONDS).getJobID();
        }
    }

    /** Ends the task manager with all that it was just doing, and starts another one. */
    void fail() throws Exception {
        cluster.terminateTaskManager(worker++).get(SECONDS, TimeUnit.SECONDS);
        cluster.startTaskManager();
    }

    /** How many checkpoints of a job are complete. */
    long checkpoints(JobID job) throws Exception {
        CheckpointStatsSnapshot all =
                cluster.getExecutionGraph(job).get(SECONDS, TimeUnit.SECONDS).getCheckpointStatsSnapshot();
        return all == null ? 0 : all.getCounts().getNumberOfCompletedCheckpoints();
    }

    /** Why the job failed last, beside what was done to it on purpose; empty if it did not. */
    String lastFailure(JobID job) throws Exception {
        String last = "";
        for (RootExceptionHistoryEntry entry : cluster.getExecutionGraphInfo(job)
                .get(SECONDS, TimeUnit.SECONDS)
                .getExceptionHistory()) {
            last = entry.getExceptionAsString();
        }
        return last;
    }

    /** Stops a job with a savepoint, and gives the place of it. */
    String stop(JobID job) throws Exception {
        return cluster.stopWithSavepoint(job, uri(folder.resolve("savepoints")), false, SavepointFormatType.CANONICAL)
                .get(SECONDS, TimeUnit.SECONDS);
    }

    /** Where its web page is. */
    URI page() throws Exception {
        return cluster.getRestAddress().get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        cluster.closeAsync().get(SECONDS, TimeUnit.SECONDS);
    }
}
