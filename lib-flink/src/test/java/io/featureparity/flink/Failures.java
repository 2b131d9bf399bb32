// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/**
 * Makes a job fail so many times: after a checkpoint is complete and some more records went by, at one of several places, each
 * time another.
 */
final class Failures {

    /** After so many checkpoints another place is chosen: fewer publications come than bars. */
    private static final int PATIENCE = 3;

    private static final ConcurrentMap<String, Failures> BY_RUN = new ConcurrentHashMap<>();

    private final Random random;
    private final int places;
    private int left;
    private int place;
    private int records;
    private boolean armed;
    private int waited;

    private Failures(long seed, int count, int places) {
        this.random = new Random(seed);
        this.places = places;
        this.left = count;
    }

    /** Plans the failures of a run. */
    static void plan(String run, long seed, int count, int places) {
        BY_RUN.put(run, new Failures(seed, count, places));
    }

    /** How many failures of a run have not happened. */
    static int left(String run) {
        Failures failures = BY_RUN.get(run);
        return failures == null ? 0 : failures.leftNow();
    }

    private synchronized int leftNow() {
        return left;
    }

    private synchronized void checkpointed() {
        if (left > 0 && (!armed || ++waited > PATIENCE)) {
            armed = true;
            waited = 0;
            place = random.nextInt(places);
            records = random.nextInt(place == 1 ? 2 : 40);
        }
    }

    private synchronized void passed(int at) {
        if (armed && at == place && records-- == 0) {
            armed = false;
            left--;
            throw new InjectedFailure(at);
        }
    }

    /** A failure that was planned. */
    private static final class InjectedFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InjectedFailure(int at) {
            super("planned, at place " + at);
        }
    }

    /** A place at which a job can fail. */
    static final class Place<T> extends RichMapFunction<T, T> implements CheckpointListener {

        private static final long serialVersionUID = 1L;

        private final String run;
        private final int at;

        Place(String run, int at) {
            this.run = run;
            this.at = at;
        }

        @Override
        public T map(T value) {
            Failures failures = BY_RUN.get(run);
            if (failures != null) {
                failures.passed(at);
            }
            return value;
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            Failures failures = BY_RUN.get(run);
            if (failures != null) {
                failures.checkpointed();
            }
        }
    }
}
