// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import io.featureparity.parity.comparison.Difference.Kind;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what kind of difference a sample of pairs shows. The simplest kind that explains all of the pairs is the answer. Pairs of
 * which one side is absent do not count, but are said.
 */
final class DifferenceFinder {

    /** From fewer pairs nothing is concluded. */
    private static final int FEWEST = 8;

    /** With this correlation two columns are taken to move together. */
    private static final double TOGETHER = 0.5;

    /** An error that is such a part of what the column spans is small. */
    private static final double NEARLY = 1e-4;

    private final NumberPairs pairs;
    private final Stage stage;

    private DifferenceFinder(NumberPairs pairs, Stage stage) {
        this.pairs = pairs;
        this.stage = stage;
    }

    /** {@return the kind of difference; nothing where there are too few pairs} */
    static @Nullable Difference of(Stage stage, PairSample sample) {
        double[] expected = sample.expected();
        double[] actual = sample.actual();
        if (expected.length < FEWEST) {
            return null;
        }
        Optional<Difference> undefined = UndefinedValue.in(stage, expected, actual);
        if (undefined.isPresent()) {
            return undefined.get();
        }
        NumberPairs pairs = NumberPairs.of(expected, actual);
        if (pairs.size() < FEWEST) {
            return null;
        }
        DifferenceFinder finder = new DifferenceFinder(pairs, stage);
        Difference found = finder.absentAlone()
                .or(finder::singleRow)
                .or(finder::lastBits)
                .or(finder::storage)
                .or(finder::line)
                .or(() -> RowShift.in(expected, actual, sample.rows()).map(finder::shifted))
                .or(finder::bounds)
                .or(finder::nearlyEqual)
                .or(finder::start)
                .orElseGet(finder::other);
        return new Difference(found.kind(), found.sentence() + absent(expected, actual));
    }

    private Optional<Difference> absentAlone() {
        return pairs.all((e, a) -> stage.distance(e, a) == 0)
                ? found(
                        Kind.OTHER_UNDEFINED_VALUE,
                        "all " + pairs.size() + " rows looked at that have a value on both sides are equal")
                : Optional.empty();
    }

    /** Of log returns, one row in millions differs in its last bits where another logarithm is used. */
    private Optional<Difference> singleRow() {
        boolean last = stage == Stage.RAW && pairs.all((e, a) -> Math.abs(e - a) <= Math.ulp(e));
        return pairs.differing() == 1 && !last && bounds().isEmpty()
                ? found(
                        Kind.SINGLE_ROW,
                        "only one of " + pairs.size()
                                + " rows looked at differs, and those around it are equal to the bit:"
                                + " this value was altered, or its input was")
                : Optional.empty();
    }

    private Optional<Difference> lastBits() {
        double few = stage == Stage.RAW ? 1e-13 : 1e-6;
        return pairs.all((e, a) -> Math.abs(e - a) <= few * Math.max(Math.abs(e), Math.abs(a)))
                ? found(
                        Kind.LAST_BITS,
                        "the largest error is " + number(pairs.largestError(0, pairs.size())) + inAll()
                                + ": another order of evaluation, or another logarithm")
                : Optional.empty();
    }

    private Optional<Difference> storage() {
        if (stage == Stage.RAW && pairs.all((e, a) -> same((float) a, e))) {
            return found(Kind.FLOAT32, "expected is the actual value rounded to a float" + inAll());
        }
        if (stage == Stage.RAW && pairs.all((e, a) -> same((float) e, a))) {
            return found(Kind.FLOAT32, "actual is the expected value rounded to a float" + inAll());
        }
        int ofExpected = Decimals.of(pairs.expected(), pairs.actual());
        if (ofExpected >= 0) {
            return found(Kind.ROUNDED, "expected is the actual value rounded to " + decimals(ofExpected) + inAll());
        }
        int ofActual = Decimals.of(pairs.actual(), pairs.expected());
        if (ofActual >= 0) {
            return found(Kind.ROUNDED, "actual is the expected value rounded to " + decimals(ofActual) + inAll());
        }
        return Optional.empty();
    }

    private static boolean same(float rounded, double value) {
        return Double.compare(rounded, value) == 0;
    }

    private static String decimals(int count) {
        return count == 1 ? "1 decimal" : count + " decimals";
    }

