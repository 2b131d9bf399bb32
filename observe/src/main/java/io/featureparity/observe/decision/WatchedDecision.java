// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.decision;

import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.observe.Part;
import io.featureparity.observe.SpanIds;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A decision with its time and its span. */
final class WatchedDecision<A extends Enum<A>> implements DecisionScope<A> {

    private final DecisionObserver<A> observer;
    private final long begun;
    private final @Nullable Span span;
    private @Nullable Scope current;
    private @Nullable SpanIds logged;
    private @Nullable A action;
    private boolean closed;

    @SuppressWarnings("MustBeClosedChecker") // it is closed when the decision is
    WatchedDecision(DecisionObserver<A> observer, long begun, @Nullable Span span) {
        this.observer = observer;
        this.begun = begun;
        this.span = span;
        traced(now -> current = now.makeCurrent());
        if (span != null) {
            observer.failures().run(Part.LOGGER, () -> logged = SpanIds.put(span.getSpanContext()));
        }
    }

    /** Something that is done with a span. */
    @FunctionalInterface
    private interface Step {
        void on(Span now);
    }

    private void traced(Step step) {
        Span now = span;
        if (now != null) {
            observer.failures().run(Part.TRACER, () -> step.on(now));
        }
    }

    @Override
    public void decided(A wanted) {
        action = wanted;
        traced(now -> now.setAttribute(SpanKeys.ACTION, wanted.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void observed(String sha256) {
        traced(now -> now.setAttribute(SpanKeys.OBSERVATION_HASH, sha256));
    }

    @Override
    public void failed(Throwable thrown) {
        action = null;
        String type = thrown instanceof FeatureParityException refused
                ? refused.code().id()
                : thrown.getClass().getName();
        traced(now -> now.setAttribute(SpanKeys.ERROR_TYPE, type).setStatus(StatusCode.ERROR));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        observer.record(action, begun);
        SpanIds ids = logged;
        if (ids != null) {
            observer.failures().run(Part.LOGGER, ids::close);
        }
        Scope open = current;
        if (open != null) {
            observer.failures().run(Part.TRACER, open::close);
        }
        traced(Span::end);
    }
}
