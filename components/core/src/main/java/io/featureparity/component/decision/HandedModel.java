// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.decision;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A model that cannot be ended, asked by a thread of its own. If it does not answer in time, that thread is given up: it is
 * interrupted, and left alone with the model. There is one such thread for each loaded model at most, since the model is not asked
 * again.
 *
 * <p>Thread-safe; callers decide one after the other.
 */
final class HandedModel implements DecisionModel {

    private final String name;
    private final DecisionModel model;
    private final Duration limit;
    private final ExecutorService thread;
    private boolean givenUp;

    HandedModel(String name, DecisionModel model, Duration limit) {
        this.name = name;
        this.model = model;
        this.limit = limit;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, "model " + name);
            made.setDaemon(true); // one that is given up keeps no process alive
            return made;
        });
    }

    @Override
    public int observationSize() {
        return model.observationSize();
    }

    @Override
    public synchronized double decide(float[] observation) {
        if (givenUp) {
            throw TimeLimits.exceeded(name, limit, "given up before", null);
        }
        float[] given = observation.clone(); // whoever is given up may read it later
        Future<Double> answer = thread.submit(() -> model.decide(given));
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw unwrapped(failed);
        } catch (TimeoutException late) {
            giveUp();
            throw TimeLimits.exceeded(name, limit, "given up", late);
        } catch (InterruptedException asked) {
            giveUp();
            Thread.currentThread().interrupt();
            throw TimeLimits.exceeded(name, limit, "given up, since the caller was interrupted", asked);
        }
    }

    private void giveUp() {
        givenUp = true;
        thread.shutdownNow();
    }

    /** What a model threw on another thread. */
    private static RuntimeException unwrapped(ExecutionException failed) {
        if (failed.getCause() instanceof RuntimeException thrown) {
            return thrown;
        }
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(failed.getCause());
    }

    /** A model that was given up may still compute, so it stays open. */
    @Override
    public synchronized void close() {
        thread.shutdown();
        if (!givenUp) {
            model.close();
        }
    }
}
