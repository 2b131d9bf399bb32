// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.watch;

import io.featureparity.contract.error.Fault;
import io.featureparity.inference.Answer;
import io.featureparity.inference.InferenceListener;
import io.featureparity.observe.InstrumentEvents;
import io.featureparity.observe.LogKeys;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.RegisteredModel;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Gives what happens to SLF4J as events: a short message that is always the same, and all else as key-value pairs. */
public final class InferenceEvents implements InferenceListener {

    private static final Logger LOG = LoggerFactory.getLogger(InferenceEvents.class);

    private final InstrumentEvents events;

    /**
     * Prepares to give events.
     *
     * @param instrument what is decided about
     */
    public InferenceEvents(String instrument) {
        this.events = new InstrumentEvents(LOG, instrument);
    }

    @Override
    public void serves(RegisteredModel model) {
        events.at(Level.INFO)
                .addKeyValue(LogKeys.MODEL, model.id())
                .addKeyValue(LogKeys.MODEL_VERSION, model.version())
                .addKeyValue(LogKeys.CONTRACT_HASH, model.contractHash())
                .addKeyValue(LogKeys.STATISTICS_HASH, model.normStatsHash())
                .log("serves a model");
    }

    @Override
    public void startsAnew(List<Fault> faults) {
        events.faults("computes all bars: the stored state cannot be used", faults);
    }

    @Override
    public void decided(Answer answer) {
        Decision decision = answer.decision();
        events.at(Level.INFO)
                .addKeyValue(LogKeys.BAR_TIME, decision.time())
                .addKeyValue(LogKeys.ACTION, decision.action())
                .addKeyValue(LogKeys.OUTPUT, decision.output())
                .addKeyValue(LogKeys.OBSERVATION_HASH, decision.observation().sha256())
                .addKeyValue(
                        LogKeys.SOURCE, answer.source().map(Object::toString).orElse("none"))
                .addKeyValue(LogKeys.AUDIT_RECORD, decision.auditRecord())
                .addKeyValue(LogKeys.LATENCY_NANOS, decision.latencyNanos())
                .log("decided");
    }

    @Override
    public void tooOld(Instant barTime) {
        events.at(Level.WARN).addKeyValue(LogKeys.BAR_TIME, barTime).log("no decision: the bar ended too long ago");
    }

    @Override
    public void objected(Instant barTime, Fault reason) {
        events.at(Level.WARN)
                .addKeyValue(LogKeys.BAR_TIME, barTime)
                .addKeyValue(LogKeys.CODE, reason.code().id())
                .addKeyValue(LogKeys.FAULT, reason.toString())
                .log("no decision: features or source are too bad");
    }

    @Override
    public void interrupted(List<Fault> faults) {
        events.faults("tries again, decides nothing meanwhile", faults);
    }

    @Override
    public void goesOn() {
        events.at(Level.INFO).log("goes on");
    }
}
