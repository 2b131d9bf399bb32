// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.promql;

import io.featureparity.testsupport.promql.Expr.Aggregate;
import io.featureparity.testsupport.promql.Expr.Binary;
import io.featureparity.testsupport.promql.Expr.Call;
import io.featureparity.testsupport.promql.Expr.Num;
import io.featureparity.testsupport.promql.Expr.Selector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Evaluates PromQL over samples at one time. It differs from Prometheus in one thing: {@code rate} and {@code increase} say what the
 * samples say, and extrapolate nothing. So they are right where only zero or not zero matters.
 */
public final class Evaluator {

    private final Samples samples;
    private final long time;

    /** Evaluates at a time, in seconds. */
    public Evaluator(Samples samples, long time) {
        this.samples = samples;
        this.time = time;
    }

    /** The value of a vector: of each set of labels a number. */
    public Map<Map<String, String>, Double> vector(Expr expression) {
        if (expression instanceof Selector selector) {
            Map<Map<String, String>, Double> newest = new HashMap<>();
            samples.select(selector, time)
                    .forEach((labels, of) ->
                            newest.put(labels, of.get(of.size() - 1).getValue()));
            return newest;
        } else if (expression instanceof Call call) {
            return call(call);
        } else if (expression instanceof Aggregate aggregate) {
            return aggregate(aggregate);
        } else if (expression instanceof Binary binary) {
            return binary(binary);
        }
        throw new IllegalArgumentException("no vector: " + expression);
    }

    private double scalar(Expr expression) {
        if (expression instanceof Num number) {
            return number.value();
        } else if (expression instanceof Binary binary && binary.type() == Expr.Type.SCALAR) {
            return arithmetic(binary.operator(), scalar(binary.left()), scalar(binary.right()));
        } else if (expression instanceof Call call && call.function() == Function.TIME) {
            return time;
        } else if (expression instanceof Call call && call.function() == Function.SCALAR_OF) {
            Collection<Double> one = vector(call.parts().get(0)).values();
            return one.size() == 1 ? one.iterator().next() : Double.NaN;
        }
        throw new IllegalArgumentException("no number: " + expression);
    }

    private Map<Map<String, String>, Double> call(Call call) {
        Map<Map<String, String>, Double> result = new HashMap<>();
        if (call.function() == Function.VECTOR_OF) {
            result.put(Map.of(), scalar(call.parts().get(0)));
        } else if (call.function() == Function.ABSENT) {
            if (vector(call.parts().get(0)).isEmpty()) {
                result.put(Map.of(), 1.0);
            }
        } else if (call.parts().get(0) instanceof Selector range && range.type() == Expr.Type.RANGE) {
            samples.select(range, time).forEach((labels, of) -> {
                List<Double> values = of.stream().map(Map.Entry::getValue).toList();
                if (values.size() > 1
                        || !Set.of(Function.RATE, Function.INCREASE).contains(call.function())) {
                    result.put(
                            withoutName(labels),
                            overTime(call.function(), values, range.range().orElseThrow()));
                }
            });
        } else {
            double limit = call.parts().size() > 1 ? scalar(call.parts().get(1)) : 0;
            vector(call.parts().get(0))
                    .forEach((labels, value) -> result.put(
                            withoutName(labels),
                            switch (call.function()) {
                                case ABS -> Math.abs(value);
                                case CLAMP_MIN -> Math.max(value, limit);
                                default -> Math.min(value, limit);
                            }));
        }
        return result;
    }

    private static double overTime(Function function, List<Double> values, long seconds) {
        DoubleStream all = values.stream().mapToDouble(Double::doubleValue);
        return switch (function) {
            case MAX_OVER_TIME -> all.max().orElseThrow();
            case MIN_OVER_TIME -> all.min().orElseThrow();
            case AVG_OVER_TIME -> all.average().orElseThrow();
            case CHANGES -> steps(values).filter(step -> step != 0).count();
            case RATE -> increase(values) / seconds;
            default -> increase(values);
        };
    }

    /** A counter that has gone down was begun anew at 0. */
    private static double increase(List<Double> values) {
        double sum = 0;
        for (int i = 1; i < values.size(); i++) {
            double step = values.get(i) - values.get(i - 1);
            sum += step < 0 ? values.get(i) : step;
        }
        return sum;
    }

