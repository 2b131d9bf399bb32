// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.formula.Formulas;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says whether an answer is right: whether the formula that it names computes the same on a market that it has not seen. */
final class Judge {

    private static final double MOSTLY = 0.999;

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
        if (answer.verdict() == Diagnosis.Verdict.TIE) {
            return Ruling.TIE;
        }
        if (answer.verdict() == Diagnosis.Verdict.UNKNOWN) {
            return Ruling.WRONG;
        }
        double[] named = column(answer, unseen);
        double[] meant = dialect.column(unseen);
        int same = 0;
        for (int i = 0; i < named.length; i++) {
            boolean absent = Double.isNaN(named[i]) && Double.isNaN(meant[i]);
            same += absent || Math.abs(named[i] - meant[i]) <= 1e-9 * Math.abs(meant[i]) ? 1 : 0;
        }
        if (same >= MOSTLY * named.length) {
            return Ruling.RIGHT;
        }
        Evidence evidence = Objects.requireNonNull(answer.evidence());
        boolean simpler = evidence.equal() == evidence.rows() && answer.edits().size() <= dialect.edits() + 2;
        return simpler ? Ruling.TIE : Ruling.WRONG;
    }

    /** The column of the answer's formula, as anybody would compute it from the text. */
    static double[] column(Diagnosis answer, SessionMarket market) {
        Formulas.Reading reading =
                Formulas.read(SessionMarket.CONTRACT.macroColumns(), answer.define(), Map.of("x", answer.formula()));
        Formulas formulas =
                Objects.requireNonNull(reading.formulas(), () -> reading.faults() + " in " + answer.formula());
        return market.column(Formula.of(formulas, "x"), List.of(), Double.NaN);
    }
}
