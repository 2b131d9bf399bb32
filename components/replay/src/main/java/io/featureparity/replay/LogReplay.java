// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import io.featureparity.audit.record.ServedVector;
import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.served.ServedModel;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.parity.audit.NotRecomputed;
import io.featureparity.parity.audit.RecomputedLog;
import io.featureparity.store.DecisionStore;
import io.featureparity.store.RowCursor;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.store.row.RegisteredModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replays decisions from an audit log: from the bars and states that stand in it, and from nothing else. The log holds what the model was
 * given. What the model answered is known only with the decisions of a store, which name their records.
 *
 * <p>Log and decisions are read side by side, so memory does not grow with the range.
 */
public final class LogReplay {

    /** An observation of the log, and the same computed again. */
    private record Replayed(
            ServedVector served,
            @Nullable ObservationVector computed,
            @Nullable NotRecomputed why) {}

    private final ReplayRequest request;
    private final RegisteredModel registered;
    private final @Nullable RowCursor<Decision> decisions;
    private final ReplayTally tally;
    private @Nullable Decision next;

    /** The newest observation of the log at the bar of that decision. */
    private @Nullable Replayed newest;

    private long decided;
    private long undecided;

    /** The bar of the newest observation that belongs to a decision, or is counted to have none. */
    private long lastTime = Long.MIN_VALUE;

    private LogReplay(
            ReplayRequest request, @Nullable DecisionStore decisions, ServedModel served, DecisionModel model) {
        this.request = request;
        this.registered = served.registered();
        this.decisions = decisions == null
                ? null
                : decisions.between(
                        registered.instrument(),
                        request.range().from(),
                        request.range().end());
        this.tally = new ReplayTally(request, served, model, null);
    }

    /**
     * Replays the observations of a log.
     *
     * @param request which ones
     * @param log the folder of the log
     * @param served the model's files, as registered
     * @param model the model itself
     * @return what was found
     * @throws ComponentException if there is no observation in the range
     * @throws io.featureparity.contract.error.AuditLogException if the log cannot be read, or has no such instrument
     */
    public static ReplayResult run(ReplayRequest request, Path log, ServedModel served, DecisionModel model) {
        return new LogReplay(request, null, served, model).run(log);
    }

    /**
     * Replays the decisions of a store from the log that they name.
     *
     * @param request which ones
     * @param log the folder of the log
     * @param decisions the decisions
     * @param served the model's files, as registered
     * @param model the model itself
     * @return what was found
     * @throws ComponentException if there is no decision of the model in the range
     * @throws io.featureparity.contract.error.AuditLogException if the log cannot be read, or has no such instrument
     * @throws io.featureparity.contract.error.StoreException if the decisions cannot be read
     */
    public static ReplayResult run(
            ReplayRequest request, Path log, DecisionStore decisions, ServedModel served, DecisionModel model) {
        return new LogReplay(request, decisions, served, model).run(log);
    }

    private ReplayResult run(Path log) {
        advance();
        List<Fault> faults = RecomputedLog.read(log, registered.instrument(), this::visit).stream()
                .map(fault -> new Fault(
                        ErrorCode.REPLAY_LOG_DAMAGED, Place.file(log), "must have no fault", fault.toString()))
                .toList();
        while (next != null) {
            endDecision(next);
        }
        if (decided == 0) {
            throw new ComponentException(new Fault(
                    ErrorCode.REPLAY_NO_DECISION,
                    request.decisions(registered).qualified("in", log),
                    "must hold one of " + registered,
                    undecided == 0
                            ? "none"
                            : "none; " + undecided + " bars with an observation and without a decision"));
        }
        return tally.result("log " + log + (decisions == null ? "" : " and store"), faults);
    }

    private void advance() {
        if (decisions == null) {
            return;
        }
        next = decisions.next();
        while (next != null && !isOurs(next)) {
            tally.ofAnotherModel();
            next = decisions.next();
        }
    }

    private boolean isOurs(Decision decision) {
        return decision.modelId().equals(registered.id())
                && decision.modelVersion().equals(registered.version());
    }

    private void visit(ServedVector vector, float @Nullable [] computed, @Nullable NotRecomputed why) {
        Instant time = Instant.ofEpochMilli(vector.bar().time());
        if (!request.range().contains(time)) {
            return;
        }
        Replayed replayed = new Replayed(vector, computed == null ? null : ObservationVector.of(computed), why);
        if (decisions == null) {
            settle(replayed, null);
            return;
        }
        while (next != null && isBehind(vector, next)) {
            endDecision(next);
        }
        if (next != null && next.time().equals(time)) {
            newest = replayed;
        } else {
            servedAlone(vector.bar().time());
        }
    }

    /**
     * A decision names the last record that was on the disk when it was stored: that of its observation, or a later one. Others may
     * have asked for the observation of its bar too, so it is the newest one of the bar up to that record.
     */
    private boolean isBehind(ServedVector vector, Decision decision) {
        boolean left = newest != null && vector.bar().time() != decision.time().toEpochMilli();
        return left || vector.number() > decision.auditRecord();
    }

    private void endDecision(Decision decision) {
        if (newest == null) {
            decided++;
            tally.notComputed(Decided.of(decision), "nothing: the log does not hold its record");
        } else {
            settle(newest, decision);
        }
        newest = null;
        advance();
    }

    private void settle(Replayed replayed, @Nullable Decision decision) {
        decided++;
        lastTime = replayed.served().bar().time();
        Decided of = Decided.of(replayed.served(), decision);
        if (replayed.computed() == null) {
            tally.notComputed(
                    of,
                    "nothing: " + (replayed.why() == null ? "" : replayed.why().words()));
        } else {
            tally.compare(of, replayed.computed());
        }
    }

    /** Only where nobody decided about the bar, a decision is missing. */
    private void servedAlone(long time) {
        if (time != lastTime) {
            lastTime = time;
            undecided++;
            tally.undecided();
        }
    }
}
