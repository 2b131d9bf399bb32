// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A calculation written as a formula (section G), with the definitions that it uses. Engines compute the calculation
 * from this formula. In formulas, days are days in UTC. There is one exception: in the formula of a {@link
 * DailyChange}, {@code day} is the day of the contract's session.
 *
 * @param define the definitions, each after those that it uses itself
 * @param formula the formula; it also gives the value to use where the calculation gives none
 */
public record FormulaTemplate(Map<String, String> define, String formula) {

    /** Copies the map. {@inheritDoc} */
    public FormulaTemplate {
        define = Collections.unmodifiableMap(new LinkedHashMap<>(define));
    }

    /**
     * Writes a calculation as a formula.
     *
     * @param name the beginning of the names of its definitions, such as the feature's name
     * @param calculation the calculation
     * @param inputs the columns that it reads
     * @param undefined the value to use where the calculation gives none; NaN to leave it absent
     * @return the formula
     */
    public static FormulaTemplate of(
            String name, Calculation.Market calculation, List<String> inputs, double undefined) {
        Writer writer = new Writer(name, undefined);
        String formula = writer.formula(calculation, inputs.isEmpty() ? "" : inputs.get(0));
        return new FormulaTemplate(writer.define, formula);
    }

    /** Writes one formula and collects the definitions that it needs. */
    private static final class Writer {

        private final Map<String, String> define = new LinkedHashMap<>();
        private final String name;
        private final double undefined;

        Writer(String name, double undefined) {
            this.name = name;
            this.undefined = undefined;
        }

        String formula(Calculation.Market calculation, String x) {
            if (calculation instanceof LogReturn c) {
                return outcome(logReturn(c, x), c.clip());
            } else if (calculation instanceof Rsi c) {
                return outcome(rsi(c, x), Double.POSITIVE_INFINITY);
            } else if (calculation instanceof AtrPercent c) {
                return outcome(atrPercent(c), Double.POSITIVE_INFINITY);
            } else if (calculation instanceof Adx c) {
                return outcome(adx(c), Double.POSITIVE_INFINITY);
            } else if (calculation instanceof RollingZScore c) {
                return outcome(rollingZScore(c, x), c.clip());
            } else if (calculation instanceof FixedZScore c) {
                return outcome("(" + x + " - " + c.mean() + ") / " + c.std(), c.clip());
            } else if (calculation instanceof Change c) {
                return outcome("diff(" + x + ", " + c.lag() + ") / shift(" + x + ", " + c.lag() + ")", c.clip());
            } else if (calculation instanceof DailyChange c) {
                return outcome(dailyChange(x), c.clip());
            } else if (calculation instanceof Spread c) {
                return outcome(c.minuend() + " - " + x, Double.POSITIVE_INFINITY);
            } else if (calculation instanceof FixedZSpread c) {
                return outcome("(" + c.minuend() + " - " + x + " - " + c.mean() + ") / " + c.std(), c.clip());
            }
            return ((Formula) calculation).text();
        }

        /** What stands in for an undefined value is clipped too. */
        private String outcome(String value, double clip) {
            String filled = Double.isNaN(undefined) ? value : "fillna(" + value + ", " + undefined + ")";
            return clip == Double.POSITIVE_INFINITY ? filled : "clip(" + filled + ", -" + clip + ", " + clip + ")";
        }

        private static String logReturn(LogReturn c, String x) {
            String earlier = "shift(" + x + ", " + c.lag() + ")";
            return switch (c.form()) {
                case LOG_OF_QUOTIENT -> "log(" + x + " / " + earlier + ")";
                case DIFFERENCE_OF_LOGS -> "log(" + x + ") - log(" + earlier + ")";
                case PERCENTAGE -> "pct_change(" + x + ", " + c.lag() + ")";
            };
        }

        private String rsi(Rsi c, String x) {
            String move = define("move", "diff(" + x + ")");
            String gain = change(c.firstChange(), "isna(" + move + ")", "where(" + move + " > 0, " + move + ", 0)");
            String loss = change(c.firstChange(), "isna(" + move + ")", "where(" + move + " < 0, -" + move + ", 0)");
            String gains = average("gain", gain, c.smoothing(), c.period());
            String losses = define("losses", plus(average("loss", loss, c.smoothing(), c.period()), c.epsilon()));
            String divisor = c.noLoss() == Rsi.NoLoss.UNDEFINED ? unlessZero(losses) : losses;
            return "100 - 100 / (1 + " + gains + " / " + divisor + ")";
        }

