// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.AuditCheck;
import io.featureparity.audit.AuditFindings;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.InstrumentName;
import io.featureparity.audit.record.SavedState;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.record.TakenBar;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks through a log for the records of one time, and for those beside it. Checks all of the log on the way. */
final class DecisionSearch {

    private static final long NONE = Long.MIN_VALUE;

    private final ReplayRequest request;
    private final long at;
    private final Set<String> instruments = new TreeSet<>();
    private final Set<String> found = new TreeSet<>();
    private final Set<String> unobserved = new TreeSet<>();
    private final Map<String, Starts> starts = new HashMap<>();
    private int count;
    private long segment;
    private long last;
    private long before = NONE;
    private long after = NONE;

    private DecisionSearch(ReplayRequest request) {
        this.request = request;
        this.at = request.at().toEpochMilli();
    }

    /**
     * Where the decision is.
     *
     * @param instrument its instrument
     * @param record the number of its record, the last of those of this time
     * @param segment the segment from which on it can be computed again, with as many bars before it as are wanted
     * @param others how many others there are
     * @param chain what is wrong with the log
     */
    record Found(String instrument, long record, long segment, int others, AuditFindings chain) {}

    static Found find(ReplayRequest request) {
        DecisionSearch search = new DecisionSearch(request);
        AuditFindings chain = AuditCheck.of(request.log(), search::visit);
        return search.result(chain);
    }

    private boolean visit(SegmentHeader header, AuditRecord record) {
        follow(header, record);
        if (record instanceof InstrumentName name) {
            instruments.add(name.name());
        } else if (record instanceof ServedVector vector) {
            look(vector.bar().instrument(), vector.bar().time(), record.number());
        } else if (record instanceof TakenBar taken
                && taken.bar().time() == at
                && isAsked(taken.bar().instrument())) {
            unobserved.add(taken.bar().instrument());
        }
        return true;
    }

    private void look(String instrument, long time, long number) {
        if (!isAsked(instrument)) {
            return;
        }
        if (time == at) {
            found.add(instrument);
            count++;
            last = number;
            segment = starts(instrument).before(request.bars());
        } else if (time < at) {
            before = before == NONE ? time : Math.max(before, time);
        } else {
            after = after == NONE ? time : Math.min(after, time);
        }
    }

    /** Notes where the computation of an instrument can begin. */
    private void follow(SegmentHeader header, AuditRecord record) {
        if (record instanceof SavedState state && isAsked(state.instrument())) {
            starts(state.instrument()).state(header.segment(), request.bars());
        } else if (record instanceof ServedVector vector && isAsked(vector.bar().instrument())) {
            starts(vector.bar().instrument()).bar(vector.bar().time());
        } else if (record instanceof TakenBar taken && isAsked(taken.bar().instrument())) {
            starts(taken.bar().instrument()).bar(taken.bar().time());
        }
    }

    private Starts starts(String instrument) {
        return starts.computeIfAbsent(instrument, name -> new Starts());
    }

    private boolean isAsked(String instrument) {
        return request.instrument() == null || request.instrument().equals(instrument);
    }

    private Found result(AuditFindings chain) {
        Instruments.requireKnown(request.log(), request.instrument(), instruments);
        if (found.size() > 1) {
            throw Instruments.which(request.log(), "several have a decision at " + request.at(), found);
        }
        if (found.isEmpty()) {
            throw new AuditLogException(new Fault(
                    ErrorCode.AUDIT_NO_DECISION,
                    Place.file(request.log()),
                    "must have a decision at that time, the time of its bar; " + beside(),
                    request.at() + (unobserved.isEmpty() ? "" : ", a bar at which nothing was observed")));
        }
        return new Found(found.iterator().next(), last, segment, count - 1, chain);
    }

    private String beside() {
        if (before == NONE && after == NONE) {
            return "there is none at all";
        }
        return (before == NONE ? "there is none before" : "the last one before is at " + Instant.ofEpochMilli(before))
                + ", "
                + (after == NONE ? "there is none behind" : "the next one at " + Instant.ofEpochMilli(after));
    }
}
