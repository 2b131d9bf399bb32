// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.edit;

import static io.featureparity.contract.formula.FormulaFunction.ADD;
import static io.featureparity.contract.formula.FormulaFunction.DIVIDE;
import static io.featureparity.contract.formula.FormulaFunction.EQUAL;
import static io.featureparity.contract.formula.FormulaFunction.MAX;
import static io.featureparity.contract.formula.FormulaFunction.WHERE;

import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.parity.diagnosis.column.Expression;
import io.featureparity.parity.diagnosis.column.FormulaPrinter;
import io.featureparity.parity.diagnosis.column.Trees;
import io.featureparity.parity.diagnosis.finding.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Edits of divisors: how a formula avoids a division by zero. */
public final class DivisorEdits {

    public static final String DIVISOR = "divisor";
    public static final String EPSILON = "epsilon";

    /** The most usual first: where several cannot be told apart, it is the one that is named. */
    private static final List<Double> EPSILONS = List.of(
            1e-10,
            1e-8,
            1e-9,
            1e-12,
            1e-6,
            1e-7,
            1e-5,
            1e-4,
            1e-3,
            1e-11,
            1e-13,
            1e-14,
            1e-15,
            1e-16,
            2.220446049250313e-16,
            1e-2);

    private DivisorEdits() {}

    public static List<Option> of(Expression expression, String clause) {
        boolean guarded =
                expression.any(node -> Trees.is(node, DIVIDE) && isGuard(expression.resolve(Trees.part(node, 1))));
        List<Option> options = new ArrayList<>();
        if (guarded) {
            Edit bare = Edits.of(DIVISOR, "division by zero carried out", "undefined there", clause);
            options.add(option(bare, guarded, divisor -> divisor));
        }
        for (int i = 0; i < EPSILONS.size(); i++) {
            double epsilon = EPSILONS.get(i);
            String number = FormulaPrinter.text(epsilon);
            Edit added = Edits.rarer(i == 0 ? 0 : 1, DIVISOR, EPSILON + " " + number + " in the divisor", "", clause);
            options.add(option(added, guarded, divisor -> Trees.call(ADD, divisor, Trees.number(epsilon))));
            Edit floor = Edits.rarer(i == 0 ? 2 : 3, DIVISOR, "a divisor of at least " + number, "", clause);
            options.add(option(floor, guarded, divisor -> Trees.call(MAX, divisor, Trees.number(epsilon))));
            if (guarded) {
                Edit zero = Edits.rarer(i == 0 ? 2 : 3, DIVISOR, "a divisor of zero replaced by " + number, "", clause);
                options.add(option(
                        zero,
                        true,
                        divisor -> Trees.call(
                                WHERE, Trees.call(EQUAL, divisor, Trees.number(0)), Trees.number(epsilon), divisor)));
            }
        }
        return options;
    }

    private static Option option(Edit edit, boolean guarded, UnaryOperator<FormulaNode> change) {
        return Option.of(DIVISOR, edit, e -> e.map(node -> changed(e, node, guarded, change)));
    }

    private static FormulaNode changed(
            Expression expression, FormulaNode node, boolean guarded, UnaryOperator<FormulaNode> change) {
        if (!Trees.is(node, DIVIDE)) {
            return node;
        }
        FormulaNode divisor = Trees.part(node, 1);
        FormulaNode resolved = expression.resolve(divisor);
        if (isGuard(resolved)) {
            return Trees.call(DIVIDE, Trees.part(node, 0), change.apply(Trees.part(resolved, 2)));
        }
        boolean other = !guarded && !Trees.isConstant(resolved) && node.equals(expression.root());
        return other ? Trees.call(DIVIDE, Trees.part(node, 0), change.apply(divisor)) : node;
    }

    /** {@code where(x == 0, nan, x)} */
    private static boolean isGuard(FormulaNode node) {
        return Trees.is(node, WHERE)
                && Trees.is(Trees.part(node, 0), EQUAL)
                && Trees.part(node, 1).equals(Trees.number(Double.NaN))
                && Trees.part(Trees.part(node, 0), 0).equals(Trees.part(node, 2));
    }
}