        private String atrPercent(AtrPercent c) {
            String range = change(c.firstChange(), "isna(shift(close))", trueRange());
            String average = average("range", range, c.smoothing(), c.period());
            String divided = average + " / " + (c.epsilon() == 0 ? "close" : "(close + " + c.epsilon() + ")");
            return c.scale() == 1 ? divided : divided + " * " + c.scale();
        }

        private String adx(Adx c) {
            String up = define("up", "diff(high)");
            String down = define("down", "-diff(low)");
            String absent = "isna(" + up + ") | isna(" + down + ")";
            String plus = change(c.firstChange(), absent, larger(up, down));
            String minus = change(c.firstChange(), absent, larger(down, up));
            String ranges =
                    define("ranges", plus(average("range", trueRange(), c.smoothing(), c.period()), c.epsilon()));
            String divisor = define("divisor", unlessZero(ranges));
            String pdi = define("pdi", "100 * " + average("plus", plus, c.smoothing(), c.period()) + " / " + divisor);
            String mdi = define("mdi", "100 * " + average("minus", minus, c.smoothing(), c.period()) + " / " + divisor);
            String sum = define("sum", plus(pdi + " + " + mdi, c.epsilon()));
            String dx = "100 * abs(" + pdi + " - " + mdi + ") / " + unlessZero(sum);
            return c.output() == Adx.Output.DX ? dx : average("dx", dx, c.smoothing(), c.period());
        }

        private String rollingZScore(RollingZScore c, String x) {
            String over = "(" + x + ", " + c.window() + ", min_periods=" + c.minCount();
            String ddof = c.deviation() == RollingZScore.Deviation.SAMPLE ? ")" : ", ddof=0)";
            String deviation = define("deviation", "rolling_std" + over + ddof);
            return "(" + x + " - rolling_mean" + over + ")) / " + unlessZero(deviation);
        }

        private String dailyChange(String x) {
            String seenOn = define("seen_on", "shift(ffill(where(isna(" + x + "), nan, day)))");
            String before = define(
                    "before",
                    "day_first(where((day != shift(day)) & (" + seenOn + " == day - 1), shift(ffill(" + x
                            + ")), nan))");
            return "(" + x + " - " + before + ") / " + before;
        }

        // ---- parts

        private static String trueRange() {
            return "nanmax(high - low, abs(high - shift(close)), abs(low - shift(close)))";
        }

        private static String larger(String move, String other) {
            return "where((" + move + " > " + other + ") & (" + move + " > 0), " + move + ", 0)";
        }

        private static String change(FirstChange first, String absent, String value) {
            return first == FirstChange.ABSENT ? "where(" + absent + ", nan, " + value + ")" : value;
        }

        private static String unlessZero(String name) {
            return "where(" + name + " == 0, nan, " + name + ")";
        }

        private static String plus(String value, double epsilon) {
            return epsilon == 0 ? value : value + " + " + epsilon;
        }

        private String average(String what, String x, Smoothing smoothing, int n) {
            return switch (smoothing) {
                case WILDER -> "ewm_mean(" + x + ", alpha=1/" + n + ", adjust=False)";
                case EXPONENTIAL -> "ewm_mean(" + x + ", span=" + n + ", adjust=False)";
                case MEAN -> "rolling_mean(" + x + ", " + n + ")";
                case WILDER_MEAN_SEEDED -> {
                    String value = define(what, x);
                    String seen = define(what + "_seen", "cumsum(where(isna(" + value + "), 0, 1))");
                    String first = "(" + seen + " == " + n + ") & ~isna(" + value + ")";
                    String later = "where(" + first + ", cumsum(" + value + ") / " + n + ", " + value + ")";
                    yield "ewm_mean(where(" + seen + " < " + n + ", nan, " + later + "), alpha=1/" + n
                            + ", adjust=False)";
                }
            };
        }

        private String define(String what, String text) {
            String full = name + "_" + what;
            define.put(full, text);
            return full;
        }
    }
}
