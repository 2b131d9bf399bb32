// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/** A cluster in this JVM with one task manager, and with a folder for its checkpoints. */
public abstract class LocalCluster implements AutoCloseable {

    /** The cluster itself. */
    protected final MiniCluster mini;

    /** Its folder, which is deleted at the end. */
    protected final Path folder;

    /**
     * @param slots how many tasks run at once
     * @param managedMebiBytes the memory for states
     * @param configuration what else is set
     */
    protected LocalCluster(int slots, int managedMebiBytes, Configuration configuration) throws Exception {
        folder = Files.createTempDirectory("flink");
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(managedMebiBytes));
        mini = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .withRandomPorts()
                .build());
        mini.start();
    }

    /** Starts a job. */
    public final JobID start(JobGraph job) throws Exception {
        return mini.submitJob(job).get().getJobID();
    }

    /** Waits for the end of a job. */
    public final JobResult end(JobID job) throws Exception {
        return mini.requestJobResult(job).get();
    }

    /** Runs a job to its end, which must be a good one. */
    public final JobExecutionResult run(JobGraph job) throws Exception {
        return end(start(job)).toJobExecutionResult(LocalCluster.class.getClassLoader());
    }

    /**
     * Says whether what the publications go through has ended, and all else runs. Flink refuses a checkpoint or a savepoint
     * while a task ends: the master takes the task as running, and where it ran nobody knows it any more.
     */
    protected final boolean standsStill(JobID job) throws Exception {
        for (AccessExecutionVertex task : mini.getExecutionGraph(job).get().getAllExecutionVertices()) {
            boolean ends = task.getTaskNameWithSubtaskIndex().contains("publications");
            if (task.getExecutionState() != (ends ? ExecutionState.FINISHED : ExecutionState.RUNNING)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public final void close() throws IOException {
        mini.closeAsync().join();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
