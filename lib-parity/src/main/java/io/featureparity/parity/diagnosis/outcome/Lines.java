// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.outcome;

import io.featureparity.parity.diagnosis.column.Claim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a factor and an offset that were found on a sample exact, and writes them as people would have. */
public final class Lines {

    private static final int MOST_DIGITS = 6;
    private static final int MOST_OFFSETS = 40;
    private static final int MOST_ROWS = 4_000;
    private static final int BITS = 60;
    private static final double NOISE = 0.0005;

    private Lines() {}

    /** What a line can have been, the most exact guesses; of what is known already, itself. */
    public static List<Linear> exact(Linear linear, double[] values, Claim claim, int from) {
        if (linear.kind() != Linear.Kind.LINE) {
            return List.of(linear);
        }
        Fit first = fit(linear, values, claim, from, 1e-5);
        // Again without the rows that are only near: they have another reason.
        Fit second = first == null ? null : fit(Linear.line(first.slope(), first.offset()), values, claim, from, 1e-8);
        Fit fit = second == null ? first : second;
        if (fit == null) {
            return List.of(linear);
        }
        double slope = fit.slope();
        double offset = fit.offset();
        double error = fit.error();
        double factor = Numbers.simplest(slope, error);
        double divisor = Numbers.simplest(1 / slope, error);
        double nothing = fit.offsetError();
        List<Linear> lines = new ArrayList<>();
        if (Math.abs(offset) <= nothing) {
            lines.addAll(List.of(Linear.times(factor), Linear.over(divisor), Linear.times(slope)));
        } else {
            lines.add(Linear.line(slope, offset));
            if (Math.abs(slope - 1) <= error) {
                lines.add(Linear.plus(near(offset, nothing)));
            }
            double mean = near(-offset / slope, nothing / Math.abs(slope));
            lines.add(Linear.score(mean, divisor));
            lines.add(Linear.score(-offset / slope, 1 / slope));
            lines.add(Linear.line(factor, near(offset, nothing)));
        }
        List<Linear> all = new ArrayList<>(lines);
        Rows rows = new Rows(values, claim, from, Linear.line(slope, offset));
        if (claim.storage().isCoarse()) {
            lines.forEach(line -> all.add(rows.allowed(line, nothing, error)));
        } else if (Math.abs(offset) > nothing) {
            TwoSteps steps = rows.steps();
            Linear both = lines.stream().anyMatch(steps::isExact) ? null : steps.of(slope, offset, error);
            if (both != null) {
                all.add(both);
            }
        }
        return all;
    }

    /** The rows that lie on a line. */
    private static final class Rows {

        private final double[] values;
        private final Claim claim;
        private final int from;
        private final int[] on;

        Rows(double[] values, Claim claim, int from, Linear line) {
            this.values = values;
            this.claim = claim;
            this.from = from;
            int[] all = IntStream.range(0, values.length)
                    .filter(i -> isOn(line, values[i], claim, from + i, 1e-5))
                    .toArray();
            int step = 1 + all.length / MOST_ROWS;
            on = IntStream.range(0, all.length)
                    .filter(i -> i % step == 0)
                    .map(i -> all[i])
                    .toArray();
        }

        TwoSteps steps() {
            int[] some = IntStream.range(0, Math.min(BITS, on.length))
                    .map(i -> on[(int) ((long) i * on.length / Math.min(BITS, on.length))])
                    .toArray();
            return new TwoSteps(
                    Arrays.stream(some).mapToDouble(i -> values[i]).toArray(),
                    Arrays.stream(some).mapToDouble(i -> claim.value(from + i)).toArray());
        }

        /** What number a row allows, by the formula's value and the column's. */
        private interface Solved {
            double of(double x, double y);
        }

        private Allowed allowed(Solved number) {
            Allowed allowed = new Allowed(on.length);
            for (int i : on) {
                double y = claim.value(from + i);
                double slack = claim.storage().slack(y);
                if (Math.abs(y) > slack) { // else a divisor can be anything
                    allowed.between(number.of(values[i], y - slack), number.of(values[i], y + slack));
                }
            }
            return allowed;
        }

