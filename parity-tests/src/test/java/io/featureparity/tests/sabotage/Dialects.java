// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.sabotage;

import io.featureparity.contract.FeatureContract;
import io.featureparity.parity.golden.GoldenCase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Section F and its kin: the engine computes another contract than the one it is held to. */
final class Dialects {

    private static final String RSI =
            "{\"kind\": \"rsi\", \"period\": 9, \"smoothing\": \"wilder\", \"epsilon\": 0.0, \"first_change\": \"zero\", \"no_loss\": \"undefined\"}";
    private static final String ATR =
            "{\"kind\": \"atr_percent\", \"period\": 10, \"smoothing\": \"wilder\", \"epsilon\": 0.0, \"first_change\": \"zero\", \"scale\": 1.0}";
    private static final String ADX =
            "{\"kind\": \"adx\", \"period\": 14, \"smoothing\": \"wilder\", \"epsilon\": 0.0, \"first_change\": \"zero\", \"output\": \"adx\"}";
    private static final String RETURN =
            "{\"kind\": \"log_return\", \"lag\": 1, \"form\": \"log_of_quotient\", \"clip\": null}";
    private static final String HOUR =
            "{\"kind\": \"log_return\", \"lag\": 12, \"form\": \"log_of_quotient\", \"clip\": null}";
    private static final String SCORE =
            "{\"kind\": \"rolling_z_score\", \"window\": 60, \"min_count\": 1, \"deviation\": \"sample\", \"clip\": 3.0}";
    private static final String CHANGE = "{\"kind\": \"change\", \"lag\": 1, \"clip\": null}";
    private static final String SPREAD = "{\"kind\": \"spread\", \"minuend\": 10.0}";

    private static final String CONTRACT = document();

    private Dialects() {}

    static List<Sabotage> all() {
        return List.of(
                of("RSI over a plain mean", RSI, "wilder", "mean"),
                of("RSI over an exponential average", RSI, "wilder", "exponential"),
                of("RSI seeded with the mean of the first n", RSI, "wilder", "wilder_mean_seeded"),
                of("RSI with 1e-10 in the divisor", RSI, "\"epsilon\": 0.0", "\"epsilon\": 1e-10"),
                of("RSI without a first change", RSI, "zero", "absent"),
                of("RSI of 100 in a rising market", RSI, "\"undefined\"", "\"divide\""),
                of("RSI over 14", RSI, "\"period\": 9", "\"period\": 14"),
                of("ATR over a plain mean", ATR, "wilder", "mean"),
                of("ATR over an exponential average", ATR, "wilder", "exponential"),
                of("ATR seeded with the mean of the first n", ATR, "wilder", "wilder_mean_seeded"),
                of("ATR with 1e-10 in the divisor", ATR, "\"epsilon\": 0.0", "\"epsilon\": 1e-10"),
                of("ATR without a first true range", ATR, "zero", "absent"),
                of("ATR in percent", ATR, "\"scale\": 1.0", "\"scale\": 100.0"),
                of("ADX over plain means", ADX, "wilder", "mean"),
                of("ADX over exponential averages", ADX, "wilder", "exponential"),
                of("ADX seeded with the mean of the first n", ADX, "wilder", "wilder_mean_seeded"),
                of("ADX with 1e-10 in the divisors", ADX, "\"epsilon\": 0.0", "\"epsilon\": 1e-10"),
                of("ADX without a first movement", ADX, "zero", "absent"),
                of("DX for ADX", ADX, "\"adx\"}", "\"dx\"}"),
                of("log return clipped to 0.05", RETURN, "null", "0.05"),
                of("a difference of logs", RETURN, "log_of_quotient", "difference_of_logs"),
                of("a percentage for a log return", RETURN, "log_of_quotient", "percentage"),
                of("a ring one bar too short", HOUR, "12", "11"),
                of("a ring one bar too long", HOUR, "12", "13"),
                of("a fixed macro z-score within 4", SCORE, SCORE, fixed("\"fixed_z_score\"", 103, 5, "4.0")),
                of("a population deviation", SCORE, "sample", "population"),
                of("a window of 50 with at least 10", SCORE, "60, \"min_count\": 1", "50, \"min_count\": 10"),
                of("a window of 59", SCORE, "60", "59"),
                of("z-scores clipped to 4", SCORE, "3.0", "4.0"),
                of("macro change over a day of 288 bars", CHANGE, "1", "288"),
                of("macro change over 60 bars", CHANGE, "1", "60"),
                of("macro change over a calendar day", CHANGE, CHANGE, "{\"kind\": \"daily_change\", \"clip\": null}"),
                of("macro change clipped to 0.1", CHANGE, "null", "0.1"),
                of(
                        "a spread in fixed deviations",
                        SPREAD,
                        SPREAD,
                        fixed("\"fixed_z_spread\", \"minuend\": 10.0", 7.03, 1.41, "null")),
                of("an RSI that is undefined reads 0", CONTRACT, "\"undefined\": 50.0", "\"undefined\": 0.0"),
                of("an ADX that is undefined reads 0", CONTRACT, "\"undefined\": 25.0", "\"undefined\": 0.0"),
                of(
                        "an absent spread becomes 0 too early",
                        CONTRACT,
                        "\"inputs\": [\"treasury_10y\"],\n      \"undefined\": null",
                        "\"inputs\": [\"treasury_10y\"],\n      \"undefined\": 0.0"),
                of("a session cut to the hour", CONTRACT, "\"17:55\"", "\"17:00\""),
                of("a session that begins an hour early", CONTRACT, "\"13:00\"", "\"12:00\""),
                of("a warm-up one bar too short", CONTRACT, "\"warm_up\": 14", "\"warm_up\": 13"),
                of("a warm-up one bar too long", CONTRACT, "\"warm_up\": 14", "\"warm_up\": 15"),
                of("observations clipped to 10", CONTRACT, "\"clip\": 5.0", "\"clip\": 10.0"),
                of("a position that is hardly clipped", CONTRACT, "\"limit\": 1.0", "\"limit\": 1e9"));
    }

    private static String fixed(String kind, double mean, double std, String clip) {
        return "{\"kind\": " + kind + ", \"mean\": " + mean + ", \"std\": " + std + ", \"clip\": " + clip + "}";
    }

    /** In some part of the contract, wherever it stands, one text is in place of another. */
    private static Sabotage of(String name, String part, String text, String by) {
        String changed = part.replace(text, by);
        String document = CONTRACT.replace(part, changed);
        if (document.equals(CONTRACT)) {
            throw new IllegalArgumentException(name + ": the contract has no " + text);
        }
        FeatureContract wrong = FeatureContract.parse(name, document);
        return new Sabotage(name, new Engine() {
            @Override
            FeatureContract contract(GoldenCase golden) {
                boolean builtIn = golden.contract().equals(FeatureContract.builtIn("usdcop-m5", "1.0.0"));
                return builtIn ? wrong : golden.contract();
            }
        });
    }

    private static String document() {
        String name = "/io/featureparity/contract/usdcop-m5-1.0.0.json";
        try (InputStream in = Dialects.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
