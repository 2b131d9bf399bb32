// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.column;

import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.FormulaNode.Operation;
import io.featureparity.contract.formula.FormulaWriter;
import io.featureparity.contract.formula.Parameter;
import io.featureparity.contract.formula.Parameters;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes a tree as people would have: Wilder's weight and spans by their own numbers, derived columns by their plain names. */
public final class FormulaPrinter {

    /** A weight that is written as a decimal; each is {@code 1 / n}, and is what people call Wilder's average of n. */
    private static final Pattern DECIMAL_ALPHA = Pattern.compile("alpha=([0-9.eE+-]+)(?=[,)])");

    private FormulaPrinter() {}

    public static String print(FormulaNode tree) {
        String text = FormulaWriter.write(Trees.map(tree, FormulaPrinter::asPeopleWrite));
        return DECIMAL_ALPHA
                .matcher(text)
                .replaceAll(alpha -> "alpha=1/" + Math.round(1 / Double.parseDouble(alpha.group(1))));
    }

    /** A number as the language writes it: whole ones without a point. */
    public static String text(double value) {
        return FormulaWriter.write(Trees.number(value));
    }

    private static FormulaNode asPeopleWrite(FormulaNode node) {
        if (node instanceof FormulaNode.Column column) {
            return Trees.column(Derived.plainName(column.name()));
        }
        if (!(node instanceof Operation operation) || !operation.function().isWeighted()) {
            return node;
        }
        Map<Parameter, Double> values = new EnumMap<>(
                ((Operation) Trees.byCentreOfMass(node)).parameters().values());
        double com = operation.parameters().number(Parameter.COM);
        int n = (int) Math.rint(com + 1);
        int span = (int) Math.rint(2 * com + 1);
        if (n >= 1 && Double.compare(Trees.wilderCom(n), com) == 0) {
            values.put(Parameter.ALPHA, 1.0 / n);
        } else if (span >= 1 && Double.compare(Trees.spanCom(span), com) == 0) {
            values.put(Parameter.SPAN, (double) span);
        }
        return new Operation(operation.function(), operation.series(), new Parameters(values));
    }
}
