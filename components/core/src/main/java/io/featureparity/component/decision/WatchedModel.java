// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.decision;

import io.featureparity.contract.error.ComponentException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A model that can be ended, asked by the thread of the caller: to hand a million observations of a backtest over to another thread would
 * take longer than to compute them. A thread beside it looks now and then whether it is still the same decision.
 *
 * <p>Thread-safe; callers decide one after the other.
 */
final class WatchedModel implements DecisionModel {

    /** So often it looks within the limit. */
    private static final int LOOKS = 4;

    private final String name;
    private final DecisionModel model;
    private final Duration limit;

    /** Guards what stands below, and is told of when the model is closed. */
    private final Object lock = new Object();

    private long decision;
    private boolean deciding;
    private boolean ended;
    private boolean closed;

    WatchedModel(String name, DecisionModel model, Duration limit) {
        this.name = name;
        this.model = model;
        this.limit = limit;
        Thread watcher = new Thread(this::watch, "watch " + name);
        watcher.setDaemon(true);
        watcher.start();
    }

    @Override
    public int observationSize() {
        return model.observationSize();
    }

    @Override
    public synchronized double decide(float[] observation) {
        synchronized (lock) {
            decision++;
            deciding = true;
            ended = false;
        }
        try {
            double answer = model.decide(observation);
            requireInTime(null);
            return answer;
        } catch (ComponentException failed) {
            requireInTime(failed);
            throw failed;
        }
    }

    /** After this the watcher ends nothing any more, until the next decision begins. */
    private void requireInTime(@Nullable ComponentException failed) {
        boolean late;
        synchronized (lock) {
            deciding = false;
            late = ended;
        }
        if (late) {
            throw TimeLimits.exceeded(name, limit, "ended", failed);
        }
    }

    private void watch() {
        long millis = Math.max(1, limit.toMillis() / LOOKS);
        long seen = 0;
        int looks = 0;
        synchronized (lock) {
            while (!closed) {
                TimeLimits.await(lock, millis);
                looks = deciding && decision == seen ? looks + 1 : 0;
                seen = decision;
                if (looks > LOOKS) {
                    ended = true;
                    model.end();
                }
            }
        }
    }

    @Override
    public void end() {
        model.end();
    }

    @Override
    public boolean canBeEnded() {
        return true;
    }

    /** Waits for the decision in hand, which does not take long. */
    @Override
    public synchronized void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        model.close();
    }
}
