// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A cluster in this JVM, with a folder for its checkpoints. */
final class Cluster implements AutoCloseable {

    private static final long PAUSE_MILLIS = 20;

    private final MiniCluster mini;
    private final Path folder;

    Cluster() throws Exception {
        folder = Files.createTempDirectory("flink");
        Configuration configuration = new Configuration();
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        mini = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(1)
                .withRandomPorts()
                .build());
        mini.start();
    }

    String folder() {
        return folder.toUri().toString();
    }

    JobID start(StreamExecutionEnvironment job) throws Exception {
        return mini.submitJob(job.getStreamGraph().getJobGraph()).get().getJobID();
    }

    void run(StreamExecutionEnvironment job) throws Exception {
        mini.requestJobResult(start(job)).get().toJobExecutionResult(Cluster.class.getClassLoader());
    }

    /**
     * Waits until what the publications go through has ended. Flink refuses a checkpoint while a task ends: the master takes the
     * task as running, and where it ran nobody knows it any more.
     */
    void awaitPublications(JobID job) throws Exception {
        while (!standsStill(job)) {
            Thread.sleep(PAUSE_MILLIS);
        }
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

    /** Takes a checkpoint, and gives the size of all files that it needs; earlier ones are no longer kept. */
    long checkpoint(JobID job) throws Exception {
        mini.triggerCheckpoint(job).get();
        long size = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }

    void cancel(JobID job) throws Exception {
        mini.cancelJob(job).get();
        mini.requestJobResult(job).get();
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
