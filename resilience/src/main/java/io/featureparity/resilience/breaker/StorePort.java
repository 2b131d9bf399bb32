// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import io.featureparity.contract.error.FeatureParityException;
import java.util.function.Supplier;

/**
 * A port of a store behind an {@link Edge}. It makes its calls through the edge, and counts them: reads and writes that were asked for, calls
 * that failed, and calls that were repetitions. What an open breaker refuses is asked for, and reaches no store, so it is no failure here.
 *
 * <p>Thread-safe.
 */
public final class StorePort {

    private final String name;
    private final Edge edge;
    private long reads;
    private long writes;
    private long failures;
    private long repeated;

    StorePort(String name, Edge edge) {
        this.name = name;
        this.edge = edge;
    }

    // ---- calls

    /**
     * Reads what may be read again if it fails.
     *
     * @param <T> what it gives
     * @param call the call
     * @return what it gave
     * @throws FeatureParityException what it has thrown, or FP-1261
     */
    public <T> T read(Supplier<T> call) {
        countRead();
        return edge.repeatable(counted(call));
    }

    /**
     * Writes what may be written again if it fails: it is then the same.
     *
     * @param <T> what it gives
     * @param call the call
     * @return what it gave
     * @throws FeatureParityException what it has thrown, or FP-1261
     */
    public <T> T write(Supplier<T> call) {
        countWrite();
        return edge.repeatable(counted(call));
    }

    /**
     * Writes what may not be written again.
     *
     * @param <T> what it gives
     * @param call the call
     * @return what it gave
     * @throws FeatureParityException what it has thrown, or FP-1261
     */
    public <T> T writeOnce(Supplier<T> call) {
        countWrite();
        return edge.once(counted(call));
    }

    /**
     * Reads the next part of what was begun to be read, which is no read of its own. It is not repeated.
     *
     * @param <T> what it gives
     * @param call the call
     * @return what it gave
     * @throws FeatureParityException what it has thrown, or FP-1261
     */
    public <T> T step(Supplier<T> call) {
        return edge.once(counted(call));
    }

    /**
     * Reads by a call that is meant to wait: it is never slow, and not repeated.
     *
     * @param <T> what it gives
     * @param call the call
     * @return what it gave
     * @throws FeatureParityException what it has thrown, or FP-1261
     */
    public <T> T await(Supplier<T> call) {
        countRead();
        return edge.waiting(counted(call));
    }

    private <T> Supplier<T> counted(Supplier<T> call) {
        return new Counted<>(call);
    }

    /** A call that knows how often it was made. */
    private final class Counted<T> implements Supplier<T> {

        private final Supplier<T> call;
        private boolean again;

        Counted(Supplier<T> call) {
            this.call = call;
        }

        @Override
        public T get() {
            if (again) {
                countRepetition();
            }
            again = true;
            try {
                return call.get();
            } catch (FeatureParityException e) {
                if (Passing.are(e.faults())) {
                    countFailure();
                }
                throw e;
            }
        }
    }

    private synchronized void countRead() {
        reads++;
    }

    private synchronized void countWrite() {
        writes++;
    }

    private synchronized void countFailure() {
        failures++;
    }

    private synchronized void countRepetition() {
        repeated++;
    }

    // ---- for others

    /** {@return what the port is called} */
    public String name() {
        return name;
    }

    /** {@return how many reads were asked for} */
    public synchronized long reads() {
        return reads;
    }

    /** {@return how many writes were asked for} */
    public synchronized long writes() {
        return writes;
    }

    /** {@return how many calls failed: the server could not be reached, was too slow, or broke off} */
    public synchronized long failures() {
        return failures;
    }

    /** {@return how many calls were made once more after a failure} */
    public synchronized long repeated() {
        return repeated;
    }
}
