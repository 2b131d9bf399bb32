// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.edit;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.TradingSession;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.SessionTime;
import io.featureparity.contract.formula.FormulaFunction;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Formulas;
import io.featureparity.contract.formula.Parameter;
import io.featureparity.parity.diagnosis.column.Expression;
import io.featureparity.parity.diagnosis.column.Storage;
import io.featureparity.parity.diagnosis.column.Trees;
import io.featureparity.parity.diagnosis.finding.Edit;
import io.featureparity.parity.diagnosis.outcome.Linear;
import io.featureparity.parity.diagnosis.outcome.Outcome;
import io.featureparity.parity.diagnosis.outcome.Scores;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feature of the contract in two parts. The first is the formula without its bounds and without the value that replaces an
 * undefined one. The second is these bounds and that value. The search changes the first part and estimates the second.
 *
 * @param expression the formula
 * @param outcome what the contract does with its value, raw
 * @param calculation what the contract names
 */
public record Core(Expression expression, Outcome outcome, Calculation calculation) {

    /** The clause that defines the feature. */
    public String clause() {
        return calculation.clause();
    }

    public boolean readsAny(List<String> columns) {
        return !Collections.disjoint(expression.columns(), columns);
    }

    boolean isSessionTime() {
        return calculation instanceof SessionTime;
    }

    public static Core of(FeatureContract contract, FeatureSpec feature) {
        boolean time = feature.calculation() instanceof SessionTime;
        Expression all = time ? sessionTime(contract) : Expression.of(feature, contract.macroColumns());
        double fill = time ? Double.NaN : feature.undefined();
        double lo = Double.NEGATIVE_INFINITY;
        double hi = Double.POSITIVE_INFINITY;
        FormulaNode root = all.root();
        while (true) {
            if (Trees.is(root, FormulaFunction.CLIP)) {
                lo = Math.max(lo, Trees.parameter(root, Parameter.LO));
                hi = Math.min(hi, Trees.parameter(root, Parameter.HI));
            } else if (Trees.is(root, FormulaFunction.FILLNA)
                    && Trees.part(root, 1) instanceof FormulaNode.Constant constant) {
                fill = constant.value();
            } else {
                break;
            }
            root = Trees.part(root, 0);
        }
        Outcome outcome = new Outcome(Linear.SAME, fill, lo, hi, Scores.NONE, Storage.EXACT);
        return new Core(all.withRoot(root).used(), outcome, feature.calculation());
    }

    /** Clause D3 for a session of which all is said in UTC: the minutes since its opening, as a part of its length. */
    private static Expression sessionTime(FeatureContract contract) {
        TradingSession session = contract.session();
        int start = session.start().toSecondOfDay() / 60;
        String text = "clip((minute_of_day - " + start + ") / " + session.minutes() + ", 0, 1)";
        String before = start == 0
                ? text
                : "clip((minute_of_day + where(minute_of_day < " + start + ", 1440, 0) - " + start + ") / "
                        + session.minutes() + ", 0, 1)";
        return Expression.read(Map.of(), before, List.of());
    }

    /**
     * What the contract would do with the value of an edited formula behind a factor or an offset. Where a fixed mean and
     * deviation stand in place of the formula, the bounds are those of the score.
     */
    public Outcome expected(Variant variant, Linear linear) {
        boolean fixed = variant.edits().stream().anyMatch(edit -> edit.name().equals(InputEdits.FIXED));
        if (!fixed) {
            return scaled(variant).behind(linear);
        }
        return linear.first() == null
                ? outcome.withLinear(linear)
                : outcome.behind(linear.last()).withLinear(linear);
    }

    /** A factor inside of the formula moves what stands in where it is undefined, and the bounds. */
    private Outcome scaled(Variant variant) {
        for (Edit edit : variant.edits()) {
            if (edit.name().equals(OutcomeEdits.SCALE)) {
                return outcome.behind(edit.words().equals(InputEdits.TO_ONE) ? Linear.over(100) : Linear.times(100));
            }
        }
        return outcome;
    }

    /** Whether the feature can be told apart by its formula; the position is the agent's own. */
    public static @Nullable String whyNot(FeatureContract contract, FeatureSpec feature) {
        if (Formulas.read(contract.macroColumns(), Map.of(), Map.of()).formulas() == null) {
            return "a macro column of the contract has a name that means something else in formulas";
        }
        if (feature.isMarket()) {
            return null;
        }
        if (!(feature.calculation() instanceof SessionTime)) {
            return "it is the agent's own and no formula of bars";
        }
        boolean utc = contract.session().clock().neverChanges()
                && contract.session()
                                .zone()
                                .getRules()
                                .getOffset(java.time.Instant.EPOCH)
                                .getTotalSeconds()
                        == 0
                && contract.session().overnight() == TradingSession.Overnight.NO;
        return utc ? null : "formulas know the clock of UTC alone, and the session is in another zone";
    }
}
