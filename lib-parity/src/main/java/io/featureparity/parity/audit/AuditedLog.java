// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.AuditFindings;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.features.model.Model;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.coverage.OneSided;
import io.featureparity.parity.coverage.Scope;
import io.featureparity.parity.coverage.Statement;
import io.featureparity.parity.diagnosis.Diagnosis;
import io.featureparity.parity.report.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an audit found in a log.
 *
 * @param counts how many records and observations there were
 * @param request what was asked for
 * @param models the models under which something was served, in the order of the log
 * @param instruments what the audit found for each instrument, in the order of the log
 * @param findings the differences, by instrument
 * @param chain what the check of the log itself found
 * @param faults what is wrong with the models of the log
 * @param diagnoses for some of the instruments that differ, which formula was served in place of the contract's
 * @param notAsked how many more instruments differ, without a diagnosis
 * @param given the result of a comparison with bars from another source; null if none were given
 */
public record AuditedLog(
        Counts counts,
        AuditRequest request,
        List<Model> models,
        List<AuditedInstrument> instruments,
        List<Findings> findings,
        AuditFindings chain,
        List<Fault> faults,
        List<Diagnosis> diagnoses,
        int notAsked,
        @Nullable JoinedBars given) {

    /**
     * How many records and observations an audit met.
     *
     * @param log the name of the log
     * @param records how many whole records
     * @param lastRecord the number of the last record
     * @param served how many of the served observations the request covers
     * @param dropped how many records the writer dropped, as the log says
     * @param withoutModel the observations whose segment does not hold its model
     */
    public record Counts(String log, long records, long lastRecord, long served, long dropped, OneSided withoutModel) {}

    /** Copies the lists. {@inheritDoc} */
    public AuditedLog {
        models = List.copyOf(models);
        instruments = List.copyOf(instruments);
        findings = List.copyOf(findings);
        faults = List.copyOf(faults);
        diagnoses = List.copyOf(diagnoses);
    }

    static AuditedLog of(
            Counts counts,
            AuditRequest request,
            List<Model> models,
            List<InstrumentAudit> audits,
            AuditFindings chain,
            List<Fault> faults) {
        Map<ServedRows, List<AuditedInstrument>> together = new LinkedHashMap<>();
        List<AuditedInstrument> instruments = new ArrayList<>();
        for (InstrumentAudit audit : audits) {
            AuditedInstrument result = audit.result();
            instruments.add(result);
            together.computeIfAbsent(audit.rows(), rows -> new ArrayList<>()).add(result);
        }
        List<Findings> findings = new ArrayList<>();
        together.forEach((rows, of) -> {
            Findings found = rows.findings(of.size() == 1 ? of.get(0).toString() : of.size() + " instruments");
            if (found.report().compared() > 0) {
                findings.add(found);
            }
        });
        return new AuditedLog(counts, request, models, instruments, findings, chain, faults, List.of(), 0, null);
    }

    /** Asks of instruments that differ how they do, and why. */
    AuditedLog explained() {
        return instruments.stream().allMatch(AuditedInstrument::isEqual) ? this : DifferencePass.explain(this);
    }

    /** {@return the names of the instruments, each once} */
    public List<String> names() {
        return instruments.stream().map(AuditedInstrument::name).distinct().toList();
    }

    /**
     * Gives the only instrument of the audit, for callers that handle one instrument.
     *
     * @return the instrument; if it was served under several models, its entry for the first one
     * @throws AuditLogException if there are several, or none
     */
    public AuditedInstrument only() {
        if (names().size() != 1) {
            throw Instruments.which(request.log(), "the bars say nothing of theirs", names());
        }
        return instruments.get(0);
    }

    /**
     * Gives the model of an instrument.
     *
     * @param instrument the instrument
     * @return its model; null if the log does not hold it
     */
    public @Nullable Model model(AuditedInstrument instrument) {
        return models.stream()
                .filter(model -> model.contract().hash().equals(instrument.contractHash())
                        && model.stats().hash().equals(instrument.statsHash()))
                .findFirst()
                .orElse(null);
    }

    /** The same, with what was found of some instruments. */
    AuditedLog with(List<DifferencePass.Explained> explained, int others) {
        List<Findings> all = new ArrayList<>(findings);
        List<Diagnosis> reasons = new ArrayList<>();
        for (DifferencePass.Explained one : explained) {
            all.replaceAll(found -> found.subject().equals(one.findings().subject()) ? one.findings() : found);
            reasons.addAll(one.diagnoses());
        }
        return new AuditedLog(counts, request, models, instruments, all, chain, faults, reasons, others, given);
    }

    /**
     * Adds the result of a comparison with bars from another source.
     *
     * @param more the result
     * @param why the diagnoses that explain the differences
     * @return a copy with the result and the diagnoses
     */
    public AuditedLog with(JoinedBars more, List<Diagnosis> why) {
        List<Findings> all = new ArrayList<>(findings);
        all.addAll(more.findings());
        List<Diagnosis> reasons = new ArrayList<>(diagnoses);
        reasons.addAll(why);
        return new AuditedLog(counts, request, models, instruments, all, chain, faults, reasons, notAsked, more);
    }

    /** {@return the comparison of all instruments} */
    public ParityReport report() {
        return ParityReport.sum(findings.stream().map(Findings::report).toList());
    }

    /** {@return the verdict} */
    public Verdict verdict() {
        return Verdict.of(report(), null, statements());
    }

    // ---- counts over all instruments

    /** {@return how many observations were asked for} */
    public long asked() {
        long notAsked =
                instruments.stream().mapToLong(AuditedInstrument::notAsked).sum();
        return counts.served() - notAsked;
    }

    /** {@return how many observations were computed again} */
    public long recomputed() {
        return instruments.stream().mapToLong(AuditedInstrument::recomputed).sum();
    }

    /** {@return how many observations were equal to the bit when they were computed again} */
    public long equal() {
        return instruments.stream().mapToLong(AuditedInstrument::equal).sum();
    }

    /** {@return the statements at the top of the audit's report} */
    public List<Statement> statements() {
        return new AuditStatements(this).all();
    }

    /** {@return the faults that prevent a verdict: a damaged log, unexpected models, too few observations computed again} */
    public List<Fault> obstacles() {
        List<Fault> all = new ArrayList<>(damage());
        all.addAll(faults);
        Place log = Place.file(request.log());
        if (counts.served() == 0) {
            all.add(new Fault(
                    ErrorCode.NOTHING_TO_COMPARE,
                    log,
                    "must hold a served vector",
                    "none in " + counts.records() + " records"));
        } else if (asked() == 0) {
            all.add(new Fault(
                    ErrorCode.NOTHING_TO_COMPARE,
                    log,
                    "must hold a served vector that is in the sample",
                    "none of " + counts.served()));
        } else if (!isEnough()) {
            all.add(new Fault(
                    ErrorCode.AUDIT_TOO_FEW_RECOMPUTED,
                    log,
                    "must have " + Scope.MOST_ROWS + " of its served vectors computed again",
                    recomputed() + " of " + asked()));
        }
        if (given != null) {
            all.addAll(given.faults(request.log()));
        }
        if (!isKept()) {
            all.add(new Fault(
                    ErrorCode.AUDIT_TOO_FEW_RECOMPUTED,
                    log,
                    "must hold " + Scope.MOST_ROWS + " of the records that its writer was given",
                    counts.dropped() + " dropped"));
        }
        return all;
    }

    boolean isEnough() {
        return recomputed() > 0 && Scope.MOST_ROWS.isReachedBy(recomputed(), asked());
    }

    boolean isKept() {
        return Scope.MOST_ROWS.isReachedBy(counts.served(), counts.served() + counts.dropped());
    }

    /** What a log that is being written looks like is no damage. */
    List<Fault> damage() {
        return chain.faults().stream()
                .filter(fault -> fault.code() != ErrorCode.AUDIT_TAIL_TORN)
                .toList();
    }
}
