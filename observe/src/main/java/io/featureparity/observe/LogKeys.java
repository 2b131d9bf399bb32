// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

/**
 * The keys in the log: of key-value pairs, and of the MDC. The application's logging backend prints them, as JSON if it is
 * configured so.
 */
public final class LogKeys {

    /** In the MDC: the id of the current HTTP request. */
    public static final String REQUEST_ID = "request_id";

    /** In the MDC: the id of the current trace. OpenTelemetry's agents use the same key. */
    public static final String TRACE_ID = "trace_id";

    /** In the MDC: the id of the current span. */
    public static final String SPAN_ID = "span_id";

    /** A path of an HTTP interface, without parts that the caller chose. */
    public static final String PATH = "path";

    /** The status of an HTTP answer. */
    public static final String STATUS = "status";

    /** The instrument of the bars. */
    public static final String INSTRUMENT = "instrument";

    /** The time of a bar. */
    public static final String BAR_TIME = "bar_time";

    /** The code of an error, with a page of its own. */
    public static final String CODE = "code";

    /** What has failed; a {@link Part}. */
    public static final String PART = "part";

    /** The class of an exception. */
    public static final String EXCEPTION = "exception";

    /** A fault in words: place, rule and value. */
    public static final String FAULT = "fault";

    /** The id of a model. */
    public static final String MODEL = "model";

    /** The version of a model. */
    public static final String MODEL_VERSION = "model_version";

    /** The SHA-256 of the contract. */
    public static final String CONTRACT_HASH = "contract_sha256";

    /** The SHA-256 of the statistics. */
    public static final String STATISTICS_HASH = "statistics_sha256";

    /** The SHA-256 of an observation. */
    public static final String OBSERVATION_HASH = "observation_sha256";

    /** The action that a model wants. */
    public static final String ACTION = "action";

    /** What a model has answered. */
    public static final String OUTPUT = "output";

    /** Where features came from. */
    public static final String SOURCE = "source";

    /** The number of a record in the audit log. */
    public static final String AUDIT_RECORD = "audit_record";

    /** The level of the service, 1 to 4. Backends call the level of a line {@code level}, and some write no line with both. */
    public static final String LEVEL = "service_level";

    /** The level before. */
    public static final String LEVEL_BEFORE = "service_level_before";

    /** What a breaker is for. */
    public static final String BREAKER = "breaker";

    /** The state of a breaker. */
    public static final String STATE = "state";

    /** The position of a bar in its store. */
    public static final String POSITION = "position";

    /** Why something changed, in words. */
    public static final String REASON = "reason";

    /** How long a decision took. */
    public static final String LATENCY_NANOS = "latency_nanos";

    private LogKeys() {}
}
