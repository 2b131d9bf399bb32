// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.AuditCheck;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SavedState;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.record.TakenBar;
import io.featureparity.features.model.Model;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.diagnosis.ClaimedColumn;
import io.featureparity.parity.diagnosis.Diagnoser;
import io.featureparity.parity.diagnosis.Diagnosis;
import io.featureparity.parity.diagnosis.Market;
import java.util.List;

/**
 * Reads the log again for one instrument that differs: to draw how it does, and to ask which formula was served. Most logs do not
 * differ, so an audit keeps none of this the first time.
 */
final class DifferencePass {

    private final InstrumentAudit audit;
    private final KeptRecords kept;
    private final String name;
    private final Model model;
    private final long firstDifference;
    private final long lastRecord;

    private DifferencePass(AuditRequest request, AuditedInstrument of, FirstDifference first, Model model, long last) {
        this.name = of.name();
        this.model = model;
        this.lastRecord = last;
        this.kept = new KeptRecords(model.contract());
        this.firstDifference = first.record();
        ServedRows rows = request.recording() ? ServedRows.recording(name, model) : new ServedRows(name, model);
        this.audit = new InstrumentAudit(name, model, 0, request.sample(), rows);
    }

    /**
     * What is known of an instrument that differs.
     *
     * @param findings what differs, with what to draw
     * @param diagnoses which formula was served in place of each feature that differs
     */
    record Explained(Findings findings, List<Diagnosis> diagnoses) {}

    /** Explains an instrument, of the records that the first pass has seen. */
    static Explained explain(
            AuditRequest request, AuditedInstrument of, FirstDifference first, Model model, long lastRecord) {
        DifferencePass pass = new DifferencePass(request, of, first, model, lastRecord);
        AuditCheck.of(request.log(), pass::visit);
        Findings findings = pass.audit.rows().findings(of.toString());
        List<ClaimedColumn> columns = DifferingFeatures.of(findings.report(), model.contract(), pass.kept);
        if (columns.isEmpty() || pass.kept.size() == 0) {
            return new Explained(findings, List.of());
        }
        Market market = Market.of(model.contract(), pass.kept.bars());
        return new Explained(findings, Diagnoser.of(market, model.stats()).diagnose(columns, () -> {}));
    }

    private boolean visit(SegmentHeader header, AuditRecord record) {
        if (record.number() > lastRecord) {
            return false; // written since
        }
        boolean ours = header.contractHash().equals(model.contract().hash())
                && header.statsHash().equals(model.stats().hash());
        if (!ours) {
            return true;
        }
        if (record instanceof ServedVector vector && vector.bar().instrument().equals(name)) {
            audit.take(record);
            kept.add(vector.bar(), vector, record.number() >= firstDifference);
        } else if (record instanceof TakenBar taken && taken.bar().instrument().equals(name)) {
            audit.take(record);
            kept.add(taken.bar(), null, record.number() >= firstDifference);
        } else if (record instanceof SavedState state && state.instrument().equals(name)) {
            audit.take(record);
        }
        return true;
    }
}
