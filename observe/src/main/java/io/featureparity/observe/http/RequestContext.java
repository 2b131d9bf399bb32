// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.http;

import com.sun.net.httpserver.Headers;
import io.featureparity.contract.error.Containment;
import io.featureparity.observe.LogKeys;
import io.featureparity.observe.SpanIds;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The ids of a request. While the request is handled they are in the MDC of SLF4J, so lines that are logged meanwhile have
 * them. The trace is that of the caller's header {@code traceparent} (W3C). If an agent has begun a span for the request, the
 * trace is that of the span.
 */
public final class RequestContext implements AutoCloseable {

    /** The header with the id of a request, both in the request and in the answer. */
    public static final String HEADER = "X-Request-Id";

    /** An id of the caller is repeated only if it cannot do harm in a log. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final String requestId;
    private final Optional<String> traceId;
    private final @Nullable SpanIds ids;

    private RequestContext(String requestId, Optional<String> traceId, @Nullable SpanIds ids) {
        this.requestId = requestId;
        this.traceId = traceId;
        this.ids = ids;
    }

    /**
     * Chooses the id of a request: the one that the caller gave, if it is harmless.
     *
     * @param given what the caller gave as {@link #HEADER}; null if nothing
     * @param next makes a new id
     * @return the id
     */
    public static String id(@Nullable String given, Supplier<String> next) {
        return given != null && HARMLESS.matcher(given).matches() ? given : next.get();
    }

    /**
     * Puts the ids of a request into the MDC. If the logging backend throws, the logs lack the ids, and nothing else is lost.
     *
     * @param requestId the id of the request
     * @param headers its headers
     * @return a handle that removes the ids when it is closed; close it on the same thread
     */
    public static RequestContext of(String requestId, Headers headers) {
        return of(requestId, headers::getFirst);
    }

    /**
     * Puts the ids of a request of any HTTP server into the MDC. If the logging backend throws, the logs lack the ids, and
     * nothing else is lost. Without the API of OpenTelemetry there is only the id of the request.
     *
     * @param requestId the id of the request
     * @param header gives the first value of a header by its name; null if there is none
     * @return a handle that removes the ids when it is closed; close it on the same thread
     */
    public static RequestContext of(String requestId, Function<String, @Nullable String> header) {
        Optional<String> traceId = Optional.empty();
        SpanIds ids = null;
        try {
            SpanContext trace = trace(header);
            traceId = trace.isValid() ? Optional.of(trace.getTraceId()) : Optional.empty();
            MDC.put(LogKeys.REQUEST_ID, requestId);
            ids = trace.isValid() ? SpanIds.put(trace) : null;
        } catch (Throwable thrown) {
            Containment.of(thrown);
            return withoutTrace(requestId, traceId);
        }
        return new RequestContext(requestId, traceId, ids);
    }

    private static RequestContext withoutTrace(String requestId, Optional<String> traceId) {
        try {
            MDC.put(LogKeys.REQUEST_ID, requestId);
        } catch (Throwable thrown) {
            Containment.of(thrown);
            return new RequestContext(requestId, traceId, null);
        }
        return new RequestContext(requestId, traceId, null);
    }

    private static SpanContext trace(Function<String, @Nullable String> header) {
        SpanContext begun = Span.current().getSpanContext();
        if (begun.isValid()) {
            return begun;
        }
        TextMapGetter<Function<String, @Nullable String>> first =
                (carrier, key) -> carrier == null ? null : carrier.apply(key);
        Context caller = W3CTraceContextPropagator.getInstance().extract(Context.root(), header, first);
        return Span.fromContext(caller).getSpanContext();
    }

    /** {@return the id of the request} */
    public String requestId() {
        return requestId;
    }

    /** {@return the id of the trace that the request belongs to; nothing if it belongs to none} */
    public Optional<String> traceId() {
        return traceId;
    }

    @Override
    public void close() {
        try {
            MDC.remove(LogKeys.REQUEST_ID);
            if (ids != null) {
                ids.close();
            }
        } catch (Throwable thrown) {
            Containment.of(thrown);
            return;
        }
    }
}