    private Optional<Difference> line() {
        double close = stage == Stage.RAW ? 1e-9 : 1e-5;
        double factor = pairs.factor(close);
        if (!Double.isNaN(factor)) {
            return found(Kind.CONSTANT_FACTOR, "expected is " + factor(factor) + " times the actual value" + inAll());
        }
        double offset = pairs.offset(close);
        if (!Double.isNaN(offset)) {
            return found(Kind.CONSTANT_OFFSET, "expected is the actual value " + plus(offset) + inAll());
        }
        double slope = pairs.slope(close);
        if (!Double.isNaN(slope)) {
            String line = number(slope) + " times the actual value " + plus(pairs.intercept(slope));
            String why = ": as with other statistics, or normalised once more or once less";
            return found(Kind.LINEAR, "expected is " + line + inAll() + why);
        }
        return Optional.empty();
    }

    private Difference shifted(int rows) {
        int distance = Math.abs(rows);
        String where = (distance == 1 ? "1 row " : distance + " rows ") + (rows > 0 ? "before" : "after");
        return new Difference(Kind.SHIFT, "expected is the actual value of " + where + ", in all rows looked at");
    }

    private Optional<Difference> bounds() {
        if (pairs.isClipped(pairs.expected(), pairs.actual())) {
            return found(Kind.OTHER_BOUNDS, "expected is the actual value held within " + range(pairs.expected()));
        }
        if (pairs.isClipped(pairs.actual(), pairs.expected())) {
            return found(Kind.OTHER_BOUNDS, "actual is the expected value held within " + range(pairs.actual()));
        }
        return Optional.empty();
    }

    private String range(double[] values) {
        return stage.decimal(NumberPairs.least(values)) + " and " + stage.decimal(NumberPairs.most(values));
    }

    private Optional<Difference> nearlyEqual() {
        double error = pairs.largestError(0, pairs.size());
        return error <= NEARLY * (NumberPairs.most(pairs.actual()) - NumberPairs.least(pairs.actual()))
                ? found(
                        Kind.NEARLY_EQUAL,
                        "the largest error is " + number(error) + inAll()
                                + ": bars or macro values that were stored in 32 bits or rounded")
                : Optional.empty();
    }

    private Optional<Difference> start() {
        double early = pairs.largestError(0, pairs.size() / 4);
        double late = pairs.largestError(pairs.size() - pairs.size() / 4, pairs.size());
        return late <= early / 100
                ? found(
                        Kind.OTHER_START,
                        "the difference fades out, from " + number(early) + " to " + number(late)
                                + ": another seed, or a history that began at another bar")
                : Optional.empty();
    }

    private Difference other() {
        double correlation = pairs.correlation();
        String text =
                "the correlation of " + pairs.size() + " rows is " + String.format(Locale.ROOT, "%.2f", correlation);
        return correlation >= TOGETHER
                ? new Difference(
                        Kind.OTHER_SMOOTHING,
                        "both move together (" + text + "), but no factor, offset or shift explains it:"
                                + " another average, window or form")
                : new Difference(Kind.OTHER_FORMULA, "nothing simple explains it; " + text);
    }

    private String inAll() {
        return ", in all " + pairs.size() + " rows looked at";
    }

    private static Optional<Difference> found(Kind kind, String sentence) {
        return Optional.of(new Difference(kind, sentence));
    }

    private static String absent(double[] expected, double[] actual) {
        int onlyExpected = 0;
        int onlyActual = 0;
        for (int i = 0; i < expected.length; i++) {
            boolean noExpected = Double.isNaN(expected[i]);
            boolean noActual = Double.isNaN(actual[i]);
            onlyExpected += noExpected && !noActual ? 1 : 0;
            onlyActual += noActual && !noExpected ? 1 : 0;
        }
        return side("expected", onlyExpected, expected.length) + side("actual", onlyActual, expected.length);
    }

    private static String side(String name, int absent, int rows) {
        return absent == 0 ? "" : "; " + name + " alone is absent in " + absent + " of " + rows + " rows";
    }

    /** So near to 1 that six digits do not tell it from 1, it is told by what is missing. */
    private static String factor(double factor) {
        String text = number(factor);
        return text.equals("1") ? "(1 " + plus(factor - 1) + ")" : text;
    }

    private static String plus(double offset) {
        return offset < 0 ? "minus " + number(-offset) : "plus " + number(offset);
    }

    private static String number(double value) {
        return ShortNumber.of(value);
    }
}
