// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.contract.error.Fault;
import io.featureparity.parity.coverage.OneSided;
import io.featureparity.parity.coverage.Scope;
import io.featureparity.parity.coverage.Share;
import io.featureparity.parity.coverage.Statement;
import io.featureparity.parity.coverage.Statement.Weight;
import io.featureparity.parity.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What an audit says at the top of its report. */
final class AuditStatements {

    private static final int MOST_NAMED = 8;

    private final AuditedLog log;
    private final List<Statement> all = new ArrayList<>();

    AuditStatements(AuditedLog log) {
        this.log = log;
    }

    List<Statement> all() {
        AuditedLog.Counts counts = log.counts();
        fact(
                "log",
                counts.log() + ", " + count(counts.records(), "record") + " in "
                        + count(log.chain().segments(), "segment") + ", " + ending());
        chain();
        log.faults().forEach(fault -> add(what(fault), fault.toString(), Weight.FAILURE));
        add(
                "served vectors computed again",
                Share.text(log.recomputed(), log.asked()) + ", " + Scope.MOST_ROWS + " needed",
                log.isEnough() ? Weight.FACT : Weight.FAILURE);
        fact("equal to the bit, each with its hash", Share.text(log.equal(), log.recomputed()));
        sample();
        notRecomputed();
        if (counts.dropped() > 0) {
            add(
                    "dropped by the writer",
                    count(counts.dropped(), "record"),
                    log.isKept() ? Weight.WARNING : Weight.FAILURE);
        }
        instruments();
        return all;
    }

    private static String what(Fault fault) {
        return switch (fault.code()) {
            case AUDIT_OTHER_CONTRACT -> "served under another contract";
            case AUDIT_OTHER_STATISTICS -> "served with other statistics";
            default -> "model in the log";
        };
    }

    private String ending() {
        return switch (log.chain().ending()) {
            case EMPTY -> "empty";
            case CLOSED -> "closed";
            case OPEN -> "not closed: it is being written, or its writer has stopped";
            case TORN -> "with a part of a record at its end: it is being written, or its writer has stopped";
        };
    }

    private void chain() {
        List<Fault> damage = log.damage();
        if (damage.isEmpty()) {
            fact("chain", "unbroken");
            return;
        }
        long faults = damage.size() + log.chain().moreFaults();
        add("chain", count(faults, "fault") + ", of which the first is " + damage.get(0), Weight.FAILURE);
    }

    private void sample() {
        if (!log.request().sample().isAll()) {
            fact(
                    "sampled by a hash of instrument and time",
                    log.request().sample().share() + " asked for, "
                            + Share.text(log.asked(), log.counts().served()));
        }
    }

    private void notRecomputed() {
        Map<NotRecomputed, Long> reasons = new EnumMap<>(NotRecomputed.class);
        Missing missing = new Missing();
        OneSided withoutModel = log.counts().withoutModel();
        missing.add(withoutModel);
        if (withoutModel.rows() > 0) {
            reasons.put(NotRecomputed.NO_MODEL, withoutModel.rows());
        }
        for (AuditedInstrument instrument : log.instruments()) {
            instrument.reasons().forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
            missing.add(instrument.missing());
        }
        reasons.forEach(
                (reason, count) -> fact("not computed again, for " + reason.words(), count(count, "served vector")));
        if (!reasons.isEmpty()) {
            fact("not computed again in all", missing.result().toString());
        }
    }

    private void instruments() {
        long bars =
                log.instruments().stream().mapToLong(AuditedInstrument::bars).sum();
        fact("bars without an observation, whose raw features were compared", count(bars, "bar"));
        List<AuditedInstrument> differing =
                log.instruments().stream().filter(one -> !one.isEqual()).toList();
        fact(
                "instruments that differ",
                differing.size() + " of " + log.instruments().size());
        differing.stream()
                .limit(MOST_NAMED)
                .forEach(one -> fact("first difference of " + one.name(), String.valueOf(one.first())));
        if (log.given() != null) {
            all.addAll(log.given().statements());
        }
        for (Diagnosis diagnosis : log.diagnoses()) {
            add("diagnosis", diagnosis.sentence(), Weight.WARNING);
        }
        if (log.notAsked() > 0) {
            fact("differ too, and no diagnosis was asked for", count(log.notAsked(), "more instrument"));
        }
    }

    private void fact(String what, String text) {
        add(what, text, Weight.FACT);
    }

    private void add(String what, String text, Weight weight) {
        all.add(new Statement(what, text, weight));
    }

    private static String count(long count, String one) {
        return Statement.count(count, one);
    }
}
