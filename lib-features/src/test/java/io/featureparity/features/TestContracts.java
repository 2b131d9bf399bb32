// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contracts and statistics that the tests of this module run under. */
public final class TestContracts {

    /** A feature for each calculation that a contract can name, and for each choice that a parameter offers. */
    private static final List<String> FEATURES = List.of(
            logReturn("log_ret_5m", 1, "log_of_quotient", "null"),
            logReturn("log_ret_1h", 12, "log_of_quotient", "null"),
            logReturn("log_ret_4h", 48, "log_of_quotient", "null"),
            logReturn("log_ret_clipped", 1, "difference_of_logs", "0.05"),
            logReturn("percent_ret", 3, "percentage", "null"),
            rsi("rsi_9", 9, "wilder", "0.0", "zero", "undefined"),
            rsi("rsi_mean", 9, "mean", "1e-10", "absent", "divide"),
            rsi("rsi_2", 2, "wilder", "0.0", "absent", "divide"),
            rsi("rsi_seeded", 5, "wilder_mean_seeded", "0.0", "absent", "undefined"),
            rsi("rsi_ema", 5, "exponential", "0.0", "zero", "undefined"),
            atr("atr_pct", 10, "wilder", "0.0", "zero", "1.0"),
            atr("atr_mean", 10, "mean", "1e-10", "absent", "100.0"),
            adx("adx_14", 14, "wilder", "0.0", "zero", "adx"),
            adx("dx_mean", 5, "mean", "1e-10", "absent", "dx"),
            adx("adx_seeded", 6, "wilder_mean_seeded", "0.0", "zero", "adx"),
            macro(
                    "dxy_z",
                    "dxy",
                    "\"rolling_z_score\", \"window\": 60, \"min_count\": 1, \"deviation\": \"sample\", \"clip\": 3.0"),
            macro(
                    "vix_z",
                    "vix",
                    "\"rolling_z_score\", \"window\": 50, \"min_count\": 10, \"deviation\": \"population\", \"clip\": null"),
            macro("embi_z", "embi", "\"fixed_z_score\", \"mean\": 300.0, \"std\": 20.0, \"clip\": 4.0"),
            macro("dxy_change_1d", "dxy", "\"change\", \"lag\": 1, \"clip\": null"),
            macro("brent_change", "brent", "\"change\", \"lag\": 60, \"clip\": 0.1"),
            macro("usdmxn_change_day", "usdmxn", "\"daily_change\", \"clip\": null"),
            feature("rate_spread", "\"spread\", \"minuend\": 10.0", "\"treasury_10y\"", "null"),
            macro(
                    "rate_spread_z",
                    "treasury_10y",
                    "\"fixed_z_spread\", \"minuend\": 10.0, \"mean\": 7.03, \"std\": 1.41, \"clip\": null"));

    private TestContracts() {}

    public static FeatureContract usdcop() {
        return FeatureContract.builtIn("usdcop-m5", "1.0.0");
    }

    public static NormStats trainingStats() {
        String name = "/io/featureparity/golden/training-outputs/norm_stats.json";
        InputStream in = Objects.requireNonNull(TestContracts.class.getResourceAsStream(name), name);
        return NormStats.read("norm_stats.json", in);
    }

