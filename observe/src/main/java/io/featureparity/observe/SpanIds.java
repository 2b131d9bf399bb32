// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Puts the ids of a span into the MDC of SLF4J until it is closed, so lines that this thread logs meanwhile have the ids. */
public final class SpanIds implements AutoCloseable {

    private final @Nullable String traceBefore;
    private final @Nullable String spanBefore;

    private SpanIds(@Nullable String traceBefore, @Nullable String spanBefore) {
        this.traceBefore = traceBefore;
        this.spanBefore = spanBefore;
    }

    /**
     * Puts the ids of a span into the MDC.
     *
     * @param span the span
     * @return a handle that restores the former ids when it is closed; close it on the same thread
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
