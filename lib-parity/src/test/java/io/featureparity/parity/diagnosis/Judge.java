// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.formula.Formulas;
import io.featureparity.parity.diagnosis.finding.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Says whether an answer is right: whether the formula that it names computes the same on a market that it has not seen. */
final class Judge {

    private static final double MOSTLY = 0.999;

    /** That the input itself is read says nothing without what is done with it, which is named too. */
    private static final Set<String> NO_EDITS = Set.of("float32", "rounding", "fixed");

    private Judge() {}

    /** How an answer is right, or that it is wrong. */
    enum Ruling {
        /** The formula computes the same on another market. */
        RIGHT,
        /** The answer says that the bars do not tell explanations apart, or a simpler one fits all of them. */
        TIE,
        WRONG
    }

    static Ruling rule(Diagnosis answer, Dialect dialect, SessionMarket unseen) {
        return rule(answer, dialect.column(unseen), dialect.edits(), unseen);
    }

    static Ruling rule(Diagnosis answer, Pipeline pipeline, SessionMarket unseen) {
        boolean said = pipeline.said().stream().allMatch(answer.sentence()::contains);
        Ruling ruling = rule(answer, pipeline.formula(unseen), pipeline.edits().size(), unseen);
        return said || ruling == Ruling.WRONG
                ? ruling
                : explainsAll(answer, pipeline.edits().size()) ? Ruling.TIE : Ruling.WRONG;
    }

    private static Ruling rule(Diagnosis answer, double[] meant, int edits, SessionMarket unseen) {
        if (answer.verdict() == Diagnosis.Verdict.UNKNOWN) {
            return Ruling.WRONG;
        }
        if (answer.verdict() == Diagnosis.Verdict.TIE) {
            return explainsAll(answer, edits) ? Ruling.TIE : Ruling.WRONG;
        }
        double[] named = column(answer, unseen);
        int same = 0;
        for (int i = 0; i < named.length; i++) {
            boolean absent = Double.isNaN(named[i]) && Double.isNaN(meant[i]);
            same += absent || Math.abs(named[i] - meant[i]) <= 1e-9 * Math.abs(meant[i]) ? 1 : 0;
        }
        if (same >= MOSTLY * named.length) {
            return Ruling.RIGHT;
        }
        return explainsAll(answer, edits) ? Ruling.TIE : Ruling.WRONG;
    }

    /** The proof of a tie: every row to the bit, with no more edits than were made. How it was written down is none. */
    private static boolean explainsAll(Diagnosis answer, int edits) {
        Evidence evidence = Objects.requireNonNull(answer.evidence());
        long named = answer.edits().stream()
                .filter(edit -> !NO_EDITS.contains(edit.name()))
                .count();
        return evidence.equal() == evidence.rows() && named <= edits;
    }

    /** The column of the answer's formula, as anybody would compute it from the text. */
    static double[] column(Diagnosis answer, SessionMarket market) {
        return column(answer.formula(), answer.define(), market);
    }

    static double[] column(String formula, Map<String, String> define, SessionMarket market) {
        Formulas.Reading reading = Formulas.read(SessionMarket.CONTRACT.macroColumns(), define, Map.of("x", formula));
        Formulas formulas = Objects.requireNonNull(reading.formulas(), () -> reading.faults() + " in " + formula);
        return market.column(Formula.of(formulas, "x"), List.of(), Double.NaN);
    }
}
