// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Parameter;
import io.featureparity.contract.formula.Parameters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Section G written a second time, over whole columns and by index: no ring, no state that outlives a function, nothing shared
 * or folded. A mask is 1 and 0.
 */
final class WholeColumns {

    private static final double NAN = Double.NaN;

    private final TestMarket market;
    private final Map<String, double[]> definitions = new HashMap<>();
    private final int size;

    WholeColumns(TestMarket market, Map<String, FormulaNode> define) {
        this.market = market;
        this.size = market.size();
        define.forEach((name, root) -> definitions.put(name, of(root)));
    }

    double[] of(FormulaNode node) {
        if (node instanceof FormulaNode.Constant constant) {
            double[] column = new double[size];
            Arrays.fill(column, constant.value());
            return column;
        }
        if (node instanceof FormulaNode.Reference reference) {
            return definitions.get(reference.name());
        }
        if (node instanceof FormulaNode.Column column) {
            return each(i -> input(column.name(), i));
        }
        FormulaNode.Operation operation = (FormulaNode.Operation) node;
        List<double[]> in = operation.series().stream().map(this::of).toList();
        return apply(operation, in, operation.parameters());
    }

    private double input(String name, int i) {
        long millis = market.times().get(i);
        return switch (name) {
            case "volume" -> market.volume()[i];
            case "day" -> Math.floor(millis / 86_400_000.0);
            case "minute_of_day" -> Math.floor((millis - Math.floor(millis / 86_400_000.0) * 86_400_000.0) / 60_000);
            case "day_of_week" -> (Math.floor(millis / 86_400_000.0) + 3) % 7;
            default -> market.bars().get(i)[TestMarket.COLUMNS.indexOf(name)];
        };
    }

