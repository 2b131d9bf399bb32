// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.calculation.Adx;
import io.featureparity.contract.calculation.AtrPercent;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.calculation.Change;
import io.featureparity.contract.calculation.DailyChange;
import io.featureparity.contract.calculation.FormulaTemplate;
import io.featureparity.contract.calculation.LogReturn;
import io.featureparity.contract.calculation.RollingZScore;
import io.featureparity.contract.calculation.Rsi;
import io.featureparity.contract.calculation.Smoothing;
import io.featureparity.contract.calculation.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Single edits of the formula of one feature. Averages, windows and lags are edited in the text of the formula, so a feature that
 * is a formula itself has them too. Who uses a candidate checks that it can be read.
 */
final class EditedFormulas {

    private static final String MEAN = "ewm_mean(";
    private static final Pattern WILDER = Pattern.compile("alpha=1 ?/ ?(\\d+), adjust=False");
    private static final Pattern WINDOW = Pattern.compile("(rolling_\\w+\\(\\w+, )(\\d+)");
    private static final Pattern LAG = Pattern.compile("((?:shift|diff|pct_change)\\(\\w+, )(\\d+)\\)");

    private static final List<Integer> PERIODS = List.of(14, 9, 10, 5, 7, 12, 20, 21, 24, 50);
    private static final List<Integer> WINDOWS = List.of(20, 30, 50, 100, 120, 252, 288);
    private static final List<Integer> LAGS = List.of(1, 12, 48, 60, 288);

    private final FeatureSpec feature;
    private final Calculation calculation;
    private final FormulaTemplate own;
    private final List<FormulaCandidate> candidates = new ArrayList<>();
    private final Set<List<Object>> known = new LinkedHashSet<>();

    private EditedFormulas(FeatureSpec feature) {
        this.feature = feature;
        this.calculation = feature.calculation();
        this.own = template((Calculation.Market) calculation, feature.undefined());
        known.add(List.of(own.define(), own.formula()));
    }

    static List<FormulaCandidate> of(FeatureContract contract, FeatureSpec feature) {
        EditedFormulas edits = new EditedFormulas(contract.feature(feature.name()));
        edits.averages();
        edits.ofTheKind();
        edits.numbers(WINDOW, "window", WINDOWS);
        edits.numbers(LAG, "lag", LAGS);
        edits.undefined();
        return edits.candidates;
    }

    private void averages() {
        String period = first(WILDER, 1);
        if (period == null) {
            return;
        }
        edit("on a plain mean of " + period, text -> plainMean(text, "$1"));
        edit("on a plain mean of up to " + period, text -> plainMean(text, "$1, min_periods=1"));
        edit("on an exponential mean with a span of " + period, text -> weight(text, "span=$1, adjust=False"));
        edit("on Wilder's average with adjust=True", text -> weight(text, "alpha=1/$1, adjust=True"));
        if (calculation instanceof Rsi c) {
            seeded(new Rsi(c.period(), Smoothing.WILDER_MEAN_SEEDED, c.epsilon(), c.firstChange(), c.noLoss()));
        } else if (calculation instanceof AtrPercent c) {
            seeded(new AtrPercent(c.period(), Smoothing.WILDER_MEAN_SEEDED, c.epsilon(), c.firstChange(), c.scale()));
        } else if (calculation instanceof Adx c) {
            seeded(new Adx(c.period(), Smoothing.WILDER_MEAN_SEEDED, c.epsilon(), c.firstChange(), c.output()));
        }
        for (int other : PERIODS) {
            edit(
                    "on a period of " + other + ", the contract's is " + period,
                    text -> weight(text, "alpha=1/" + other + ", adjust=False"));
        }
        for (int other : PERIODS) {
            edit(
                    "on a plain mean of " + other + ", the contract's is Wilder's of " + period,
                    text -> plainMean(text, Integer.toString(other)));
        }
    }

    private void seeded(Calculation.Market other) {
        calculated("on Wilder's average that begins with a plain mean", other);
    }

    private static String weight(String text, String weight) {
        return WILDER.matcher(text).replaceAll(weight);
    }

    /** All means of a text, if all of them have Wilder's weight: the bracket behind a weight ends the call. */
    private static String plainMean(String text, String window) {
        long means =
                Pattern.compile(Pattern.quote(MEAN)).matcher(text).results().count();
        boolean all = means == WILDER.matcher(text).results().count();
        return all ? weight(text.replace(MEAN, "rolling_mean("), window) : text;
    }

