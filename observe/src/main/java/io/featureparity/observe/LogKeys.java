// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

/**
 * The keys of what is logged: of key-value pairs, and of the MDC. The application's logging backend prints them, as JSON if it is
 * told to.
 */
public final class LogKeys {

    /** In the MDC: the id of the HTTP request in hand. */
    public static final String REQUEST_ID = "request_id";

    /** In the MDC: the id of the trace in hand, as OpenTelemetry's agents call it. */
    public static final String TRACE_ID = "trace_id";

    /** In the MDC: the id of the span in hand. */
    public static final String SPAN_ID = "span_id";

    /** What bars are of. */
    public static final String INSTRUMENT = "instrument";

    /** The time of a bar. */
    public static final String BAR_TIME = "bar_time";

    /** The code of an error, with a page of its own. */
    public static final String CODE = "code";

    /** What has failed; a {@link Part}. */
    public static final String PART = "part";

    /** The class of an exception. */
    public static final String EXCEPTION = "exception";

    private LogKeys() {}
}
