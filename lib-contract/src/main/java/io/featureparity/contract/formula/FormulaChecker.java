// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clauses G2, G4 and G6: gives the parts of one text their meaning, and finds all that is wrong with them. */
final class FormulaChecker {

    /** A part: what it is, if that is known, and its tree, if it has no fault. */
    private record Checked(
            @Nullable FormulaType type, @Nullable FormulaNode node) {

        static final Checked NOTHING = new Checked(null, null);

        static Checked of(FormulaNode node) {
            return new Checked(node.type(), node);
        }
    }

    private final FormulaNames names;
    private final Definitions definitions;
    private final FormulaText source;
    private final List<FormulaFault> faults;

    FormulaChecker(FormulaNames names, Definitions definitions, FormulaText source, List<FormulaFault> faults) {
        this.names = names;
        this.definitions = definitions;
        this.source = source;
        this.faults = faults;
    }

    /** Gives the tree of a definition; null if there is a fault. */
    @Nullable
    FormulaNode definition(Syntax root) {
        Syntax.Name first = null;
        for (Syntax.Name use : NameUses.of(root)) {
            boolean onCycle = definitions.onOneCycle(source.name(), use.name());
            if (onCycle && (first == null || use.offset() < first.offset())) {
                first = use;
            }
        }
        if (first != null) {
            fault(FormulaFaultKind.CYCLE, first, "must not use itself, through any number of steps");
        }
        return check(root).node();
    }

    /** Gives the tree of a feature; null if there is a fault. */
    @Nullable
    FormulaNode feature(Syntax root) {
        Checked whole = check(root);
        if (whole.type() == FormulaType.MASK) {
            fault(FormulaFaultKind.TYPE, root, "must be a number: write where(mask, 1, 0)");
        }
        return whole.node();
    }

    private Checked check(Syntax part) {
        if (part instanceof Syntax.Num number) {
            return Checked.of(new FormulaNode.Constant(number.value()));
        }
        if (part instanceof Syntax.Name name) {
            return named(name);
        }
        if (part instanceof Syntax.Operator operator) {
            List<FormulaNode> series = series(operator.function(), operator.parts());
            return made(operator.function(), operator.parts().size(), series, Parameters.NONE);
        }
        if (part instanceof Syntax.Call call) {
            return called(call);
        }
        String rule = "must be a number or a mask: True and False stand for flags only, such as adjust=False";
        fault(FormulaFaultKind.TYPE, part, rule);
        return Checked.NOTHING;
    }

    private Checked named(Syntax.Name use) {
        String name = use.name();
        Double constant = FormulaNames.constant(name);
        if (constant != null) {
            return Checked.of(new FormulaNode.Constant(constant));
        }
        if (names.isColumn(name)) {
            return Checked.of(new FormulaNode.Column(name));
        }
        if (!definitions.contains(name)) {
            String rule = FormulaFunction.of(name) != null
                    ? "must be called, since it is a function"
                    : "must be a definition or one of " + String.join(", ", names.columns()) + ", nan, inf";
            fault(FormulaFaultKind.NAME, use, rule);
            return Checked.NOTHING;
        }
        FormulaType type = definitions.type(name);
        if (type == null || definitions.onOneCycle(name, source.name())) {
            return Checked.NOTHING; // blamed where it is defined
        }
        return Checked.of(new FormulaNode.Reference(name, type));
    }

    private Checked called(Syntax.Call call) {
        FormulaFunction function = FormulaFunction.of(call.name());
        if (function == null) {
            boolean value = names.isColumn(call.name()) || definitions.contains(call.name());
            String rule = value ? "must not be called, since it is no function" : "must be a function of section G";
            faults.add(new FormulaFault(FormulaFaultKind.NAME, source, call.offset(), rule, call.name()));
            call.positional().forEach(this::check);
            return Checked.NOTHING;
        }
        int given = call.positional().size();
        int wanted = function.isVariadic() ? Math.max(given, function.seriesCount()) : function.seriesCount();
        if (given < wanted) {
            String rule = "must be called as " + function.signature();
            fault(FormulaFaultKind.ARGUMENTS, call, rule);
        }
        List<FormulaNode> series = series(function, call.positional().subList(0, Math.min(given, wanted)));
        List<Syntax> others = call.positional().subList(Math.min(given, wanted), given);
        if (!function.takesParameters()) {
            others.forEach(this::check);
        }
        Parameters parameters = new ArgumentReader(function, source, faults).read(call, others);
        return made(function, wanted, series, parameters);
    }

    /** Gives the trees of those parts that have no fault. */
    private List<FormulaNode> series(FormulaFunction function, List<Syntax> parts) {
        List<FormulaNode> series = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Checked checked = check(parts.get(i));
            FormulaType wanted = function.series(i);
            if (checked.type() != null && checked.type() != wanted) {
                String instead = wanted == FormulaType.MASK ? ": compare, as in x != 0" : ": write where(mask, 1, 0)";
                fault(FormulaFaultKind.TYPE, parts.get(i), "must be " + wanted + " here" + instead);
            } else if (checked.node() != null) {
                series.add(checked.node());
            }
        }
        return series;
    }

    private static Checked made(
            FormulaFunction function, int count, List<FormulaNode> series, @Nullable Parameters parameters) {
        if (parameters == null || series.size() != count) {
            return new Checked(function.type(), null);
        }
        return Checked.of(new FormulaNode.Operation(function, series, parameters));
    }

    private void fault(FormulaFaultKind kind, Syntax part, String rule) {
        faults.add(new FormulaFault(kind, source, part.offset(), rule, part.describe()));
    }
}
