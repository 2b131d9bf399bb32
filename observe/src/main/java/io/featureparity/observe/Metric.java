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

/** The catalogue of all metrics. {@code docs/observability.md} shows it, and a test keeps the two the same. */
public enum Metric {

    // ---- bars
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
    BAR_AGE(GAUGE, "bar.age", "seconds", "time since the last bar that was taken in began", INSTRUMENT, CONTRACT),
    BARS_OVERDUE(
            GAUGE,
            "overdue.bars",
            "bars",
            "bars of the contract's sessions that have ended by now, and have not come since the last one; at most 1000",
            INSTRUMENT,
            CONTRACT),
    WARMUP_LEFT(GAUGE, "warmup.left.bars", "bars", "bars until an observation is legal", INSTRUMENT, CONTRACT),
    MACRO_AGE(
            GAUGE,
            "macro.age",
            "seconds",
            "time since the newest value of a macro column that a bar has seen became known",
            INSTRUMENT,
            CONTRACT,
            COLUMN),
    SNAPSHOTS(COUNTER, "snapshots", "snapshots", "snapshots of the feed that were taken", INSTRUMENT, CONTRACT),
    SNAPSHOT_AGE(
            GAUGE,
            "snapshot.age",
            "seconds",
            "time since the last bar in the newest snapshot began",
            INSTRUMENT,
            CONTRACT),

    LISTENER_FAILURES(
            COUNTER,
            "listener.failures",
            "failures",
            "exceptions of the feed's listener, which went no further",
            INSTRUMENT,
            CONTRACT),

    // ---- engine
    ENGINE_BARS(
            GAUGE,
            "engine.bars",
            "bars",
            "bars in the state of the engine, those before a snapshot too",
            INSTRUMENT,
            CONTRACT),
    ENGINE_BARS_TAKEN_AS_ABSENT(
            GAUGE, "engine.absent.bars", "bars", "bad bars among them, taken as absent ones", INSTRUMENT, CONTRACT),
    ENGINE_BARS_OUTSIDE_HIGH_LOW(
            GAUGE,
            "engine.outside.high.low.bars",
            "bars",
            "bars among them whose open or close was outside of high and low",
            INSTRUMENT,
            CONTRACT),

    // ---- model and decisions
    MODEL_SERVED(
            GAUGE,
            "model.served",
            null,
            "1; its labels say what is served",
            INSTRUMENT,
            CONTRACT,
            CONTRACT_HASH,
            STATISTICS_HASH),
    MODEL_MISMATCHES(COUNTER, "model.mismatches", null, "faults that say: this is not what the model was trained with"),
    DECISION_TIME(
            TIMER,
            "decision",
            "seconds",
            "decisions and how long each took; action `none` if there was none",
            INSTRUMENT,
            CONTRACT,
            ACTION),
    BATCH_TIME(TIMER, "batch", "seconds", "work on many bars, and how long it took", INSTRUMENT, CONTRACT, OPERATION),
    QUALITY_SCORE(GAUGE, "quality.score", null, "quality of the session's bars so far, 0 to 100", INSTRUMENT),

    // ---- audit
    AUDIT_RECORDS_WRITTEN(COUNTER, "audit.written.records", "records", "records in the file of the audit log", LOG),
    AUDIT_RECORDS_DROPPED(
            COUNTER, "audit.dropped.records", "records", "records that the audit log had no room for", LOG),
    AUDIT_RECORDS_WAITING(GAUGE, "audit.waiting.records", "records", "records that are not on the disk yet", LOG),
    AUDIT_POSITION(GAUGE, "audit.position", null, "the number of the newest record in the audit log", LOG),
    AUDIT_CHECKPOINTS(COUNTER, "audit.checkpoints", "checkpoints", "checkpoints of the audit log", LOG, OUTCOME),
    AUDIT_PACKINGS_FAILED(COUNTER, "audit.packings.failed", null, "closed segments that could not be packed", LOG),
    AUDIT_STOPPED(GAUGE, "audit.stopped", null, "1 if the audit log's writer has stopped", LOG),
    AUDIT_COMPARED(COUNTER, "audit.compared.records", "records", "records that an audit has computed again", LOG),
    AUDIT_DIVERGENT(COUNTER, "audit.divergent.records", "records", "records that an audit has found to differ", LOG),
    AUDIT_AGE(GAUGE, "audit.age", "seconds", "time since the last audit ended", LOG),

    // ---- components
    REFRESH_ROWS_WRITTEN(COUNTER, "refresh.written.rows", "rows", "rows of features that were written", INSTRUMENT),
    OUTBOX_DELIVERED(
            COUNTER,
            "outbox.delivered.rows",
            "rows",
            "rows that were taken from the outbox to the online store",
            INSTRUMENT),
    STORE_INTERRUPTIONS(
            COUNTER,
            "store.interruptions",
            "interruptions",
            "how often a store failed and was tried again",
            INSTRUMENT,
            STORE),
    REFRESH_POSITION(GAUGE, "refresh.position", null, "the position of the last bar in the stored state", INSTRUMENT),
    INFERENCE_READY(GAUGE, "inference.ready", null, "1 if it can decide now", INSTRUMENT),
    INFERENCE_FEATURES(
            COUNTER, "inference.features", null, "decisions by where their features came from", INSTRUMENT, SOURCE),
    INFERENCE_BARS_TOO_OLD(
            COUNTER,
            "inference.too.old.bars",
            "bars",
            "bars without a decision, since they had ended too long ago",
            INSTRUMENT),
    HTTP_REQUESTS(
            TIMER, "http.requests", "seconds", "requests to the HTTP interface, and how long each took", PATH, STATUS),

    // ---- resilience
    LEVEL(GAUGE, "level", null, "the level of the service: 1 all is well, to 4 read-only", INSTRUMENT),
    LEVEL_TRANSITIONS(COUNTER, "level.transitions", "transitions", "transitions to a level", INSTRUMENT, TO),
    BREAKER_OPEN(GAUGE, "breaker.open", null, "1 if the breaker lets no call through", INSTRUMENT, BREAKER),
    BREAKER_OPENED(COUNTER, "breaker.opened", null, "how often the breaker has opened", INSTRUMENT, BREAKER),
    BREAKER_REFUSED(
            COUNTER,
            "breaker.refused.calls",
            "calls",
            "calls that the breaker did not let through",
            INSTRUMENT,
            BREAKER),
    BREAKER_REPEATED(
            COUNTER,
            "breaker.repeated.calls",
            "calls",
            "calls that were made once more after a failure",
            INSTRUMENT,
            BREAKER),

    // ---- faults
    FAULTS(COUNTER, "faults", "faults", "faults by their code; a code is there from its first fault on", CODE),
    OBSERVER_FAILURES(
            COUNTER, "observer.failures", "failures", "what watches the service has thrown, and was contained", PART);

    /** What the name of each metric begins with. */
    public static final String PREFIX = "feature.parity.";

    private final MetricKind kind;
    private final String shortName;
    private final String unit;
    private final String meaning;
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