    private double[] apply(FormulaNode.Operation operation, List<double[]> in, Parameters p) {
        double[] x = in.get(0);
        return switch (operation.function()) {
            case ADD -> both(in, (a, b) -> a + b);
            case SUBTRACT -> both(in, (a, b) -> a - b);
            case MULTIPLY -> both(in, (a, b) -> a * b);
            case DIVIDE -> both(in, (a, b) -> a / b);
            case NEGATE -> map(x, a -> -a);
            case AND -> both(in, (a, b) -> a * b);
            case OR -> both(in, Math::max);
            case NOT -> map(x, a -> 1 - a);
            case EQUAL -> both(in, (a, b) -> a == b ? 1 : 0);
            case NOT_EQUAL -> both(in, (a, b) -> a != b ? 1 : 0);
            case LESS -> both(in, (a, b) -> a < b ? 1 : 0);
            case LESS_OR_EQUAL -> both(in, (a, b) -> a <= b ? 1 : 0);
            case GREATER -> both(in, (a, b) -> a > b ? 1 : 0);
            case GREATER_OR_EQUAL -> both(in, (a, b) -> a >= b ? 1 : 0);
            case ABS -> map(x, Math::abs);
            case SQRT -> map(x, Math::sqrt);
            case LOG -> map(x, StrictMath::log);
            case EXP -> map(x, StrictMath::exp);
            case SIGN -> map(x, a -> a > 0 ? 1 : a < 0 ? -1 : a == 0 ? 0 : NAN);
            case WHERE -> each(i -> x[i] == 1 ? in.get(1)[i] : in.get(2)[i]);
            case ISNA -> map(x, a -> Double.isNaN(a) ? 1 : 0);
            case FILLNA -> both(in, (a, b) -> Double.isNaN(a) ? b : a);
            case CLIP -> {
                double lo = p.number(Parameter.LO);
                double hi = p.number(Parameter.HI);
                yield map(x, a -> a < lo ? lo : a > hi ? hi : a);
            }
            case MIN -> each(i -> in.stream().mapToDouble(c -> c[i]).min().orElse(NAN) + 0.0);
            case MAX -> each(i -> in.stream().mapToDouble(c -> c[i]).max().orElse(NAN) + 0.0);
            case NANMIN -> each(i -> present(in, i).min().orElse(NAN) + 0.0);
            case NANMAX -> each(i -> present(in, i).max().orElse(NAN) + 0.0);
            case SHIFT -> shift(x, p.whole(Parameter.K));
            case DIFF -> both(List.of(x, shift(x, p.whole(Parameter.K))), (a, b) -> a - b);
            case PCT_CHANGE -> both(List.of(x, shift(x, p.whole(Parameter.K))), (a, b) -> a / b - 1);
            case FFILL -> each(i -> filled(x, i, p.number(Parameter.LIMIT)));
            case ROLLING_SUM, ROLLING_MEAN -> sums(operation, x, p);
            case ROLLING_VAR -> variance(x, p);
            case ROLLING_STD -> map(variance(x, p), WholeColumns::root);
            case ROLLING_MIN -> each(i -> enough(window(x, i, p), p, w -> w[0]));
            case ROLLING_MAX -> each(i -> enough(window(x, i, p), p, w -> w[w.length - 1]));
            case ROLLING_MEDIAN -> each(i -> enough(window(x, i, p), p, WholeColumns::middle));
            case ROLLING_COUNT ->
                each(i -> IntStream.rangeClosed(Math.max(0, i - p.whole(Parameter.N) + 1), i)
                        .filter(j -> !Double.isNaN(x[j]))
                        .count());
            case EWM_MEAN -> WholeAverages.mean(x, p);
            case EWM_VAR -> WholeAverages.variance(x, p);
            case EWM_STD -> map(WholeAverages.variance(x, p), WholeColumns::root);
            case CUMSUM -> cumulated(x);
            case CUMMAX ->
                each(i -> Double.isNaN(x[i]) ? NAN : presentOf(x, 0, i).max().orElse(NAN) + 0.0);
            case CUMMIN ->
                each(i -> Double.isNaN(x[i]) ? NAN : presentOf(x, 0, i).min().orElse(NAN) + 0.0);
            case DAY_SUM ->
                each(i -> Double.isNaN(x[i])
                        ? NAN
                        : compensated(presentOf(x, dayStart(i), i).toArray()));
            case DAY_MAX ->
                each(i -> Double.isNaN(x[i])
                        ? NAN
                        : presentOf(x, dayStart(i), i).max().orElse(NAN) + 0.0);
            case DAY_MIN ->
                each(i -> Double.isNaN(x[i])
                        ? NAN
                        : presentOf(x, dayStart(i), i).min().orElse(NAN) + 0.0);
            case DAY_FIRST -> each(i -> presentOf(x, dayStart(i), i).findFirst().orElse(NAN));
            case DAY_COUNT -> each(i -> presentOf(x, dayStart(i), i).count());
        };
    }

    // ---- G10, G14, G15

    private double[] shift(double[] x, int k) {
        return each(i -> i < k ? NAN : x[i - k]);
    }

    private static double filled(double[] x, int i, double limit) {
        for (int j = i; j >= 0 && i - j <= limit; j--) {
            if (!Double.isNaN(x[j])) {
                return x[j];
            }
        }
        return NAN;
    }

