// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.sabotage;

import io.featureparity.contract.FeatureContract;
import io.featureparity.parity.golden.GoldenCase;
import io.featureparity.testsupport.document.CalculationJson;
import io.featureparity.testsupport.document.ContractDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Section F and its kin: the engine computes another contract than the one it is held to. */
final class Dialects {

    private static final String RSI = "rsi";
    private static final String ATR = "atr_percent";
    private static final String ADX = "adx";
    private static final String SCORE = "rolling_z_score";
    private static final String CHANGE = "change";
    private static final String BAR = "log_ret_5m";
    private static final String HOUR = "log_ret_1h";

    private Dialects() {}

    static List<Sabotage> all() {
        return List.of(
                parameter("RSI over a plain mean", RSI, "smoothing", "mean"),
                parameter("RSI over an exponential average", RSI, "smoothing", "exponential"),
                parameter("RSI seeded with the mean of the first n", RSI, "smoothing", "wilder_mean_seeded"),
                parameter("RSI with 1e-10 in the divisor", RSI, "epsilon", 1e-10),
                parameter("RSI without a first change", RSI, "first_change", "absent"),
                parameter("RSI of 100 in a rising market", RSI, "no_loss", "divide"),
                parameter("RSI over 14", RSI, "period", 14),
                parameter("ATR over a plain mean", ATR, "smoothing", "mean"),
                parameter("ATR over an exponential average", ATR, "smoothing", "exponential"),
                parameter("ATR seeded with the mean of the first n", ATR, "smoothing", "wilder_mean_seeded"),
                parameter("ATR with 1e-10 in the divisor", ATR, "epsilon", 1e-10),
                parameter("ATR without a first true range", ATR, "first_change", "absent"),
                parameter("ATR in percent", ATR, "scale", 100.0),
                parameter("ADX over plain means", ADX, "smoothing", "mean"),
                parameter("ADX over exponential averages", ADX, "smoothing", "exponential"),
                parameter("ADX seeded with the mean of the first n", ADX, "smoothing", "wilder_mean_seeded"),
                parameter("ADX with 1e-10 in the divisors", ADX, "epsilon", 1e-10),
                parameter("ADX without a first movement", ADX, "first_change", "absent"),
                parameter("DX for ADX", ADX, "output", "dx"),
                feature("log return clipped to 0.05", BAR, "/calculation/clip", 0.05),
                feature("a difference of logs", BAR, "/calculation/form", "difference_of_logs"),
                feature("a percentage for a log return", BAR, "/calculation/form", "percentage"),
                feature("a ring one bar too short", HOUR, "/calculation/lag", 11),
                feature("a ring one bar too long", HOUR, "/calculation/lag", 13),
                calculation("a fixed macro z-score within 4", SCORE, fixed("fixed_z_score", 103, 5, 4.0)),
                parameter("a population deviation", SCORE, "deviation", "population"),
                calculation(
                        "a window of 50 with at least 10",
                        SCORE,
                        CalculationJson.rollingZScore(50).with("min_count", 10)),
                parameter("a window of 59", SCORE, "window", 59),
                parameter("z-scores clipped to 4", SCORE, "clip", 4.0),
                parameter("macro change over a day of 288 bars", CHANGE, "lag", 288),
                parameter("macro change over 60 bars", CHANGE, "lag", 60),
                calculation(
                        "macro change over a calendar day",
                        CHANGE,
                        CalculationJson.of("daily_change").with("clip", null)),
                parameter("macro change clipped to 0.1", CHANGE, "clip", 0.1),
                calculation(
                        "a spread in fixed deviations",
                        "spread",
                        fixed("fixed_z_spread", 7.03, 1.41, null).with("minuend", 10.0)),
                feature("an RSI that is undefined reads 0", "rsi_9", "/undefined", 0.0),
                feature("an ADX that is undefined reads 0", "adx_14", "/undefined", 0.0),
                feature("an absent spread becomes 0 too early", "rate_spread", "/undefined", 0.0),
                contract("a session cut to the hour", "/session/end", "17:00"),
                contract("a session that begins an hour early", "/session/start", "12:00"),
                contract("a warm-up one bar too short", "/warm_up", 13),
                contract("a warm-up one bar too long", "/warm_up", 15),
                contract("observations clipped to 10", "/clip", 10.0),
                parameter("a position that is hardly clipped", "position", "limit", 1e9));
    }

    private static CalculationJson fixed(String kind, double mean, double std, @Nullable Double clip) {
        return CalculationJson.of(kind).with("mean", mean).with("std", std).with("clip", clip);
    }

    /** Every calculation of a kind has another parameter. */
    private static Sabotage parameter(String name, String kind, String parameter, Object value) {
        return of(name, builtIn().setInCalculations(kind, parameter, value));
    }

    /** Another calculation stands in place of all of a kind. */
    private static Sabotage calculation(String name, String kind, CalculationJson other) {
        return of(name, builtIn().replaceCalculations(kind, other));
    }

    /** One feature is another one. */
    private static Sabotage feature(String name, String feature, String pointer, Object value) {
        return of(name, builtIn().setInFeature(feature, pointer, value));
    }

    /** What all features share is another one. */
    private static Sabotage contract(String name, String pointer, Object value) {
        return of(name, builtIn().set(pointer, value));
    }

    private static ContractDocument builtIn() {
        return ContractDocument.builtIn("1.0.0");
    }

    private static Sabotage of(String name, ContractDocument document) {
        FeatureContract wrong = FeatureContract.parse(name, document.toJson());
        return new Sabotage(name, new Engine() {
            @Override
            FeatureContract contract(GoldenCase golden) {
                boolean builtIn = golden.contract().equals(FeatureContract.builtIn("usdcop-m5", "1.0.0"));
                return builtIn ? wrong : golden.contract();
            }
        });
    }
}