    private static DoubleStream steps(List<Double> values) {
        return IntStream.range(1, values.size()).mapToDouble(i -> values.get(i) - values.get(i - 1));
    }

    private Map<Map<String, String>, Double> aggregate(Aggregate aggregate) {
        Map<Map<String, String>, List<Double>> groups = new HashMap<>();
        vector(aggregate.of()).forEach((labels, value) -> {
            Map<String, String> group = new TreeMap<>(withoutName(labels));
            group.keySet().removeIf(label -> aggregate.labels().contains(label) == aggregate.without());
            groups.computeIfAbsent(group, any -> new ArrayList<>()).add(value);
        });
        Map<Map<String, String>, Double> result = new HashMap<>();
        groups.forEach((group, values) -> {
            DoubleStream all = values.stream().mapToDouble(Double::doubleValue);
            result.put(
                    group,
                    switch (aggregate.operator()) {
                        case "sum" -> all.sum();
                        case "min" -> all.min().orElseThrow();
                        case "max" -> all.max().orElseThrow();
                        case "avg" -> all.average().orElseThrow();
                        default -> (double) values.size();
                    });
        });
        return result;
    }

    private Map<Map<String, String>, Double> binary(Binary binary) {
        boolean leftIsNumber = binary.left().type() == Expr.Type.SCALAR;
        boolean rightIsNumber = binary.right().type() == Expr.Type.SCALAR;
        Map<Map<String, String>, Double> result = new HashMap<>();
        if (leftIsNumber || rightIsNumber) {
            double number = scalar(leftIsNumber ? binary.left() : binary.right());
            vector(leftIsNumber ? binary.right() : binary.left())
                    .forEach((labels, value) -> put(
                            result,
                            binary,
                            labels,
                            leftIsNumber ? number : value,
                            leftIsNumber ? value : number,
                            value));
            return result;
        }
        Map<Map<String, String>, Double> left = vector(binary.left());
        Map<Map<String, String>, Double> right = byLabels(vector(binary.right()));
        Map<Map<String, String>, Double> ofLeft = byLabels(left);
        switch (binary.operator()) {
            case "or" -> {
                result.putAll(left);
                vector(binary.right()).forEach((labels, value) -> {
                    if (!ofLeft.containsKey(withoutName(labels))) {
                        result.put(labels, value);
                    }
                });
            }
            case "and", "unless" ->
                left.forEach((labels, value) -> {
                    if (right.containsKey(withoutName(labels))
                            == binary.operator().equals("and")) {
                        result.put(labels, value);
                    }
                });
            default ->
                left.forEach((labels, value) -> {
                    Double other = right.get(withoutName(labels));
                    if (other != null) {
                        put(result, binary, labels, value, other, value);
                    }
                });
        }
        return result;
    }

    private static void put(
            Map<Map<String, String>, Double> result,
            Binary binary,
            Map<String, String> labels,
            double left,
            double right,
            double kept) {
        if (!Set.of("==", "!=", ">", "<", ">=", "<=").contains(binary.operator())) {
            result.put(withoutName(labels), arithmetic(binary.operator(), left, right));
        } else if (binary.bool()) {
            result.put(withoutName(labels), compares(binary.operator(), left, right) ? 1.0 : 0.0);
        } else if (compares(binary.operator(), left, right)) {
            result.put(labels, kept);
        }
    }

    private static boolean compares(String operator, double left, double right) {
        return switch (operator) {
            case "==" -> left == right;
            case "!=" -> left != right;
            case ">" -> left > right;
            case "<" -> left < right;
            case ">=" -> left >= right;
            default -> left <= right;
        };
    }

    private static double arithmetic(String operator, double left, double right) {
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "%" -> left % right;
            default -> compares(operator, left, right) ? 1 : 0;
        };
    }

    private static Map<Map<String, String>, Double> byLabels(Map<Map<String, String>, Double> vector) {
        return vector.entrySet().stream()
                .collect(Collectors.toMap(entry -> withoutName(entry.getKey()), Map.Entry::getValue));
    }

    private static Map<String, String> withoutName(Map<String, String> labels) {
        Map<String, String> others = new TreeMap<>(labels);
        others.remove("__name__");
        return others;
    }
}
