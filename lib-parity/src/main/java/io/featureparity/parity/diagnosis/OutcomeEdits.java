// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** Says what of an outcome is not as the contract has it. */
final class OutcomeEdits {

    static final String SCALE = "scale";
    static final String STATISTICS = "statistics";

    private static final String NORMALIZATION = "D1";

    private final Core core;

    OutcomeEdits(Core core) {
        this.core = core;
    }

    List<Edit> of(Outcome outcome, Variant variant) {
        List<Edit> edits = new ArrayList<>();
        boolean fixed = variant.edits().stream().anyMatch(edit -> edit.name().equals(InputEdits.FIXED));
        linear(outcome.linear(), fixed, edits);
        undefined(outcome, edits);
        bounds(outcome, edits);
        scores(outcome, edits);
        storage(outcome, edits);
        return edits;
    }

    private void linear(Linear linear, boolean fixed, List<Edit> edits) {
        String clause = core.clause();
        switch (linear.kind()) {
            case SAME -> {}
            case TIMES -> edits.add(factor(linear.a(), clause));
            case OVER -> edits.add(factor(1 / linear.a(), clause));
            case PLUS -> edits.add(
                    Edit.of("offset", "a constant offset of " + FormulaPrinter.text(linear.b()), "none", clause));
            case SCORE -> {
                String words = "mean " + FormulaPrinter.text(linear.b()) + " and deviation " + FormulaPrinter.text(linear.a());
                edits.add(core.clause().equals("D3")
                        ? session(linear)
                        : fixed
                                ? Edit.of(STATISTICS, "a fixed " + words, "", clause)
                                : Edit.of(STATISTICS, "normalised with a " + words, "", NORMALIZATION).rarer(2));
            }
            case LINE -> edits.add(Edit.of(
                    "line",
                    "times " + FormulaPrinter.text(linear.a()) + " plus " + FormulaPrinter.text(linear.b()),
                    "neither",
                    clause).rarer(6));
        }
    }

    private Edit session(Linear linear) {
        return Edit.of("session", "a session from " + FormulaPrinter.text(linear.b()) + ", of "
                + FormulaPrinter.text(linear.a()) + " times the contract's length", "", core.clause());
    }

    private static Edit factor(double factor, String clause) {
        double simple = Numbers.simplest(factor, 1e-14);
        if (simple == 100) {
            return Edit.of(SCALE, "times 100, so in percent", "a fraction", clause);
        }
        if (simple == 0.01) {
            return Edit.of(SCALE, "divided by 100, so on a scale of 0 to 1", "not divided", clause);
        }
        return Edit.of("factor", "a constant factor of " + FormulaPrinter.text(simple), "none", clause).rarer(3);
    }

    private void undefined(Outcome outcome, List<Edit> edits) {
        double contract = core.outcome().fill();
        if (Double.compare(contract, outcome.fill()) != 0 && contract != outcome.fill()) {
            String instead = Double.isNaN(contract) ? "left absent" : FormulaPrinter.text(contract);
            String words = Double.isNaN(outcome.fill())
                    ? "left absent where undefined"
                    : FormulaPrinter.text(outcome.fill()) + " where undefined";
            edits.add(Edit.of("undefined", words, instead, core.clause()));
        }
    }

    private void bounds(Outcome outcome, List<Edit> edits) {
        double lo = outcome.linear().apply(core.outcome().lo());
        double hi = outcome.linear().apply(core.outcome().hi());
        if (isSame(lo, outcome.lo()) && isSame(hi, outcome.hi())) {
            return;
        }
        boolean none = Double.isInfinite(outcome.lo()) && Double.isInfinite(outcome.hi());
        String words = none
                ? "not clipped"
                : outcome.lo() == -outcome.hi()
                        ? "clipped to +-" + FormulaPrinter.text(outcome.hi())
                        : "clipped to " + FormulaPrinter.text(outcome.lo()) + " .. " + FormulaPrinter.text(outcome.hi());
        boolean free = Double.isInfinite(core.outcome().hi());
        String instead = free ? "not clipped" : "clipped to " + FormulaPrinter.text(core.outcome().lo()) + " .. " + FormulaPrinter.text(core.outcome().hi());
        edits.add(Edit.of("clip", words, instead, core.clause()));
    }

    private static boolean isSame(double a, double b) {
        return Double.isInfinite(a) ? Double.isInfinite(b) : Math.abs(a - b) <= 1e-12 * Math.abs(a);
    }

    private void scores(Outcome outcome, List<Edit> edits) {
        Scores scores = outcome.scores();
        if (scores.times() == 2) {
            edits.add(Edit.of("normalised twice", "normalised twice", "once", NORMALIZATION));
        }
        if (scores.times() > 0 && Double.isNaN(scores.absent())) {
            edits.add(Edit.of("absent", "absent left absent after normalisation", "0", NORMALIZATION));
        }
        if (scores.times() > 0 && Double.isInfinite(scores.clip())) {
            edits.add(Edit.of("clip", "not clipped after normalisation", "clipped", NORMALIZATION));
        }
    }

    private void storage(Outcome outcome, List<Edit> edits) {
        Storage storage = outcome.storage();
        if (storage.float32() && outcome.scores().times() == 0 && outcome.linear().kind() != Linear.Kind.SCORE) {
            edits.add(new Edit("float32", "stored as float32", "double", "B1", 4));
        }
        if (storage.equals(Storage.EXACT) && outcome.scores().times() > 0) {
            edits.add(new Edit("float32", "not cast to float32", "float32", NORMALIZATION, 4));
        }
        if (storage.decimals() != Storage.ALL) {
            String words = "rounded to " + storage.decimals() + (storage.decimals() == 1 ? " decimal" : " decimals");
            edits.add(new Edit("rounding", words, "not rounded", core.clause(), 4));
        }
    }
}
