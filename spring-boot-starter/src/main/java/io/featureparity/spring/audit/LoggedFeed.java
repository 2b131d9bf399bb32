// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.audit;

import io.featureparity.audit.AuditLog;
import io.featureparity.audit.InstrumentLog;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.engine.ObservationSink;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.FeedListener;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.observe.trail.AuditTrail;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a feed serves to the log that is written now. An observation is given out when it is on the disk. While the log cannot be
 * written, bars are taken in all the same, and no observation is given out. A log that was opened again goes on with the state of the engine.
 */
final class LoggedFeed implements ObservationSink, FeedListener {

    private final String instrument;
    private final ServiceLog service;
    private @Nullable AuditLog log;
    private @Nullable InstrumentLog records;

    /** Why the log lacks a record. Nothing that comes after it can be written, until there is another log. */
    private @Nullable AuditLogException lacking;

    LoggedFeed(String instrument, ServiceLog service) {
        this.instrument = instrument;
        this.service = service;
    }

    private @Nullable InstrumentLog records() {
        AuditLog now = service.current().orElse(null);
        if (now != log) {
            log = now;
            records = now == null ? null : now.instrument(instrument);
            lacking = null;
        }
        return records;
    }

    private void failed(AuditLogException e) {
        lacking = e;
        if (log != null) {
            service.failed(log);
        }
    }

    private void contained(Consumer<InstrumentLog> work) {
        InstrumentLog to = records();
        if (to == null || lacking != null) {
            return;
        }
        try {
            work.accept(to);
        } catch (AuditLogException e) {
            failed(e);
        }
    }

    @Override
    public boolean wantsState(FeatureView features, long nextTime) {
        InstrumentLog to = records();
        return to != null && lacking == null && to.wantsState(features, nextTime);
    }

    @Override
    public void state(EngineSnapshot snapshot, long nextTime) {
        contained(to -> to.state(snapshot, nextTime));
    }

    @Override
    public void updated(FeatureView features, BarBuffer bar) {
        contained(to -> to.updated(features, bar));
    }

    @Override
    public void decided(FeedDecision decision, long time, FeatureView features) {
        contained(to -> to.decided(decision, time, features));
    }

    @Override
    public void observed(
            FeatureView features, double position, double timeNormalized, float[] observation, int offset) {
        InstrumentLog to = records();
        if (lacking != null) {
            throw new AuditLogException(lacking.faults(), lacking);
        }
        if (to == null || log == null) {
            return;
        }
        try {
            to.observed(features, position, timeNormalized, observation, offset);
            log.sync(AuditTrail.PATIENCE);
        } catch (AuditLogException e) {
            // A thread that was interrupted has not waited for the disk, and the log may be well.
            if (e.code() != ErrorCode.AUDIT_NOT_DURABLE
                    || !Thread.currentThread().isInterrupted()) {
                failed(e);
            }
            throw e;
        }
    }
}
