// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;

/** Sends a market in parts while its job computes, and does to the job what happens to jobs. */
@SuppressWarnings("try") // an interrupt ends it
final class FlinkDemoRun {

    private static final Duration A_MOMENT = Duration.ofMillis(50);

    private final LocalFlink flink;
    private final DemoTopics topics;
    private final DemoMarket market;
    private final Consumer<String> progress;
    private final int steps;
    private final int parts;
    private int bad;

    FlinkDemoRun(LocalFlink flink, DemoTopics topics, DemoMarket market, int failures, Consumer<String> progress) {
        this.flink = flink;
        this.topics = topics;
        this.market = market;
        this.progress = progress;
        this.steps = market.times().length;
        this.parts = failures + 1;
    }

    /** Sends all parts but the last. In the midst of each, and after a checkpoint, the task manager ends. */
    void sendAndFail(JobID job, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int part = 0; part + 1 < parts; part++) {
            awaitCheckpoint(job);
            long before = topics.written();
            int from = steps * part / parts;
            int until = steps * (part + 1) / parts;
            send(from, until);
            int coming = market.vectorsUntil(until) - market.vectorsUntil(from); // none, if all of the part is warm-up
            long some = before + random.nextInt(coming / 2 + 1);
            await("vectors of part " + (part + 1), job, () -> topics.written() >= some);
            flink.fail();
            progress.accept("ended the task manager, " + (part + 1) + " of " + (parts - 1));
        }
    }

    private int last() {
        return steps * (parts - 1) / parts;
    }

    private int middleOfLast() {
        return (last() + steps) / 2;
    }

    void sendHalfOfTheRest() throws Exception {
        send(last(), middleOfLast());
    }

    void sendTheRest() throws Exception {
        send(middleOfLast(), steps);
    }

    /** Stops the job with a savepoint, and starts it again from there. */
    JobID goOn(JobID job, Path jar, List<String> arguments) throws Exception {
        awaitCheckpoint(job);
        String savepoint = flink.stop(job);
        JobID next = flink.run(jar, SavepointRestoreSettings.forPath(savepoint), arguments);
        progress.accept("stopped the job with a savepoint, and started it again from there");
        return next;
    }

    /** How many records were sent that no job may take in. */
    int bad() {
        return bad;
    }

    private void send(int from, int until) throws Exception {
        for (int step = from; step < until; step++) {
            bad += step == steps / 2 ? topics.sendBadRecords(market, step) : 0;
            topics.send(market, step);
        }
        topics.flush();
    }

    private void awaitCheckpoint(JobID job) throws Exception {
        long checkpoints = flink.checkpoints(job);
        await("checkpoint", job, () -> flink.checkpoints(job) > checkpoints);
    }

    private interface Condition {
        boolean isMet() throws Exception;
    }

    private void await(String what, JobID job, Condition condition) throws Exception {
        long begin = System.nanoTime();
        while (!condition.isMet()) {
            Thread.sleep(A_MOMENT.toMillis());
            if (System.nanoTime() - begin > FlinkDemo.PATIENCE.toNanos()) {
                String rule = "must come within " + FlinkDemo.PATIENCE;
                throw new ComponentException(new Fault(
                        ErrorCode.DEMO_SERVER,
                        what,
                        rule,
                        "not there; the job failed last by " + flink.lastFailure(job)));
            }
        }
    }
}
