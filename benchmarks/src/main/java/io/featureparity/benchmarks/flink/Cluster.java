// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.flink;

import io.featureparity.flink.cluster.LocalCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A cluster in this JVM that takes checkpoints when it is asked to. */
final class Cluster extends LocalCluster {

    private static final long PAUSE_MILLIS = 20;

    Cluster() throws Exception {
        super(1, 256, new Configuration());
    }

    String folder() {
        return folder.toUri().toString();
    }

    JobID start(StreamExecutionEnvironment job) throws Exception {
        return start(job.getStreamGraph().getJobGraph());
    }

    void run(StreamExecutionEnvironment job) throws Exception {
        run(job.getStreamGraph().getJobGraph());
    }

    /** Waits until a checkpoint can be taken. */
    void awaitPublications(JobID job) throws Exception {
        while (!standsStill(job)) {
            Thread.sleep(PAUSE_MILLIS);
        }
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
        end(job);
    }
}