    public static FeatureContract everyCalculation() {
        StringBuilder features = new StringBuilder();
        for (int i = 0; i < FEATURES.size(); i++) {
            features.append("{\"index\": ")
                    .append(i)
                    .append(", ")
                    .append(FEATURES.get(i))
                    .append("},\n");
        }
        features.append("{\"index\": ")
                .append(FEATURES.size())
                .append(", ")
                .append(state("position", "\"position\", \"limit\": 1.0", -1))
                .append("},\n");
        features.append("{\"index\": ")
                .append(FEATURES.size() + 1)
                .append(", ")
                .append(state("time_normalized", "\"session_time\"", 0))
                .append("}");
        return FeatureContract.parse("every-calculation", """
                {"id": "every-calculation", "version": "1.0.0", "bar_minutes": 5,
                 "session": {"start": "13:00", "end": "17:55", "zone": "UTC", "days": ["monday"], "holidays": []},
                 "macro": [%s],
                 "policy": "training", "policies": {"training": {
                   "duplicate": "drop", "conflicting_duplicate": "refuse", "late": "refuse", "off_grid": "accept",
                   "outside_session": "accept", "bad_prices": "refuse", "zero_volume": "accept",
                   "insert_up_to_minutes": 0}},
                 "warm_up": 14, "clip": 5.0,
                 "features": [%s]}
                """.formatted(macro(), features));
    }

    private static String macro() {
        return Stream.of("dxy", "vix", "embi", "brent", "usdmxn", "treasury_10y")
                .map(name -> "{\"name\": \"" + name
                        + "\", \"available\": {\"kind\": \"as_published\"}, \"stale_after_bars\": null}")
                .collect(Collectors.joining(", "));
    }

    public static NormStats stats(FeatureContract contract) {
        String entries = contract.marketFeatures().stream()
                .map(FeatureSpec::name)
                .map(name -> "\"" + name + "\": {\"mean\": 0.125, \"std\": 3.0}")
                .collect(Collectors.joining(", ", "{", "}"));
        return NormStats.parse("test statistics", entries);
    }

    private static String logReturn(String name, int lag, String form, String clip) {
        String calculation = "\"log_return\", \"lag\": %d, \"form\": \"%s\", \"clip\": %s".formatted(lag, form, clip);
        return feature(name, calculation, "\"close\"", "0.0");
    }

    private static String rsi(
            String name, int period, String smoothing, String epsilon, String firstChange, String noLoss) {
        String calculation =
                "\"rsi\", \"period\": %d, \"smoothing\": \"%s\", \"epsilon\": %s, \"first_change\": \"%s\", \"no_loss\": \"%s\""
                        .formatted(period, smoothing, epsilon, firstChange, noLoss);
        return feature(name, calculation, "\"close\"", "50.0");
    }

    private static String atr(
            String name, int period, String smoothing, String epsilon, String firstChange, String scale) {
        String calculation =
                "\"atr_percent\", \"period\": %d, \"smoothing\": \"%s\", \"epsilon\": %s, \"first_change\": \"%s\", \"scale\": %s"
                        .formatted(period, smoothing, epsilon, firstChange, scale);
        return feature(name, calculation, "\"high\", \"low\", \"close\"", "0.0");
    }

    private static String adx(
            String name, int period, String smoothing, String epsilon, String firstChange, String output) {
        String calculation =
                "\"adx\", \"period\": %d, \"smoothing\": \"%s\", \"epsilon\": %s, \"first_change\": \"%s\", \"output\": \"%s\""
                        .formatted(period, smoothing, epsilon, firstChange, output);
        return feature(name, calculation, "\"high\", \"low\", \"close\"", "25.0");
    }

    private static String macro(String name, String column, String calculation) {
        return feature(name, calculation, "\"" + column + "\"", "0.0");
    }

    private static String feature(String name, String calculation, String inputs, String undefined) {
        return """
                "name": "%s", "calculation": {"kind": %s}, "inputs": [%s], "undefined": %s, "normalization": "z_score",
                "range": {"min": -5.0, "max": 5.0}, "tolerance_ulps": {"raw": 0, "normalized": 0, "observation": 0}
                """.formatted(name, calculation, inputs, undefined);
    }

    private static String state(String name, String calculation, int least) {
        return """
                "name": "%s", "calculation": {"kind": %s}, "inputs": [], "undefined": null, "normalization": "none",
                "range": {"min": %d.0, "max": 1.0}, "tolerance_ulps": {"raw": 0, "normalized": 0, "observation": 0}
                """.formatted(name, calculation, least);
    }
}
