// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import io.featureparity.contract.error.FeatureParityException;
import java.util.function.Supplier;

/**
 * A port of a store behind an {@link Edge}. It makes its calls through the edge, and counts them: reads and writes that were
 * asked for, calls that failed, and calls that were repetitions. A call that an open breaker refuses was asked for, but reaches
 * no store, so it is no failure here.
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
     * Makes a read, which is repeated if it fails.
     *
     * @param <T> the type of the result
     * @param call the call
     * @return the result of the call
     * @throws FeatureParityException the exception of the call, or FP-1261 if the breaker is open
     */
    public <T> T read(Supplier<T> call) {
        countRead();
        return edge.repeatable(counted(call));
    }

    /**
     * Makes a write, which is repeated if it fails. It must have the same effect if it is made twice.
     *
     * @param <T> the type of the result
     * @param call the call
     * @return the result of the call
     * @throws FeatureParityException the exception of the call, or FP-1261 if the breaker is open
     */
    public <T> T write(Supplier<T> call) {
        countWrite();
        return edge.repeatable(counted(call));
    }

    /**
     * Makes a write that must not be repeated.
     *
     * @param <T> the type of the result
     * @param call the call
     * @return the result of the call
     * @throws FeatureParityException the exception of the call, or FP-1261 if the breaker is open
     */
    public <T> T writeOnce(Supplier<T> call) {
        countWrite();
        return edge.once(counted(call));
    }

    /**
     * Reads the next part of a read that has begun. It does not count as a read, and is not repeated.
     *
     * @param <T> the type of the result
     * @param call the call
     * @return the result of the call
     * @throws FeatureParityException the exception of the call, or FP-1261 if the breaker is open
     */
    public <T> T step(Supplier<T> call) {
        return edge.once(counted(call));
    }

    /**
     * Makes a read that is meant to wait: it never counts as slow, and is not repeated.
     *
     * @param <T> the type of the result
     * @param call the call
     * @return the result of the call
     * @throws FeatureParityException the exception of the call, or FP-1261 if the breaker is open
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

    /** {@return the name of the port} */
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
