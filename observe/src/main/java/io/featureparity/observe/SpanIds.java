// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The ids of a span in the MDC of SLF4J: what is logged on this thread meanwhile has them. */
public final class SpanIds implements AutoCloseable {

    private final @Nullable String traceBefore;
    private final @Nullable String spanBefore;

    private SpanIds(@Nullable String traceBefore, @Nullable String spanBefore) {
        this.traceBefore = traceBefore;
        this.spanBefore = spanBefore;
    }

    /**
     * Puts the ids there.
     *
     * @param span the span
     * @return what puts back, on the same thread, what was there before
     */
    public static SpanIds put(SpanContext span) {
        SpanIds before = new SpanIds(MDC.get(LogKeys.TRACE_ID), MDC.get(LogKeys.SPAN_ID));
        MDC.put(LogKeys.TRACE_ID, span.getTraceId());
        MDC.put(LogKeys.SPAN_ID, span.getSpanId());
        return before;
    }

    @Override
    public void close() {
        restore(LogKeys.TRACE_ID, traceBefore);
        restore(LogKeys.SPAN_ID, spanBefore);
    }

    private static void restore(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
