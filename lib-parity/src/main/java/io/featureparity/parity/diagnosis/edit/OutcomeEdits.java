// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.edit;

import io.featureparity.parity.diagnosis.column.FormulaPrinter;
import io.featureparity.parity.diagnosis.column.Storage;
import io.featureparity.parity.diagnosis.finding.Edit;
import io.featureparity.parity.diagnosis.outcome.Linear;
import io.featureparity.parity.diagnosis.outcome.Numbers;
import io.featureparity.parity.diagnosis.outcome.Outcome;
import io.featureparity.parity.diagnosis.outcome.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what of an outcome is not as the contract has it. */
public final class OutcomeEdits {

    static final String SCALE = "scale";
    static final String STATISTICS = "statistics";

    /** Numbers that somebody wrote are shorter than those that were fitted. */
    private static final int SHORT = 56;

    /** Hardly anybody writes a factor with more digits. */
    private static final int MOST_WRITTEN = 8;

    /** As exact is a value that was computed back through a fitted line. */
    private static final double ABOUT = 1e-6;

    private static final String NORMALIZATION = "D1";

    private final Core core;

    public OutcomeEdits(Core core) {
        this.core = core;
    }

    /** Names what is not as it would be in the contract. */
    public List<Edit> of(Outcome outcome, Outcome expected, Variant variant) {
        List<Edit> edits = new ArrayList<>();
        boolean fixed = variant.edits().stream().anyMatch(edit -> edit.name().equals(InputEdits.FIXED));
        linear(outcome.linear(), fixed, edits);
        undefined(outcome, expected, fixed, edits);
        bounds(outcome, expected, edits);
        scores(outcome, edits);
        storage(outcome, edits);
        return edits;
    }

    private void linear(Linear linear, boolean fixed, List<Edit> edits) {
        String clause = core.clause();
        if (linear.first() != null) {
            linear(linear.first(), fixed, edits);
        }
        switch (linear.kind()) {
            case SAME -> {}
            case TIMES -> edits.add(factor(linear.a(), clause));
            case OVER -> edits.add(divisor(linear.a(), clause));
            case PLUS ->
                edits.add(
                        Edits.of("offset", "a constant offset of " + FormulaPrinter.text(linear.b()), "none", clause));
            case SCORE -> {
                String words = "mean of " + FormulaPrinter.text(linear.b()) + " and a deviation of "
                        + FormulaPrinter.text(linear.a());
                edits.add(
                        core.isSessionTime()
                                ? session(linear)
                                : fixed && linear.a() == -1
                                        ? Edits.of(
                                                "constant", "taken from " + FormulaPrinter.text(linear.b()), "", clause)
                                        : fixed
                                                ? Edits.of(STATISTICS, "a fixed " + words, "", clause)
                                                : Edits.rarer(
                                                        linear.a() < 0 ? 6 : words.length() > SHORT ? 3 : 2,
                                                        STATISTICS,
                                                        "a z-score with a " + words,
                                                        "",
                                                        NORMALIZATION));
            }
            case LINE ->
                edits.add(Edits.rarer(
                        6,
                        "line",
                        "a factor of " + FormulaPrinter.text(linear.a()) + " and an offset of "
                                + FormulaPrinter.text(linear.b()),
                        "",
                        clause));
        }
    }

    private Edit session(Linear linear) {
        int start = (int) Math.rint(linear.b());
        String from =
                String.format(Locale.ROOT, "%02d:%02d", Math.floorMod(start, 1440) / 60, Math.floorMod(start, 60));
        return Edits.of(
                "session",
                "a session from " + from + ", " + FormulaPrinter.text(linear.a()) + " minutes long",
                "",
                core.clause());
    }

    private static Edit factor(double factor, String clause) {
        double simple = Numbers.simplest(factor, 1e-14);
        if (simple == 100) {
            return Edits.of(SCALE, "a factor of 100, so percent", "a fraction", clause);
        }
        if (simple == 0.01) {
            return Edits.of(SCALE, "a divisor of 100", "none", clause);
        }
        return Edits.rarer(
                rarer(simple), "factor", "a constant factor of " + FormulaPrinter.text(simple), "none", clause);
    }

