// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

import static io.featureparity.observe.Label.ACTION;
import static io.featureparity.observe.Label.BREAKER;
import static io.featureparity.observe.Label.CODE;
import static io.featureparity.observe.Label.COLUMN;
import static io.featureparity.observe.Label.CONTRACT;
import static io.featureparity.observe.Label.CONTRACT_HASH;
import static io.featureparity.observe.Label.DECISION;
import static io.featureparity.observe.Label.INSTRUMENT;
import static io.featureparity.observe.Label.LOG;
import static io.featureparity.observe.Label.OPERATION;
import static io.featureparity.observe.Label.OUTCOME;
import static io.featureparity.observe.Label.PART;
import static io.featureparity.observe.Label.PATH;
import static io.featureparity.observe.Label.PORT;
import static io.featureparity.observe.Label.SOURCE;
import static io.featureparity.observe.Label.STATISTICS_HASH;
import static io.featureparity.observe.Label.STATUS;
import static io.featureparity.observe.Label.STORE;
import static io.featureparity.observe.Label.TO;
import static io.featureparity.observe.MetricKind.COUNTER;
import static io.featureparity.observe.MetricKind.GAUGE;
import static io.featureparity.observe.MetricKind.TIMER;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of all metrics. {@code docs/observability.md} shows it, and a test keeps the two the same.
 *
 * <p>Large for a reason: each metric has its kind, name, unit, meaning and labels in one place.
 */
public enum Metric {

    // ---- bars
    /** Bars by what the feed decided about each. */
    BARS(
            COUNTER,
            "bars",
            "bars",
            "bars by what the feed decided about each",
            INSTRUMENT,
            CONTRACT,
            OUTCOME,
            DECISION,
            CODE),
    /** Time since the last bar that was taken in began. */
    BAR_AGE(GAUGE, "bar.age", "seconds", "time since the last bar that was taken in began", INSTRUMENT, CONTRACT),
    /** Bars of the contract's sessions that have ended by now, and have not come since the last one; at most 1000. */
    BARS_OVERDUE(
            GAUGE,
            "overdue.bars",
            "bars",
            "bars of the contract's sessions that have ended by now, and have not come since the last one; at most 1000",
            INSTRUMENT,
            CONTRACT),
    /** Bars until an observation is legal. */
    WARMUP_LEFT(GAUGE, "warmup.left.bars", "bars", "bars until an observation is legal", INSTRUMENT, CONTRACT),
    /** Time since the newest value of a macro column that a bar has seen became known. */
    MACRO_AGE(
            GAUGE,
            "macro.age",
            "seconds",
            "time since the newest value of a macro column that a bar has seen became known",
            INSTRUMENT,
            CONTRACT,
            COLUMN),
    /** Snapshots of the feed that were taken. */
    SNAPSHOTS(COUNTER, "snapshots", "snapshots", "snapshots of the feed that were taken", INSTRUMENT, CONTRACT),
    /** Time since the last bar in the newest snapshot, taken or restored, began. */
    SNAPSHOT_AGE(
            GAUGE,
            "snapshot.age",
            "seconds",
            "time since the last bar in the newest snapshot, taken or restored, began",
            INSTRUMENT,
            CONTRACT),

    /** Exceptions of the feed's listener, which went no further. */
    LISTENER_FAILURES(
            COUNTER,
            "listener.failures",
            "failures",
            "exceptions of the feed's listener, which went no further",
            INSTRUMENT,
            CONTRACT),

    // ---- engine
    /** Bars in the state of the engine, those before a snapshot too. */
    ENGINE_BARS(
            GAUGE,
            "engine.bars",
            "bars",
            "bars in the state of the engine, those before a snapshot too",
            INSTRUMENT,
            CONTRACT),
    /** Bad bars among them, taken as absent ones. */
    ENGINE_BARS_TAKEN_AS_ABSENT(
            GAUGE, "engine.absent.bars", "bars", "bad bars among them, taken as absent ones", INSTRUMENT, CONTRACT),
    /** Bars among them whose open or close was outside of high and low. */
    ENGINE_BARS_OUTSIDE_HIGH_LOW(
            GAUGE,
            "engine.outside.high.low.bars",
            "bars",
            "bars among them whose open or close was outside of high and low",
            INSTRUMENT,
            CONTRACT),

