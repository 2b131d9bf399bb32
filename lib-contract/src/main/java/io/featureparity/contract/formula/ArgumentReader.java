// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Clause G6: reads the parameters of one call and finds all that is wrong with them. */
final class ArgumentReader {

    private static final List<Parameter> WEIGHTS = List.of(Parameter.ALPHA, Parameter.SPAN, Parameter.COM);

    private final FormulaFunction function;
    private final FormulaText source;
    private final List<FormulaFault> faults;
    private final Map<Parameter, Syntax> given = new EnumMap<>(Parameter.class);
    private final Map<Parameter, Double> values = new EnumMap<>(Parameter.class);

    ArgumentReader(FormulaFunction function, FormulaText source, List<FormulaFault> faults) {
        this.function = function;
        this.source = source;
        this.faults = faults;
    }

    /**
     * Reads them.
     *
     * @param call the call
     * @param positional its arguments by position, behind the series
     * @return the parameters; null if there is a fault
     */
    @Nullable
    Parameters read(Syntax.Call call, List<Syntax> positional) {
        int before = faults.size();
        takePositional(positional);
        call.named().forEach(this::takeNamed);
        requireAll(call);
        given.forEach(this::evaluate);
        if (given.size() == values.size()) {
            fillIn();
        }
        requireOrder();
        return faults.size() == before ? new Parameters(values) : null;
    }

    private void takePositional(List<Syntax> arguments) {
        List<Parameter> places = function.positional();
        for (int i = 0; i < arguments.size(); i++) {
            Syntax argument = arguments.get(i);
            if (i < places.size()) {
                given.put(places.get(i), argument);
            } else {
                fault(FormulaFaultKind.ARGUMENTS, argument.offset(), calledAs(), argument.describe());
            }
        }
    }

    private void takeNamed(Syntax.Named argument) {
        Parameter parameter = Stream.of(Parameter.values())
                .filter(p -> p.written().equals(argument.name()))
                .findFirst()
                .orElse(null);
        if (parameter == null || !function.takes(parameter)) {
            fault(FormulaFaultKind.ARGUMENTS, argument.offset(), calledAs(), argument.name());
        } else if (given.putIfAbsent(parameter, argument.value()) != null) {
            fault(FormulaFaultKind.ARGUMENTS, argument.offset(), "must be given once", argument.name());
        }
    }

    private void requireAll(Syntax.Call call) {
        for (Parameter needed : List.of(Parameter.N, Parameter.LO, Parameter.HI)) {
            if (function.takes(needed) && !given.containsKey(needed)) {
                fault(FormulaFaultKind.ARGUMENTS, call.offset(), calledAs(), "no " + needed.written());
            }
        }
        long weights = WEIGHTS.stream().filter(given::containsKey).count();
        if (function.isWeighted() && weights != 1) {
            String rule = "must have exactly one of alpha, span and com";
            fault(FormulaFaultKind.ARGUMENTS, call.offset(), rule, weights + " of them");
        }
    }

    private void evaluate(Parameter parameter, Syntax argument) {
        Double value;
        if (argument instanceof Syntax.Flag flag) {
            value = parameter.isFlag() ? (flag.value() ? 1.0 : 0.0) : null;
        } else {
            value = parameter.isFlag() ? null : constant(argument);
        }
        if (value == null || !parameter.allows(value)) {
            String rule = parameter.rule() + ", without a column or a definition in it";
            String found = parameter.written() + "=" + (value == null ? argument.describe() : value.toString());
            fault(FormulaFaultKind.PARAMETER, argument.offset(), rule, found);
        } else {
            values.put(parameter, value + 0.0); // a bound that is a zero is +0.0
        }
    }

    /** Gives the value of an expression of numbers alone; null of any other. At most as deep as a text may be. */
    private static @Nullable Double constant(Syntax part) {
        if (part instanceof Syntax.Num number) {
            return number.value();
        }
        if (part instanceof Syntax.Name name) {
            return FormulaNames.constant(name.name());
        }
        if (!(part instanceof Syntax.Operator operator)) {
            return null;
        }
        Double left = constant(operator.parts().get(0));
        if (left == null) {
            return null;
        }
        if (operator.function() == FormulaFunction.NEGATE) {
            return -left;
        }
        Double right =
                operator.parts().size() == 1 ? null : constant(operator.parts().get(1));
        if (right == null) {
            return null;
        }
        return switch (operator.function()) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            default -> null;
        };
    }

    /** Gives those that were left out their defaults, and every weight as a centre of mass too. */
    private void fillIn() {
        for (Parameter parameter : Parameter.values()) {
            if (function.takes(parameter) && !WEIGHTS.contains(parameter)) {
                Double byDefault = Parameters.byDefault(function, parameter, values);
                if (byDefault != null) {
                    values.putIfAbsent(parameter, byDefault);
                }
            }
        }
        Double alpha = values.get(Parameter.ALPHA);
        Double span = values.get(Parameter.SPAN);
        if (alpha != null) {
            values.put(Parameter.COM, (1 - alpha) / alpha);
        } else if (span != null) {
            values.put(Parameter.COM, (span - 1) / 2);
        }
    }

    private void requireOrder() {
        requireOrder(Parameter.MIN_PERIODS, Parameter.N);
        requireOrder(Parameter.LO, Parameter.HI);
    }

    private void requireOrder(Parameter smaller, Parameter larger) {
        Double small = values.get(smaller);
        Double large = values.get(larger);
        Syntax argument = given.get(smaller);
        if (argument != null && small != null && large != null && small > large) {
            String rule = "must be at most " + larger.written() + ", which is " + large;
            fault(FormulaFaultKind.PARAMETER, argument.offset(), rule, smaller.written() + "=" + small);
        }
    }

    private String calledAs() {
        return "must be called as " + function.signature();
    }

    private void fault(FormulaFaultKind kind, int offset, String rule, String found) {
        faults.add(new FormulaFault(kind, source, offset, rule, found));
    }
}
