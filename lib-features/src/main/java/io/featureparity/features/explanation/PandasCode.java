// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Formulas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes formulas as a script for pandas and numpy alone. It makes the calls that training makes (the table "Cost" of section
 * G), so it gives the same bits.
 */
final class PandasCode {

    /** A longer line gets names for its parts. */
    private static final int LONGEST_LINE = 100;

    private static final int SHORTEST_PART = 28;
    private static final String INDENT = "    ";

    private final PandasNames names = new PandasNames();
    private final PandasCalls calls = new PandasCalls();
    private final List<String> lines = new ArrayList<>();
    private final IdentityHashMap<Map<String, FormulaNode>, Integer> scopes = new IdentityHashMap<>();
    private final Set<String> defined = new HashSet<>();
    private final Map<String, String> partVariables = new HashMap<>();
    private final Set<String> columns = new TreeSet<>();
    private Map<String, FormulaNode> scope = Map.of();
    private Map<String, String> formulaColumns = Map.of();

    private PandasCode() {}

    /** Writes the script of some features. */
    static String of(List<ExplainedFormula> formulas) {
        PandasCode code = new PandasCode();
        formulas.forEach(code::add);
        return code.script();
    }

    private void add(ExplainedFormula formula) {
        scope = formula.definitions();
        formulaColumns = formula.columns();
        lines.add("# " + formula.name() + ": " + formula.text().replaceAll("\\s+", " "));
        Formulas.used(formula.root(), scope).forEach((name, tree) -> {
            if (defined.add(key(name))) {
                lines.add(variable(name) + " = " + calls.column(text(tree)).code());
            }
        });
        PandasText value = calls.column(text(formula.root()));
        if (!Double.isNaN(formula.undefined())) {
            value = calls.method(value, "fillna", PandasText.literal(formula.undefined()));
        }
        lines.add("raw[\"" + formula.name() + "\"] = " + value.code());
    }

    private String script() {
        StringBuilder script = new StringBuilder(calls.needsFunctools() ? "import functools\n\n" : "");
        script.append("import numpy as np\nimport pandas as pd\n\n");
        script.append(
                "# bars: a frame of float64, indexed by time in UTC, in the order of time. Columns that are read:\n");
        script.append("# ")
                .append(columns.isEmpty() ? "none" : String.join(", ", columns))
                .append('\n');
        script.append("raw = {}\n");
        script.append("with np.errstate(all=\"ignore\"), pd.option_context(\n");
        script.append(
                "    \"compute.use_bottleneck\", False, \"compute.use_numexpr\", False  # they add in another order\n");
        script.append("):\n");
        calls.helpers()
                .forEach(helper -> script.append(INDENT).append(helper.line()).append('\n'));
        lines.forEach(line -> script.append(INDENT).append(line).append('\n'));
        return script.append("raw = pd.DataFrame(raw)\n").toString();
    }

    // ---- parts of formulas

    private PandasText text(FormulaNode node) {
        if (node instanceof FormulaNode.Constant constant) {
            return PandasText.of(constant.value());
        }
        if (node instanceof FormulaNode.Column column) {
            return PandasText.of(column(column.name()));
        }
        if (node instanceof FormulaNode.Reference reference) {
            return PandasText.of(variable(reference.name()));
        }
        FormulaNode.Operation operation = (FormulaNode.Operation) node;
        List<PandasText> parts = new ArrayList<>();
        operation.series().forEach(part -> parts.add(text(part)));
        PandasText whole = calls.operation(operation, parts);
        int longest = longest(parts);
        while (whole.code().length() > LONGEST_LINE && longest >= 0) {
            parts.set(longest, PandasText.of(partVariable(parts.get(longest).code())));
            whole = calls.operation(operation, parts);
            longest = longest(parts);
        }
        return whole;
    }

    /** The same code has the same variable. */
    private String partVariable(String code) {
        String known = partVariables.get(code);
        if (known != null) {
            return known;
        }
        String variable = names.ofPart();
        partVariables.put(code, variable);
        lines.add(variable + " = " + code);
        return variable;
    }

    /** The longest part that is worth a name; -1 if there is none. */
    private static int longest(List<PandasText> parts) {
        int longest = -1;
        for (int i = 0; i < parts.size(); i++) {
            int length = parts.get(i).code().length();
            boolean longer = longest < 0 || length > parts.get(longest).code().length();
            if (parts.get(i).number() == null && length >= SHORTEST_PART && longer) {
                longest = i;
            }
        }
        return longest;
    }

    private String column(String name) {
        for (PandasHelper helper : PandasHelper.OF_TIME) {
            if (helper.written().equals(name)) {
                return calls.needed(helper);
            }
        }
        String own = formulaColumns.getOrDefault(name, name);
        columns.add(own);
        return "bars[\"" + own + "\"]";
    }

    private String key(String definition) {
        return scopes.computeIfAbsent(scope, any -> scopes.size()) + " " + definition;
    }

    private String variable(String definition) {
        return names.of(key(definition), definition);
    }
}