    // ---- model and decisions
    /** 1; its labels say what is served. */
    MODEL_SERVED(
            GAUGE,
            "model.served",
            null,
            "1; its labels say what is served",
            INSTRUMENT,
            CONTRACT,
            CONTRACT_HASH,
            STATISTICS_HASH),
    /** Faults that say: this is not what the model was trained with. */
    MODEL_MISMATCHES(COUNTER, "model.mismatches", null, "faults that say: this is not what the model was trained with"),
    /** Decisions and how long each took; action {@code none} if there was none. */
    DECISION_TIME(
            TIMER,
            "decision",
            "seconds",
            "decisions and how long each took; action `none` if there was none",
            INSTRUMENT,
            CONTRACT,
            ACTION),
    /** Work on many bars, and how long it took. */
    BATCH_TIME(TIMER, "batch", "seconds", "work on many bars, and how long it took", INSTRUMENT, CONTRACT, OPERATION),
    /** Quality of the session's bars so far, 0 to 100. */
    QUALITY_SCORE(GAUGE, "quality.score", null, "quality of the session's bars so far, 0 to 100", INSTRUMENT),

    // ---- audit
    /** Records in the file of the audit log. */
    AUDIT_RECORDS_WRITTEN(COUNTER, "audit.written.records", "records", "records in the file of the audit log", LOG),
    /** Records that the audit log had no room for. */
    AUDIT_RECORDS_DROPPED(
            COUNTER, "audit.dropped.records", "records", "records that the audit log had no room for", LOG),
    /** Records that are not on the disk yet. */
    AUDIT_RECORDS_WAITING(GAUGE, "audit.waiting.records", "records", "records that are not on the disk yet", LOG),
    /** The number of the newest record in the audit log. */
    AUDIT_POSITION(GAUGE, "audit.position", null, "the number of the newest record in the audit log", LOG),
    /** Checkpoints of the audit log. */
    AUDIT_CHECKPOINTS(COUNTER, "audit.checkpoints", "checkpoints", "checkpoints of the audit log", LOG, OUTCOME),
    /** Closed segments that could not be packed. */
    AUDIT_PACKINGS_FAILED(COUNTER, "audit.packings.failed", null, "closed segments that could not be packed", LOG),
    /** 1 if the audit log's writer has stopped. */
    AUDIT_STOPPED(GAUGE, "audit.stopped", null, "1 if the audit log's writer has stopped", LOG),
    /** Records that an audit has computed again. */
    AUDIT_COMPARED(COUNTER, "audit.compared.records", "records", "records that an audit has computed again", LOG),
    /** Records that an audit has found to differ. */
    AUDIT_DIVERGENT(COUNTER, "audit.divergent.records", "records", "records that an audit has found to differ", LOG),
    /** Faults that stood in the way of the last audit. */
    AUDIT_OBSTACLES(GAUGE, "audit.obstacles", null, "faults that stood in the way of the last audit", LOG),
    /** Time since the last audit ended, of a service that audits its own log. */
    AUDIT_AGE(
            GAUGE,
            "audit.age",
            "seconds",
            "time since the last audit ended, of a service that audits its own log; a job has the age of its file",
            LOG),

    // ---- components
    /** Rows of features that were written. */
    REFRESH_ROWS_WRITTEN(COUNTER, "refresh.written.rows", "rows", "rows of features that were written", INSTRUMENT),
    /** Exceptions of the refresh's listener, which went no further. */
    REFRESH_LISTENER_FAILURES(
            COUNTER,
            "refresh.listener.failures",
            "failures",
            "exceptions of the refresh's listener, which went no further",
            INSTRUMENT),
    /** Rows that were taken from the outbox to the online store. */
    OUTBOX_DELIVERED(
            COUNTER,
            "outbox.delivered.rows",
            "rows",
            "rows that were taken from the outbox to the online store",
            INSTRUMENT),
    /** How often a store failed and was tried again. */
    STORE_INTERRUPTIONS(
            COUNTER,
            "store.interruptions",
            "interruptions",
            "how often a store failed and was tried again",
            INSTRUMENT,
            STORE),
    /** Reads of a port of a store. */
    STORE_READS(COUNTER, "store.reads", null, "reads of a port of a store that were asked for", INSTRUMENT, PORT),
    /** Writes to a port of a store. */
    STORE_WRITES(COUNTER, "store.writes", null, "writes to a port of a store that were asked for", INSTRUMENT, PORT),
    /** Calls of a port of a store that failed. */
    STORE_FAILURES(COUNTER, "store.failures", "failures", "calls of a port of a store that failed", INSTRUMENT, PORT),
    /** Calls of a port of a store that were made once more after a failure. */
    STORE_REPEATED(
            COUNTER,
            "store.repeated.calls",
            "calls",
            "calls of a port of a store that were made once more after a failure",
            INSTRUMENT,
            PORT),
    /** The position of the last bar in the stored state. */
    REFRESH_POSITION(GAUGE, "refresh.position", null, "the position of the last bar in the stored state", INSTRUMENT),
    /** 1 if it can decide now. */
    INFERENCE_READY(GAUGE, "inference.ready", null, "1 if it can decide now", INSTRUMENT),
    /** Decisions by where their features came from. */
    INFERENCE_FEATURES(
            COUNTER, "inference.features", null, "decisions by where their features came from", INSTRUMENT, SOURCE),
    /** Bars without a decision, since their features or their source were too bad. */
    INFERENCE_BARS_OBJECTED(
            COUNTER,
            "inference.objected.bars",
            "bars",
            "bars without a decision, since their features or their source were too bad",
            INSTRUMENT),
    /** Exceptions of the inference's listener, which went no further. */
    INFERENCE_LISTENER_FAILURES(
            COUNTER,
            "inference.listener.failures",
            "failures",
            "exceptions of the inference's listener, which went no further",
            INSTRUMENT),
    /** Bars without a decision, since they had ended too long ago. */
    INFERENCE_BARS_TOO_OLD(
            COUNTER,
            "inference.too.old.bars",
            "bars",
            "bars without a decision, since they had ended too long ago",
            INSTRUMENT),
    /** Requests to the HTTP interface, and how long each took. */
    HTTP_REQUESTS(
            TIMER, "http.requests", "seconds", "requests to the HTTP interface, and how long each took", PATH, STATUS),