    private double[] cumulated(double[] x) {
        double[] out = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double term = Double.isNaN(x[i]) ? 0 : x[i];
            sum = i == 0 ? term : sum + term;
            out[i] = Double.isNaN(x[i]) ? NAN : sum;
        }
        return out;
    }

    private int dayStart(int i) {
        int start = i;
        while (start > 0 && input("day", start - 1) == input("day", i)) {
            start--;
        }
        return start;
    }

    private static double compensated(double[] terms) {
        double s = 0;
        double c = 0;
        for (double x : terms) {
            double y = x - c;
            double t = s + y;
            c = t - s - y;
            s = t;
        }
        return s;
    }

    // ---- G11

    /** The present values of the window, in order of size. */
    private static double[] window(double[] x, int i, Parameters p) {
        int from = Math.max(0, i - p.whole(Parameter.N) + 1);
        return IntStream.rangeClosed(from, i)
                .mapToDouble(j -> x[j])
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private static double enough(double[] sorted, Parameters p, ToDoubleFunction<double[]> of) {
        boolean enough = sorted.length >= p.whole(Parameter.MIN_PERIODS) && sorted.length > 0;
        return enough ? of.applyAsDouble(sorted) + 0.0 : NAN;
    }

    private static double middle(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private double[] sums(FormulaNode.Operation operation, double[] x, Parameters p) {
        boolean isSum = operation.function().written().equals("rolling_sum");
        int n = p.whole(Parameter.N);
        double[] out = new double[size];
        double s = 0;
        double ca = 0;
        double cr = 0;
        for (int i = 0; i < size; i++) {
            if (i >= n && Double.isFinite(x[i - n])) {
                double y = -x[i - n] - cr;
                double t = s + y;
                cr = t - s - y;
                s = t;
            }
            if (Double.isFinite(x[i])) {
                double y = x[i] - ca;
                double t = s + y;
                ca = t - s - y;
                s = t;
            }
            double[] present = IntStream.rangeClosed(Math.max(0, i - n + 1), i)
                    .mapToDouble(j -> x[j])
                    .filter(Double::isFinite)
                    .toArray();
            out[i] = present.length < p.whole(Parameter.MIN_PERIODS) ? NAN : sumOrMean(isSum, s, present);
        }
        return out;
    }

    private static double sumOrMean(boolean isSum, double s, double[] present) {
        int count = present.length;
        if (count == 0) {
            return isSum ? 0 : NAN;
        }
        double latest = present[count - 1];
        if (Arrays.stream(present).allMatch(x -> x == latest)) {
            return isSum ? latest * count : latest;
        }
        if (isSum) {
            return s;
        }
        double mean = s / count;
        long negative = Arrays.stream(present).filter(x -> 1 / x < 0 || x < 0).count();
        return (negative == 0 && mean < 0) || (negative == count && mean > 0) ? 0 : mean;
    }

    private double[] variance(double[] x, Parameters p) {
        int n = p.whole(Parameter.N);
        double[] out = new double[size];
        double[] w = new double[4]; // mean, m2, ca, cr
        int count = 0;
        for (int i = 0; i < size; i++) {
            boolean restart = false;
            if (i >= n && Double.isFinite(x[i - n])) {
                count--;
                double before = w[1];
                if (count == 0) {
                    w[0] = 0;
                    w[1] = 0;
                } else {
                    double previous = w[0] - w[3];
                    double y = x[i - n] - w[3];
                    double t = y - w[0];
                    w[3] = t + w[0] - y;
                    w[0] -= t / count;
                    w[1] -= (x[i - n] - previous) * (x[i - n] - w[0]);
                    restart = w[1] < 1000 * 0x1p-52 * before;
                }
            }
            if (Double.isFinite(x[i])) {
                count++;
                double before = w[1];
                add(w, x[i], count);
                restart |= w[1] < 1000 * 0x1p-52 * before;
            }
            if (restart) {
                Arrays.fill(w, 0);
                count = 0;
                for (int j = Math.max(0, i - n + 1); j <= i; j++) {
                    if (Double.isFinite(x[j])) {
                        count++;
                        add(w, x[j], count);
                    }
                }
            }
            int ddof = p.whole(Parameter.DDOF);
            out[i] = count >= p.whole(Parameter.MIN_PERIODS) && count > ddof ? w[1] / (count - ddof) : NAN;
        }
        return out;
    }

    private static void add(double[] w, double x, int count) {
        double previous = w[0] - w[2];
        double y = x - w[2];
        double t = y - w[0];
        w[2] = t + w[0] - y;
        w[0] += t / count;
        w[1] += (x - previous) * (x - w[0]);
    }

    private static double root(double variance) {
        return variance < 0 ? 0 : Math.sqrt(variance);
    }

    // ---- columns

    private double[] each(IntToDoubleFunction of) {
        return IntStream.range(0, size).mapToDouble(of).toArray();
    }

    private double[] map(double[] x, DoubleUnaryOperator of) {
        return each(i -> of.applyAsDouble(x[i]));
    }

    private double[] both(List<double[]> in, DoubleBinaryOperator of) {
        return each(i -> of.applyAsDouble(in.get(0)[i], in.get(1)[i]));
    }

    private static DoubleStream present(List<double[]> in, int i) {
        return in.stream().mapToDouble(c -> c[i]).filter(v -> !Double.isNaN(v));
    }

    private static DoubleStream presentOf(double[] x, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToDouble(j -> x[j]).filter(v -> !Double.isNaN(v));
    }
}
