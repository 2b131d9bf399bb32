// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

import static io.featureparity.testsupport.document.CalculationJson.adx;
import static io.featureparity.testsupport.document.CalculationJson.atrPercent;
import static io.featureparity.testsupport.document.CalculationJson.change;
import static io.featureparity.testsupport.document.CalculationJson.logReturn;
import static io.featureparity.testsupport.document.CalculationJson.rollingZScore;
import static io.featureparity.testsupport.document.CalculationJson.rsi;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.NormStats;
import io.featureparity.features.model.Model;
import io.featureparity.testsupport.document.CalculationJson;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.golden.GoldenData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** The contracts and statistics that the tests of this module run under. */
public final class TestContracts {

    private static final ConcurrentMap<FeatureContract, Model> TRAINED = new ConcurrentHashMap<>();
    private static final String[] CLOSE = {"close"};
    private static final String[] BAR = {"high", "low", "close"};

    private TestContracts() {}

    public static FeatureContract usdcop() {
        return FeatureContract.builtIn("usdcop-m5", "1.0.0");
    }

    public static NormStats trainingStats() {
        return NormStats.parse("norm_stats.json", GoldenData.statistics());
    }

    /** A model with training's statistics. Its formulas are compiled once: some tests make thousands of engines. */
    public static Model trained(FeatureContract contract) {
        return TRAINED.computeIfAbsent(contract, one -> Model.of(one, trainingStats()));
    }

    /** The built-in contract, but for its first two macro columns, which have changed places. */
    public static FeatureContract withMacroSwapped() {
        return FeatureContract.parse(
                "swapped",
                ContractDocument.builtIn("1.0.0")
                        .rename("macro", Map.of("dxy", "vix", "vix", "dxy"))
                        .toJson());
    }

    /** The macro values of a contract: those that are given, and all others absent. */
    public static MacroValues macro(FeatureContract contract, Map<String, Double> given) {
        Map<String, Double> all = new HashMap<>(given);
        contract.macroColumns().forEach(column -> all.putIfAbsent(column, Double.NaN));
        return contract.macro(all);
    }

    /** A feature for each calculation that a contract can name, and for each choice that a parameter offers. */
    public static FeatureContract everyCalculation() {
        ContractDocument document = ContractDocument.of("every-calculation")
                .set("/session/days", List.of("monday"))
                .set("/session/holidays", List.of())
                .macro("dxy", "vix", "embi", "brent", "usdmxn", "treasury_10y");
        addPrices(document);
        addMacro(document);
        addFormulas(document);
        document.stateFeature("position", CalculationJson.of("position").with("limit", 1.0), -1)
                .stateFeature("time_normalized", CalculationJson.of("session_time"), 0);
        return FeatureContract.parse("every-calculation", document.toJson());
    }

    private static void addPrices(ContractDocument document) {
        document.feature("log_ret_5m", logReturn(1, "log_of_quotient"), 0.0, CLOSE)
                .feature("log_ret_1h", logReturn(12, "log_of_quotient"), 0.0, CLOSE)
                .feature("log_ret_4h", logReturn(48, "log_of_quotient"), 0.0, CLOSE)
                .feature("log_ret_clipped", logReturn(1, "difference_of_logs").with("clip", 0.05), 0.0, CLOSE)
                .feature("percent_ret", logReturn(3, "percentage"), 0.0, CLOSE)
                .feature("rsi_9", rsi(9, "wilder"), 50.0, CLOSE)
                .feature("rsi_mean", dividing(rsi(9, "mean")).with("epsilon", 1e-10), 50.0, CLOSE)
                .feature("rsi_2", dividing(rsi(2, "wilder")), 50.0, CLOSE)
                .feature("rsi_seeded", rsi(5, "wilder_mean_seeded").with("first_change", "absent"), 50.0, CLOSE)
                .feature("rsi_ema", rsi(5, "exponential"), 50.0, CLOSE)
                .feature("atr_pct", atrPercent(10, "wilder"), 0.0, BAR)
                .feature(
                        "atr_mean",
                        atrPercent(10, "mean")
                                .with("epsilon", 1e-10)
                                .with("first_change", "absent")
                                .with("scale", 100.0),
                        0.0,
                        BAR)
                .feature("adx_14", adx(14, "wilder"), 25.0, BAR)
                .feature(
                        "dx_mean",
                        adx(5, "mean")
                                .with("epsilon", 1e-10)
                                .with("first_change", "absent")
                                .with("output", "dx"),
                        25.0,
                        BAR)
                .feature("adx_seeded", adx(6, "wilder_mean_seeded"), 25.0, BAR);
    }

    private static CalculationJson dividing(CalculationJson rsi) {
        return rsi.with("first_change", "absent").with("no_loss", "divide");
    }

    private static void addMacro(ContractDocument document) {
        document.feature("dxy_z", rollingZScore(60), 0.0, "dxy")
                .feature(
                        "vix_z",
                        rollingZScore(50)
                                .with("min_count", 10)
                                .with("deviation", "population")
                                .with("clip", null),
                        0.0,
                        "vix")
                .feature("embi_z", fixed("fixed_z_score", 300.0, 20.0).with("clip", 4.0), 0.0, "embi")
                .feature("dxy_change_1d", change(1), 0.0, "dxy")
                .feature("brent_change", change(60).with("clip", 0.1), 0.0, "brent")
                .feature("usdmxn_change_day", CalculationJson.of("daily_change").with("clip", null), 0.0, "usdmxn")
                .feature("rate_spread", CalculationJson.of("spread").with("minuend", 10.0), null, "treasury_10y")
                .feature(
                        "rate_spread_z",
                        fixed("fixed_z_spread", 7.03, 1.41)
                                .with("minuend", 10.0)
                                .with("clip", null),
                        0.0,
                        "treasury_10y");
    }

    private static void addFormulas(ContractDocument document) {
        document.define("move", "diff(close)")
                .define("fast", "ewm_mean(close, span=5)")
                .formula("median_of_moves", "rolling_median(move, 7, min_periods=1)", null)
                .formula("highest", "close / rolling_max(high, 12) - 1", 0.0)
                .formula("lowest", "close / rolling_min(low, 5, min_periods=2) - 1", 0.0)
                .formula("fast_and_slow", "fast - ewm_mean(close, span=13, adjust=False)", 0.0)
                .formula("scatter", "ewm_std(move, com=6) / rolling_std(move, 9)", 0.0)
                .formula("of_the_day", "(close - day_first(open)) / (day_max(high) - day_min(low))", 0.0)
                .formula("present", "rolling_count(dxy, 10) + day_count(vix) - cumsum(move)", 0.0);
    }

    private static CalculationJson fixed(String kind, double mean, double std) {
        return CalculationJson.of(kind).with("mean", mean).with("std", std);
    }

    public static NormStats stats(FeatureContract contract) {
        return sameForAll(contract, 0.125, 3.0);
    }

    /** Statistics in which every market feature has the same mean and deviation. */
    public static NormStats sameForAll(FeatureContract contract, double mean, double std) {
        return NormStats.of(
                "test statistics",
                contract.marketFeatures().stream()
                        .collect(Collectors.toMap(FeatureSpec::name, spec -> new FeatureStatistics(mean, std))));
    }
}