    // ---- resilience
    /** The level of the service: 1 all is well, to 4 read-only. */
    LEVEL(GAUGE, "level", null, "the level of the service: 1 all is well, to 4 read-only", INSTRUMENT),
    /** Transitions to a level. */
    LEVEL_TRANSITIONS(COUNTER, "level.transitions", "transitions", "transitions to a level", INSTRUMENT, TO),
    /** Transitions that the audit log will never have. */
    LEVEL_CHANGES_LEFT_OUT(
            COUNTER,
            "level.left.out.changes",
            "changes",
            "transitions that the audit log will never have, since more than 1000 waited for it",
            INSTRUMENT),
    /** Exceptions of those who hear of transitions, which went no further. */
    LEVEL_LISTENER_FAILURES(
            COUNTER,
            "level.listener.failures",
            "failures",
            "exceptions of those who hear of transitions, which went no further",
            INSTRUMENT),
    /** 1 if the breaker lets nothing through. */
    BREAKER_OPEN(GAUGE, "breaker.open", null, "1 if the breaker lets nothing through", INSTRUMENT, BREAKER),
    /** How often the breaker has opened. */
    BREAKER_OPENED(COUNTER, "breaker.opened", null, "how often the breaker has opened", INSTRUMENT, BREAKER),
    /** Calls that the breaker did not let through. */
    BREAKER_REFUSED(
            COUNTER,
            "breaker.refused.calls",
            "calls",
            "calls that the breaker did not let through",
            INSTRUMENT,
            BREAKER),
    /** Calls that were made once more after a failure. */
    BREAKER_REPEATED(
            COUNTER,
            "breaker.repeated.calls",
            "calls",
            "calls that were made once more after a failure",
            INSTRUMENT,
            BREAKER),
    /** Exceptions of those who hear of a breaker, which went no further. */
    BREAKER_LISTENER_FAILURES(
            COUNTER,
            "breaker.listener.failures",
            "failures",
            "exceptions of those who hear of a breaker, which went no further",
            INSTRUMENT,
            BREAKER),

    // ---- faults
    /** Faults by their code; a code is there from its first fault on. */
    FAULTS(COUNTER, "faults", "faults", "faults by their code; a code is there from its first fault on", CODE),
    /** What watches the service has thrown, and was contained. */
    OBSERVER_FAILURES(
            COUNTER, "observer.failures", "failures", "what watches the service has thrown, and was contained", PART);

    /** What the name of each metric begins with. */
    public static final String PREFIX = "feature.parity.";

    private final MetricKind kind;
    private final String shortName;
    private final String unit;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Label> labels;

    Metric(MetricKind kind, String shortName, @Nullable String unit, String meaning, Label... labels) {
        this.kind = kind;
        this.shortName = shortName;
        this.unit = unit == null ? "" : unit;
        this.meaning = meaning;
        this.labels = List.of(labels);
    }

    /** {@return what kind of metric it is} */
    public MetricKind kind() {
        return kind;
    }

    /** {@return its name as Micrometer has it, such as {@code feature.parity.bar.age}} */
    public String id() {
        return PREFIX + shortName;
    }

    /** {@return its unit; empty if it is a mere number} */
    public String unit() {
        return unit;
    }

    /** {@return what it says, in words} */
    public String meaning() {
        return meaning;
    }

    /** {@return its labels, in order} */
    public List<Label> labels() {
        return labels;
    }
}
