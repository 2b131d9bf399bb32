// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.contract.error.Fault;
import io.featureparity.observe.InstrumentEvents;
import io.featureparity.observe.LogKeys;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.RegisteredModel;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Gives what happens to SLF4J as events. */
final class RefreshEvents implements RefreshListener {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshEvents.class);

    private final InstrumentEvents events;

    RefreshEvents(String instrument) {
        this.events = new InstrumentEvents(LOG, instrument);
    }

    private LoggingEventBuilder about(FeatureKey key) {
        return events.at(Level.INFO)
                .addKeyValue(LogKeys.CONTRACT_HASH, key.contractHash())
                .addKeyValue(LogKeys.STATISTICS_HASH, key.normStatsHash());
    }

    @Override
    public void serves(RegisteredModel model) {
        about(model.features())
                .addKeyValue(LogKeys.MODEL, model.id())
                .addKeyValue(LogKeys.MODEL_VERSION, model.version())
                .log("computes the features of a model");
    }

    @Override
    public void leads(FeatureKey key, long position) {
        about(key).addKeyValue(LogKeys.POSITION, position).log("leads");
    }

    @Override
    public void follows(FeatureKey key) {
        about(key).log("waits: another job leads");
    }

    @Override
    public void startsAnew(List<Fault> faults) {
        events.faults("computes all bars again: the stored state cannot be read", faults);
    }

    @Override
    public void interrupted(List<Fault> faults) {
        events.faults("tries again: a store has failed", faults);
    }

    @Override
    public void goesOn() {
        events.at(Level.INFO).log("goes on");
    }

    @Override
    public void onlineInterrupted(List<Fault> faults) {
        events.faults("goes on without the online store, which has failed", faults);
    }

    @Override
    public void onlineGoesOn() {
        events.at(Level.INFO).log("delivers to the online store again");
    }

    @Override
    public void auditInterrupted(List<Fault> faults) {
        events.faults("goes on without the audit log, which cannot be written", faults);
    }

    @Override
    public void auditGoesOn() {
        events.at(Level.INFO).log("writes the audit log again");
    }
}