    private void ofTheKind() {
        if (calculation instanceof Adx c) {
            Adx dx = new Adx(c.period(), c.smoothing(), c.epsilon(), c.firstChange(), Adx.Output.DX);
            calculated("on DX in place of ADX", dx);
        } else if (calculation instanceof LogReturn c) {
            LogReturn percent = new LogReturn(c.lag(), LogReturn.Form.PERCENTAGE, c.clip());
            calculated("on the plain change in place of its logarithm", percent);
            calculated("on returns held within 0.05", new LogReturn(c.lag(), c.form(), 0.05));
            LAGS.forEach(lag -> calculated(lag(lag, c.lag()), new LogReturn(lag, c.form(), c.clip())));
        } else if (calculation instanceof Change c) {
            calculated("on changes from day to day", new DailyChange(c.clip()));
            LAGS.forEach(lag -> calculated(lag(lag, c.lag()), new Change(lag, c.clip())));
            LAGS.forEach(this::logChange);
            calculated("on changes held within 0.1", new Change(c.lag(), 0.1));
        } else if (calculation instanceof RollingZScore c) {
            RollingZScore.Deviation other = c.deviation() == RollingZScore.Deviation.SAMPLE
                    ? RollingZScore.Deviation.POPULATION
                    : RollingZScore.Deviation.SAMPLE;
            String name = other == RollingZScore.Deviation.SAMPLE ? "sample" : "population";
            calculated(
                    "on the deviation of the " + name + " in its windows",
                    new RollingZScore(c.window(), c.minCount(), other, c.clip()));
            for (double bound : new double[] {4, 5, Double.POSITIVE_INFINITY}) {
                String held = Double.isInfinite(bound) ? "without a bound" : "held within " + (int) bound;
                calculated(
                        "on z-scores " + held + ", the contract's is " + c.clip(),
                        new RollingZScore(c.window(), c.minCount(), c.deviation(), bound));
            }
        } else if (calculation instanceof Spread) {
            String standard = "(" + own.formula() + " - 7.03) / 1.41";
            add("on a spread less 7.03, divided by 1.41", own.define(), standard);
        }
    }

    private static String lag(int other, int lag) {
        return "on a lag of " + other + (other == 1 ? " bar" : " bars") + ", the contract's is " + lag;
    }

    private void logChange(int lag) {
        String column = feature.inputs().get(0);
        String formula = "fillna(log(" + column + " / shift(" + column + ", " + lag + ")), 0)";
        add("on the logarithm of the quotient over " + lag + (lag == 1 ? " bar" : " bars"), Map.of(), formula);
    }

    /** A window or a lag of another length, for what no kind has said. */
    private void numbers(Pattern pattern, String what, List<Integer> others) {
        String number = first(pattern, 2);
        if (number == null || calculation instanceof LogReturn || calculation instanceof Change) {
            return;
        }
        String end = pattern == LAG ? ")" : "";
        for (int other : others) {
            edit(
                    "on a " + what + " of " + other + ", the contract's is " + number,
                    text -> pattern.matcher(text).replaceAll(match -> match.group(1) + other + end));
        }
    }

    private void undefined() {
        for (double other : new double[] {Double.NaN, 0, 50, 100}) {
            FormulaTemplate filled = template((Calculation.Market) calculation, other);
            String sentence = Double.isNaN(other)
                    ? "with undefined values left out"
                    : "with " + (int) other + " where it is undefined, the contract's is " + feature.undefined();
            add(sentence, filled.define(), filled.formula());
        }
    }

    // ---- adding

    private FormulaTemplate template(Calculation.Market of, double undefined) {
        return FormulaTemplate.of(feature.name(), of, feature.inputs(), undefined);
    }

    private void calculated(String sentence, Calculation.Market other) {
        FormulaTemplate template = template(other, feature.undefined());
        add(sentence, template.define(), template.formula());
    }

    private void edit(String sentence, UnaryOperator<String> change) {
        Map<String, String> define = new LinkedHashMap<>(own.define());
        define.replaceAll((name, text) -> change.apply(text));
        add(sentence, define, change.apply(own.formula()));
    }

    private void add(String sentence, Map<String, String> define, String formula) {
        if (known.add(List.of(define, formula))) {
            candidates.add(new FormulaCandidate(sentence, define, formula));
        }
    }

    private @Nullable String first(Pattern pattern, int group) {
        List<String> texts = new ArrayList<>(own.define().values());
        texts.add(own.formula());
        for (String text : texts) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return matcher.group(group);
            }
        }
        return null;
    }
}
