// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.diagnosis.Diagnosis.Verdict;
import io.featureparity.parity.diagnosis.column.Claim;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.edit.Core;
import io.featureparity.parity.diagnosis.edit.FormulaText;
import io.featureparity.parity.diagnosis.finding.Edit;
import io.featureparity.parity.diagnosis.finding.Evidence;
import io.featureparity.parity.diagnosis.search.Explained;
import io.featureparity.parity.diagnosis.search.Ranking;
import io.featureparity.parity.diagnosis.search.Sentences;
import io.featureparity.parity.diagnosis.search.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes an answer of the explanations of a column. */
final class Answer {

    /** So much of what is not the most frequent value has to match too: that one alone says little. */
    private static final double ENOUGH_TELLING = 0.99;

    private static final int MOST_NAMED = 4;

    /** Of explanations whose costs are so little apart, none is simpler. */
    private static final int AS_SIMPLE = 3;

    private final MarketColumns market;
    private final ClaimedColumn column;
    private final Claim claim;
    private final Core core;

    private final boolean plotted;

    Answer(MarketColumns market, ClaimedColumn column, Claim claim, Core core, boolean plotted) {
        this.plotted = plotted;
        this.market = market;
        this.column = column;
        this.claim = claim;
        this.core = core;
    }

    /** The answer, of explanations that are sorted, best first; null if none of them is good enough. */
    @org.jspecify.annotations.Nullable
    Diagnosis of(List<Explained> sorted) {
        List<Explained> good = sorted.stream().filter(this::isGood).toList();
        if (good.isEmpty()) {
            return null;
        }
        Explained best = good.get(0);
        List<Explained> others = distinct(sorted, best);
        Stage stage = stage(best);
        String runnerUp = "";
        int telling = 0;
        if (!others.isEmpty()) {
            Explained next = others.get(0);
            telling = telling(best, next);
            runnerUp = Sentences.what(next.edits());
        }
        List<Explained> ties =
                others.stream().filter(other -> isTie(best, other)).toList();
        String sentence = Sentences.found(
                column.name(), core, best, stage, market.contract().warmUpBars());
        if (!ties.isEmpty()) {
            sentence += "; these bars do not tell it from "
                    + ties.stream()
                            .limit(MOST_NAMED)
                            .map(tie -> Sentences.what(tie.edits()))
                            .collect(Collectors.joining(", or "))
                    + ": " + Probes.tell(market.contract(), best, ties.get(0));
        } else if (!others.isEmpty()) {
            sentence += telling == 0
                    ? "; " + runnerUp + " fits as well and is less simple"
                    : "; " + telling + (telling == 1 ? " row tells it from " : " rows tell it from ") + runnerUp;
        }
        List<Edit> edits = best.edits();
        Verdict verdict = !ties.isEmpty() ? Verdict.TIE : edits.isEmpty() ? Verdict.CONTRACT : Verdict.DIALECT;
        FormulaText text = FormulaText.of(best.variant().expression(), best.outcome());
        return new Diagnosis(
                column.name(),
                column.feature(),
                stage,
                verdict,
                sentence,
                text.formula(),
                text.define(),
                edits,
                telling(best.evidence(), telling),
                runnerUp,
                List.of(),
                plotted ? Plots.of(market, claim, core, List.of(best)) : null);
    }

    private static Evidence telling(Evidence of, int rows) {
        return new Evidence(
                of.rows(),
                of.equal(),
                of.near(),
                of.close(),
                of.first(),
                of.worst(),
                of.worstBy(),
                of.equalOfAll(),
                rows);
    }

    private static Stage stage(Explained best) {
        boolean scored = best.outcome().scores().times() > 0
                || best.outcomeEdits().stream().anyMatch(edit -> edit.clause().equals("D1"));
        return scored ? Stage.NORMALIZED : Stage.RAW;
    }

    private boolean isGood(Explained one) {
        return one.evidence().isEnough() && tells(one) >= ENOUGH_TELLING;
    }

    /** The share of rows with another value than the most frequent one that match; 0 if there is none, which any formula fits. */
    private double tells(Explained one) {
        double[] stored = one.values();
        double relative = Verification.relative(claim, one.outcome());
        int rows = 0;
        int matches = 0;
        for (int row = market.contract().warmUpBars(); row < stored.length; row++) {
            double value = claim.value(row);
            if (claim.isKnown(row) && !Double.isNaN(value) && value != claim.usual()) {
                rows++;
                matches += claim.isAbout(stored[row], value, relative) ? 1 : 0;
            }
        }
        return rows == 0 ? 0 : (double) matches / rows;
    }

    private static List<Explained> distinct(List<Explained> sorted, Explained best) {
        List<Explained> others = new ArrayList<>();
        for (Explained one : sorted) {
            boolean same = one.variant().expression().equals(best.variant().expression())
                    && one.outcome().equals(best.outcome());
            same |= Sentences.what(one.edits()).equals(Sentences.what(best.edits()));
            boolean again =
                    others.stream().anyMatch(o -> Sentences.what(o.edits()).equals(Sentences.what(one.edits())));
            if (!same && !again) {
                others.add(one);
            }
        }
        return others;
    }

    private boolean isTie(Explained best, Explained other) {
        return other.cost() - best.cost() <= AS_SIMPLE
                && other.edits().size() <= best.edits().size()
                && !best.edits().isEmpty()
                && Ranking.isAsGood(best, other)
                && telling(best, other) == 0;
    }

    /** How many rows one matches and the other does not. */
    private int telling(Explained best, Explained other) {
        int telling = 0;
        for (int row = 0; row < market.size(); row++) {
            if (claim.isKnown(row)) {
                boolean a = isThere(best.values()[row], row);
                boolean b = isThere(other.values()[row], row);
                telling += a != b ? 1 : 0;
            }
        }
        return telling;
    }

    private boolean isThere(double value, int row) {
        double claimed = claim.value(row);
        return value == claimed || (Double.isNaN(value) && Double.isNaN(claimed));
    }
}
