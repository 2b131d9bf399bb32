// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import java.util.HashMap;
import java.util.Map;

/**
 * Clauses D4, D5 and G17: how much of the past a formula looks at, derived from its functions.
 *
 * @param warmUpBars how many bars come before the first at which every lag, window and average in it has a value, if no
 *     value is absent
 * @param memoryBars after how many bars it is expected to have forgotten where the history began; {@link #NEVER} if it does
 *     not forget, as {@code cumsum} does not
 */
public record FormulaHistory(int warmUpBars, int memoryBars) {

    /** The memory of a formula that never forgets its first bar. */
    public static final int NEVER = Integer.MAX_VALUE;

    private static final FormulaHistory NONE = new FormulaHistory(0, 0);
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    /** The natural logarithm of 2 to the power of 25: a seed of less weight is forgotten. */
    private static final double FORGOTTEN = 25 * 0.6931471805599453;

    /**
     * Derives the history of a formula.
     *
     * @param root the tree
     * @param definitions the definitions that it may use, each after those that it uses itself
     * @param barMinutes how many minutes a bar takes
     * @return how much of the past it looks at
     */
    public static FormulaHistory of(FormulaNode root, Map<String, FormulaNode> definitions, int barMinutes) {
        Map<String, FormulaHistory> known = new HashMap<>();
        definitions.forEach((name, definition) -> known.put(name, look(definition, known, barMinutes)));
        return look(root, known, barMinutes);
    }

    private static FormulaHistory look(FormulaNode node, Map<String, FormulaHistory> known, int barMinutes) {
        if (node instanceof FormulaNode.Reference reference) {
            return known.getOrDefault(reference.name(), NONE);
        }
        if (!(node instanceof FormulaNode.Operation operation)) {
            return NONE;
        }
        FormulaHistory in = NONE;
        for (FormulaNode part : operation.series()) {
            FormulaHistory of = look(part, known, barMinutes);
            in = new FormulaHistory(Math.max(in.warmUpBars, of.warmUpBars), Math.max(in.memoryBars, of.memoryBars));
        }
        return in.behind(operation, barMinutes);
    }

    private FormulaHistory behind(FormulaNode.Operation operation, int barMinutes) {
        Parameters p = operation.parameters();
        return switch (operation.function()) {
            case SHIFT, DIFF, PCT_CHANGE -> plus(p.number(Parameter.K), p.number(Parameter.K));
            case FFILL -> plus(0, p.number(Parameter.LIMIT));
            case ROLLING_SUM, ROLLING_MEAN, ROLLING_MIN, ROLLING_MAX, ROLLING_MEDIAN ->
                plus(Math.max(1, p.number(Parameter.MIN_PERIODS)) - 1, p.number(Parameter.N));
            case ROLLING_VAR, ROLLING_STD ->
                plus(
                        Math.max(p.number(Parameter.DDOF) + 1, p.number(Parameter.MIN_PERIODS)) - 1,
                        p.number(Parameter.N));
            case ROLLING_COUNT -> plus(0, p.number(Parameter.N));
            case EWM_MEAN, EWM_VAR, EWM_STD ->
                plus(
                        Math.max(1, p.number(Parameter.MIN_PERIODS)) - 1,
                        Math.ceil(FORGOTTEN * (1 + p.number(Parameter.COM))));
            case CUMSUM, CUMMAX, CUMMIN -> plus(0, NEVER);
            case DAY_SUM, DAY_MAX, DAY_MIN, DAY_FIRST, DAY_COUNT ->
                plus(0, Math.ceil(MINUTES_OF_A_DAY / (double) barMinutes));
            default -> this;
        };
    }

    private FormulaHistory plus(double warmUp, double memory) {
        return new FormulaHistory(
                (int) Math.min(NEVER, warmUpBars + warmUp), (int) Math.min(NEVER, memoryBars + memory));
    }
}
