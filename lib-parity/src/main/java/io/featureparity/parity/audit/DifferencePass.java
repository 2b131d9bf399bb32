// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.AuditCheck;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SavedState;
import io.featureparity.audit.record.SeenBar;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.record.TakenBar;
import io.featureparity.features.model.Model;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.diagnosis.ClaimedColumn;
import io.featureparity.parity.diagnosis.Diagnoser;
import io.featureparity.parity.diagnosis.Diagnosis;
import io.featureparity.parity.diagnosis.Market;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log again for instruments that differ: to draw how they do, and to ask which formula was served. Most logs do not
 * differ, so an audit keeps none of this the first time.
 */
final class DifferencePass {

    /** Of more instruments nobody asks why. */
    static final int MOST_EXPLAINED = 8;

    /** Nor of more features in all, unless they are of the first instrument: each takes a second or so. */
    private static final int MOST_COLUMNS = 26;

    private final AuditedInstrument instrument;
    private final Model model;
    private final InstrumentAudit audit;
    private final ServedRows rows;
    private final KeptRecords kept;
    private final long firstDifference;

    private DifferencePass(AuditRequest request, AuditedInstrument of, FirstDifference first, Model model, int most) {
        this.instrument = of;
        this.model = model;
        this.kept = new KeptRecords(model.contract(), most);
        this.firstDifference = first.record();
        this.rows = request.recording() ? ServedRows.recording(of.name(), model) : new ServedRows(of.name(), model);
        this.audit = new InstrumentAudit(of.name(), model, 0, request.sample(), rows);
    }

    /**
     * What is known of an instrument that differs.
     *
     * @param findings what differs, with what to draw
     * @param diagnoses which formula was served in place of each feature that differs
     */
    record Explained(Findings findings, List<Diagnosis> diagnoses) {}

    /** Explains some of the instruments that differ, of the records that the first pass has seen. */
    static AuditedLog explain(AuditedLog log) {
        List<AuditedInstrument> chosen = chosen(log);
        List<DifferencePass> passes = new ArrayList<>();
        for (AuditedInstrument one : chosen) {
            passes.add(new DifferencePass(
                    log.request(),
                    one,
                    Objects.requireNonNull(one.first()),
                    Objects.requireNonNull(log.model(one)),
                    KeptRecords.MOST / chosen.size()));
        }
        AuditCheck.of(log.request().log(), (header, record) -> {
            passes.forEach(pass -> pass.visit(header, record));
            return record.number() < log.counts().lastRecord(); // what comes behind was written since
        });
        boolean named = log.names().size() > 1;
        List<Explained> explained = new ArrayList<>();
        int columns = 0;
        for (DifferencePass pass : passes) {
            List<ClaimedColumn> its = pass.columns(named);
            if (columns == 0 || columns + its.size() <= MOST_COLUMNS) {
                columns += its.size();
                explained.add(pass.explained(its));
            }
        }
        long differing =
                log.instruments().stream().filter(one -> !one.isEqual()).count();
        return log.with(explained, (int) (differing - explained.size()));
    }

    /** First those that differ first in another feature than the ones before, for these may have other reasons. */
    private static List<AuditedInstrument> chosen(AuditedLog log) {
        Set<String> seen = new HashSet<>();
        List<AuditedInstrument> chosen = new ArrayList<>();
        List<AuditedInstrument> alike = new ArrayList<>();
        for (AuditedInstrument one : log.instruments()) {
            FirstDifference first = one.first();
            if (first != null && log.model(one) != null) {
                (seen.add(first.feature() + first.stage()) ? chosen : alike).add(one);
            }
        }
        chosen.addAll(alike);
        return chosen.subList(0, Math.min(chosen.size(), MOST_EXPLAINED));
    }

    private List<ClaimedColumn> columns(boolean named) {
        return kept.size() == 0 ? List.of() : rows.counts().columns(kept, named ? instrument.name() : "");
    }

    private Explained explained(List<ClaimedColumn> columns) {
        Findings findings = rows.findings(instrument.toString());
        if (columns.isEmpty()) {
            return new Explained(findings, List.of());
        }
        Market market = Market.of(model.contract(), kept.bars());
        List<Diagnosis> asked = Diagnoser.of(market, model.stats()).diagnose(columns, () -> {});
        return new Explained(findings, rows.counts().judged(columns, asked));
    }

    private void visit(SegmentHeader header, AuditRecord record) {
        boolean ours = header.contractHash().equals(model.contract().hash())
                && header.statsHash().equals(model.stats().hash());
        if (!ours) {
            return;
        }
        if (record instanceof ServedVector vector) {
            take(record, vector.bar(), vector);
        } else if (record instanceof TakenBar taken) {
            take(record, taken.bar(), null);
        } else if (record instanceof SavedState state && state.instrument().equals(instrument.name())) {
            audit.take(record);
        }
    }

    private void take(AuditRecord record, SeenBar bar, @Nullable ServedVector vector) {
        if (bar.instrument().equals(instrument.name())) {
            audit.take(record);
            kept.add(bar, vector, record.number() >= firstDifference);
        }
    }
}
