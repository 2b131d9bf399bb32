// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.AuditCheck;
import io.featureparity.audit.AuditFindings;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.DroppedRecords;
import io.featureparity.audit.record.InstrumentName;
import io.featureparity.audit.record.SavedState;
import io.featureparity.audit.record.SegmentEnd;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.record.TakenBar;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.features.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Audits a log: checks its chain of hashes, computes every record again from the bars and the state in the log, and compares to
 * the bit. One thread reads and checks, others compute. The memory that it needs depends on the number of instruments, not on the
 * number of records.
 */
public final class LogAudit {

    private final AuditRequest request;
    private final AuditWorkers workers;
    private final LoggedModels models = new LoggedModels();
    private final Set<String> instruments = new TreeSet<>();
    private final Missing withoutModel = new Missing();
    private final OtherModels otherModels;

    private @Nullable Model model;
    private String logName = "";
    private long records;
    private long lastRecord;
    private long served;
    private long dropped;
    private long droppedSinceOpening;

    private LogAudit(AuditRequest request, AuditWorkers workers) {
        this.request = request;
        this.workers = workers;
        this.otherModels = new OtherModels(request);
    }

    /**
     * Audits a log. Another process may still write to the log: the records that are there are audited.
     *
     * @param request which log to audit, and how
     * @return what was found
     * @throws AuditLogException if a file cannot be read, or there is no such instrument
     */
    public static AuditedLog run(AuditRequest request) {
        // One thread reads; on one processor a second one computes all the same.
        int count = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        try (AuditWorkers workers = new AuditWorkers(count, request.sample())) {
            LogAudit audit = new LogAudit(request, workers);
            AuditFindings findings = AuditCheck.of(request.log(), audit::visit);
            return audit.result(findings);
        }
    }

    private boolean visit(SegmentHeader of, AuditRecord record) {
        records++;
        lastRecord = record.number();
        if (record instanceof SegmentHeader begin) {
            logName = begin.logName();
            model = models.of(begin);
        }
        if (record instanceof ServedVector vector) {
            if (isAsked(vector.bar().instrument())) {
                served++;
                otherModels.look(of, vector.bar().time());
                give(vector.bar().instrument(), record, vector.bar().time());
            }
        } else if (record instanceof TakenBar taken) {
            give(taken.bar().instrument(), record, taken.bar().time());
        } else if (record instanceof SavedState state) {
            give(state.instrument(), record, state.time());
        } else if (record instanceof InstrumentName name) {
            instruments.add(name.name());
        } else if (record instanceof DroppedRecords missing) {
            dropped += missing.total() - droppedSinceOpening;
            droppedSinceOpening = missing.total();
        } else if (isOpening(record)) {
            droppedSinceOpening = 0;
        }
        return true;
    }

    /** The log counts its dropped records from each opening on. */
    private static boolean isOpening(AuditRecord record) {
        return (record instanceof SegmentEnd end && end.reason() == SegmentEnd.Reason.CLOSED)
                || (record instanceof SegmentHeader begin && begin.before() == SegmentHeader.Before.STOPPED);
    }

    private void give(String instrument, AuditRecord record, long time) {
        if (!isAsked(instrument)) {
            return;
        }
        Model of = model;
        if (of != null) {
            workers.give(of, instrument, record);
        } else if (record instanceof ServedVector) {
            withoutModel.add(time);
        }
    }

    private boolean isAsked(String instrument) {
        return request.instrument() == null || request.instrument().equals(instrument);
    }

    private AuditedLog result(AuditFindings findings) {
        List<InstrumentAudit> audits = workers.finish();
        Instruments.requireKnown(request.log(), request.instrument(), instruments);
        List<Fault> faults = new ArrayList<>(models.faults());
        otherModels.faults(Place.named(logName)).forEach(faults::add);
        return AuditedLog.of(
                        new AuditedLog.Counts(logName, records, lastRecord, served, dropped, withoutModel.result()),
                        request,
                        models.models(),
                        audits,
                        findings,
                        faults)
                .explained();
    }
}