        /** The same line by the numbers that most rows allow; an offset may be wrong by some distance, a factor by a share. */
        Linear allowed(Linear line, double distance, double share) {
            return switch (line.kind()) {
                case SAME -> line;
                case TIMES -> Linear.times(allowed((x, y) -> y / x).shortest());
                case OVER -> Linear.over(allowed((x, y) -> x / y).shortest());
                case PLUS -> Linear.plus(allowed((x, y) -> y - x).shortest());
                case SCORE -> {
                    double near = distance * Math.abs(line.a());
                    Solution byMean =
                            shortest(line.b(), near, b -> (x, y) -> (x - b) / y, (a, b) -> Linear.score(b, a));
                    yield byMean.or(
                            shortest(line.a(), share * Math.abs(line.a()), a -> (x, y) -> x - a * y, Linear::score));
                }
                case LINE -> {
                    Solution byOffset = shortest(line.b(), distance, b -> (x, y) -> (y - b) / x, Linear::line);
                    yield byOffset.or(shortest(
                            line.a(),
                            share * Math.abs(line.a()),
                            a -> (x, y) -> y - a * x,
                            (b, a) -> Linear.line(a, b)));
                }
            };
        }

        /** A line of short numbers, by how many rows allow it and how many digits it has. */
        private record Solution(Linear line, int rows, int digits) {

            Linear or(Solution other) {
                boolean better = other.rows > rows || (other.rows == rows && other.digits < digits);
                return better ? other.line : line;
            }
        }

        /** Of the lines that most rows allow, one of which the numbers are short: one of them is tried, the other follows. */
        private Solution shortest(
                double about, double distance, DoubleFunction<Solved> number, BiFunction<Double, Double, Linear> line) {
            Allowed first = allowed(number.apply(about));
            Solution best = new Solution(line.apply(first.shortest(), about), 0, Integer.MAX_VALUE);
            for (int digits = 1; digits <= MOST_DIGITS && best.rows < on.length; digits++) {
                for (double tried : Numbers.about(about, distance, digits, MOST_OFFSETS)) {
                    Allowed allowed = allowed(number.apply(tried));
                    double solved = allowed.shortest();
                    int all = digits + Numbers.digits(solved);
                    boolean more = allowed.most() > best.rows + on.length * NOISE;
                    if (more || (allowed.most() >= best.rows && all < best.digits)) {
                        best = new Solution(line.apply(solved, tried), allowed.most(), all);
                    }
                }
            }
            return best;
        }
    }

    private static boolean isOn(Linear line, double x, Claim claim, int row, double relative) {
        double y = claim.value(row);
        double room = 1e-9 * (claim.max() - claim.min());
        double slack = claim.storage().slack(y);
        return claim.isKnown(row)
                && y > claim.min()
                && y < claim.max()
                && Math.abs(line.apply(x) - y) <= room + relative * Math.abs(y) + 3 * slack;
    }

    /** A line and how exact it is. */
    private record Fit(double slope, double offset, double error, double offsetError) {}

    /** The line of least squares through the rows on it; rows count by how exactly their values were written down. */
    private static @Nullable Fit fit(Linear linear, double[] values, Claim claim, int from, double relative) {
        double room = 1e-9 * (claim.max() - claim.min());
        double weights = 0;
        double meanX = 0;
        double meanY = 0;
        double squares = 0;
        double products = 0;
        double largest = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int rows = 0;
        for (int i = 0; i < values.length; i++) {
            double y = claim.value(from + i);
            double x = values[i];
            if (isOn(linear, x, claim, from + i, relative)) {
                double slack = claim.storage().slack(y);
                double exact = slack + 2 * Math.ulp(y) + 1e-9 * room;
                double weight = 1 / (exact * exact);
                weights += weight;
                double beforeX = x - meanX;
                double beforeY = y - meanY;
                meanX += weight / weights * beforeX;
                meanY += weight / weights * beforeY;
                squares += weight * beforeX * (x - meanX);
                products += weight * beforeX * (y - meanY);
                largest = Math.max(largest, Math.abs(x));
                low = Math.min(low, x);
                high = Math.max(high, x);
                rows++;
            }
        }
        if (rows < 3 || !(squares > 0) || !(high > low)) {
            return null;
        }
        double slope = products / squares;
        // The same value with the same error again and again makes nothing more exact.
        double sure = 8 * Math.sqrt(Math.max(1, (double) rows / claim.distinct()));
        double size = Math.max(Math.max(Math.abs(claim.min()), Math.abs(claim.max())), Math.abs(slope) * largest);
        double slopeError = sure / Math.sqrt(squares) + 1e-13 * Math.abs(slope) + 1e-14 * size / (high - low);
        double offset = meanY - slope * meanX;
        double offsetError = sure / Math.sqrt(weights) + slopeError * Math.abs(meanX) + 1e-14 * size;
        return new Fit(slope, offset, slopeError / Math.abs(slope), offsetError);
    }

    private static double near(double value, double absolute) {
        return Numbers.simplest(value, absolute / Math.max(Math.abs(value), 1e-300));
    }
}