    /** People write the shorter of a factor and a divisor. */
    private static Edit divisor(double divisor, String clause) {
        if (Numbers.digits(divisor) >= Numbers.digits(1 / divisor)) {
            return factor(1 / divisor, clause);
        }
        return Edits.rarer(
                rarer(divisor), "factor", "a constant divisor of " + FormulaPrinter.text(divisor), "none", clause);
    }

    private static int rarer(double number) {
        return Numbers.digits(number) > MOST_WRITTEN ? 4 : 3;
    }

    /** Behind a z-score that was found of the column, what stands in is said as the raw value that it was. */
    private void undefined(Outcome outcome, Outcome expected, boolean fixed, List<Edit> edits) {
        boolean scored = outcome.linear().kind() == Linear.Kind.SCORE && !fixed;
        double contract = scored ? raw(outcome, expected.fill()) : expected.fill();
        double fill = scored ? raw(outcome, outcome.fill()) : outcome.fill();
        if (Double.compare(contract, fill) != 0 && contract != fill) {
            String instead = Double.isNaN(contract) ? "absent" : FormulaPrinter.text(contract);
            String words = Double.isNaN(fill)
                    ? "no value where it is undefined"
                    : FormulaPrinter.text(fill) + " where it is undefined";
            edits.add(Edits.of("undefined", words, instead, core.clause()));
        }
    }

    private static double raw(Outcome outcome, double fill) {
        return Numbers.simplest(outcome.linear().inverse(fill), ABOUT);
    }

    private void bounds(Outcome outcome, Outcome expected, List<Edit> edits) {
        if (!isSame(expected.lo(), outcome.lo()) || !isSame(expected.hi(), outcome.hi())) {
            String instead = bounds(expected);
            boolean none = instead.isEmpty();
            String words = bounds(outcome);
            edits.add(Edits.of(
                    "clip", words.isEmpty() ? "no clip" : "a clip to " + words, none ? "" : instead, core.clause()));
        }
    }

    private static String bounds(Outcome outcome) {
        if (Double.isInfinite(outcome.lo()) && Double.isInfinite(outcome.hi())) {
            return "";
        }
        return outcome.lo() == -outcome.hi()
                ? "+-" + FormulaPrinter.text(outcome.hi())
                : FormulaPrinter.text(outcome.lo()) + " .. " + FormulaPrinter.text(outcome.hi());
    }

    private static boolean isSame(double a, double b) {
        return Double.isInfinite(a) ? Double.isInfinite(b) : Math.abs(a - b) <= 1e-12 * Math.abs(a);
    }

    private void scores(Outcome outcome, List<Edit> edits) {
        Scores scores = outcome.scores();
        if (scores.times() == 2) {
            edits.add(Edits.of("normalised twice", "normalisation done twice", "once", NORMALIZATION));
        }
        if (scores.times() > 0 && Double.isNaN(scores.absent())) {
            edits.add(Edits.of("absent", "absent values left absent after normalisation", "0", NORMALIZATION));
        }
        if (scores.times() > 0 && Double.isInfinite(scores.clip())) {
            edits.add(Edits.of("clip", "no clip after normalisation", "", NORMALIZATION));
        }
    }

    private void storage(Outcome outcome, List<Edit> edits) {
        Storage storage = outcome.storage();
        if (storage.float32()
                && outcome.scores().times() == 0
                && outcome.linear().kind() != Linear.Kind.SCORE) {
            edits.add(new Edit("float32", "float32 storage", "double", "B1", 4));
        }
        if (storage.equals(Storage.EXACT) && outcome.scores().times() > 0) {
            edits.add(new Edit("float32", "values that are no float32", "float32", NORMALIZATION, 4));
        }
        if (storage.decimals() != Storage.ALL) {
            String words = "rounding to " + storage.decimals() + (storage.decimals() == 1 ? " decimal" : " decimals");
            edits.add(new Edit("rounding", words, "", core.clause(), 4));
        }
    }
}
