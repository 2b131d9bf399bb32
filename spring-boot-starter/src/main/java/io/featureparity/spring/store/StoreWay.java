// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import io.featureparity.contract.error.Containment;
import io.featureparity.resilience.breaker.BreakerState;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.breaker.EdgeListener;
import io.featureparity.resilience.breaker.EdgeState;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import java.util.ArrayList;
import java.util.List;

/**
 * The way to stores of one kind. While they do not answer, or their breaker is not closed, a condition lowers the level. Thread-safe.
 */
final class StoreWay {

    private final Edge edge;
    private final String condition;
    private final ServiceLevel lowered;
    private final ServiceLevels levels;
    private final List<EdgeListener> hearing;
    private final List<Runnable> questions = new ArrayList<>();
    private volatile String failed = "";

    StoreWay(EdgeOf making, String condition, ServiceLevel lowered, ServiceLevels levels, List<EdgeListener> hearing) {
        this.edge = making.edge(this::changed);
        this.hearing = hearing;
        this.condition = condition;
        this.lowered = lowered;
        this.levels = levels;
    }

    Edge edge() {
        return edge;
    }

    /** Adds a small call that shows whether a store answers. */
    synchronized void askBy(Runnable question) {
        questions.add(question);
    }

    synchronized boolean isUsed() {
        return !questions.isEmpty();
    }

    private synchronized List<Runnable> questions() {
        return List.copyOf(questions);
    }

    /** Asks whether the stores answer; throws what they have thrown. */
    void ask() {
        try {
            questions().forEach(Runnable::run);
            failed = "";
        } catch (RuntimeException e) {
            failed = String.valueOf(e.getMessage());
            throw e;
        } finally {
            settle();
        }
    }

    /** One that throws keeps nobody else from hearing; the edge counts what this throws. */
    private void changed(EdgeState state) {
        settle();
        Throwable thrown = null;
        for (EdgeListener listener : hearing) {
            try {
                listener.changed(state);
            } catch (RuntimeException | Error e) {
                Containment.of(e);
                thrown = thrown == null ? e : thrown;
            }
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void settle() {
        EdgeState now = edge.state();
        String why = now.state() == BreakerState.CLOSED ? failed : now.toString();
        if (why.isEmpty()) {
            levels.clear(condition);
        } else {
            levels.raise(condition, lowered, why);
        }
    }

    /** Makes an edge that tells a listener. */
    @FunctionalInterface
    interface EdgeOf {
        Edge edge(EdgeListener listener);
    }
}
