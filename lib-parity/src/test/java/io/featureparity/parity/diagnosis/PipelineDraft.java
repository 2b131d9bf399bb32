// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.parity.diagnosis.SessionMarket.Merge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws parts of a pipeline, the contract's own more often than not. */
final class PipelineDraft {

    private static final String GAIN = "where(diff(close) > 0, diff(close), 0)";
    private static final String LOSS = "where(diff(close) < 0, -diff(close), 0)";
    private static final String RANGE = "nanmax(high - low, abs(high - shift(close)), abs(low - shift(close)))";
    private static final String PLUS = "where((diff(high) > -diff(low)) & (diff(high) > 0), diff(high), 0)";
    private static final String MINUS = "where((-diff(low) > diff(high)) & (-diff(low) > 0), -diff(low), 0)";

    private final SplittableRandom random;
    private final Map<String, String> define = new LinkedHashMap<>();
    private final List<String> edits = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    PipelineDraft(SplittableRandom random) {
        this.random = random;
    }

    Pipeline draw() {
        return switch (random.nextInt(8)) {
            case 0 -> prices("rsi_9", rsi());
            case 1 -> prices("atr_pct", atr());
            case 2 -> prices("adx_14", adx());
            case 3 -> logReturn();
            case 4, 5 -> zScore();
            case 6 -> change();
            default -> random.nextBoolean() ? spread() : time();
        };
    }

    private boolean rarely(String edit) {
        if (random.nextInt(4) != 0) {
            return false;
        }
        edits.add(edit);
        return true;
    }

    @SafeVarargs
    private <T> T pick(String edit, T contract, T... others) {
        return rarely(edit) ? others[random.nextInt(others.length)] : contract;
    }

    private String average(String x, String kind, int n) {
        return switch (kind) {
            case "wilder" -> "ewm_mean(" + x + ", alpha=1/" + n + ", adjust=False)";
            case "mean" -> "rolling_mean(" + x + ", " + n + ")";
            case "mean of up to" -> "rolling_mean(" + x + ", " + n + ", min_periods=1)";
            case "ema" -> "ewm_mean(" + x + ", span=" + n + ", adjust=False)";
            case "ema adjusted" -> "ewm_mean(" + x + ", span=" + n + ")";
            case "com" -> "ewm_mean(" + x + ", com=" + n + ", adjust=False)";
            case "adjusted" -> "ewm_mean(" + x + ", alpha=1/" + n + ")";
            case "late" -> "ewm_mean(" + x + ", alpha=1/" + n + ", adjust=False, min_periods=" + n + ")";
            default -> seeded(x, n);
        };
    }

    private static String seeded(String x, int n) {
        String seen = "cumsum(where(isna(" + x + "), 0, 1))";
        return "ewm_mean(where(" + seen + " < " + n + ", nan, where((" + seen + " == " + n + ") & ~isna(" + x
                + "), cumsum(" + x + ") / " + n + ", " + x + ")), alpha=1/" + n + ", adjust=False)";
    }

    private String kind() {
        String kind = pick("smoothing", "wilder", "mean", "mean of up to", "ema", "com", "adjusted", "late", "seeded");
        if (kind.equals("mean of up to")) {
            edits.add("begin"); // a plain mean, and fewer values than it should have
        }
        return kind;
    }

    private String guarded(String divisor, boolean zeroIsAbsent) {
        String none = zeroIsAbsent ? "where(" + divisor + " == 0, nan, " + divisor + ")" : divisor;
        return pick(
                "divisor",
                none,
                "(" + divisor + " + 1e-10)",
                "(" + divisor + " + 1e-8)",
                "max(" + divisor + ", 1e-10)",
                "where(" + divisor + " == 0, 1e-10, " + divisor + ")");
    }

    private String first(String change, String move) {
        return "where(isna(" + move + "), nan, " + change + ")";
    }

    private String rsi() {
        String kind = kind();
        int n = pick("length", 9, 5, 7, 14, 21, 3 + random.nextInt(80));
        boolean absent = rarely("first change");
        String gain = average(absent ? first(GAIN, "diff(close)") : GAIN, kind, n);
        String loss = average(absent ? first(LOSS, "diff(close)") : LOSS, kind, n);
        String scale = pick("scale", "100", "1");
        String value = scale + " - " + scale + " / (1 + " + gain + " / " + guarded(loss, true) + ")";
        return filled(value, scale.equals("1") ? "0.5" : "50", "100", "nan", "0");
    }

    private String filled(String value, String contract, String... others) {
        String with = pick("undefined", contract, others);
        return with.equals("nan") ? value : "fillna(" + value + ", " + with + ")";
    }

    private String atr() {
        String kind = kind();
        int n = pick("length", 10, 5, 7, 14, 21, 3 + random.nextInt(80));
        String range = rarely("first change") ? first(RANGE, "shift(close)") : RANGE;
        String value = average(range, kind, n) + " / close";
        return filled(pick("scale", value, "100 * " + value, value + " * 100"), "0", "nan");
    }

    private String adx() {
        String kind = kind();
        int n = pick("length", 14, 7, 9, 10, 20, 3 + random.nextInt(40));
        String epsilon = pick("divisor", "", " + 1e-10", " + 1e-9");
        define.put("average_range", average(RANGE, kind, n));
        define.put("pdi", "100 * " + average(PLUS, kind, n) + " / " + divisor("average_range", epsilon));
        define.put("mdi", "100 * " + average(MINUS, kind, n) + " / " + divisor("average_range", epsilon));
        define.put("dx", "100 * abs(pdi - mdi) / " + divisor("pdi + mdi", epsilon));
        return filled(average("dx", kind, n), "25", "nan", "0");
    }

    private static String divisor(String value, String epsilon) {
        return epsilon.isEmpty() ? "where(" + value + " == 0, nan, " + value + ")" : "(" + value + epsilon + ")";
    }

    private Pipeline logReturn() {
        Map<String, Integer> lags = Map.of("log_ret_5m", 1, "log_ret_1h", 12, "log_ret_4h", 48);
        String feature = List.of("log_ret_5m", "log_ret_1h", "log_ret_4h").get(random.nextInt(3));
        int k = pick("lag", lags.getOrDefault(feature, 1), 2, 5, 24, 60, 288, 1 + random.nextInt(280));
        String x = pick("input", "close", "open", "high", "low");
        String value = pick(
                "form",
                "log(" + x + " / shift(" + x + ", " + k + "))",
                "log(" + x + ") - log(shift(" + x + ", " + k + "))",
                "pct_change(" + x + ", " + k + ")",
                "diff(" + x + ", " + k + ") / shift(" + x + ", " + k + ")",
                "diff(" + x + ", " + k + ")");
        boolean price = value.startsWith("diff") && !value.contains("/");
        return prices(feature, clipped(filled(value, "0", "nan"), price ? 2 : 0.001));
    }

    private String clipped(String value, double bound) {
        return rarely("clip") ? "clip(" + value + ", -" + bound + ", " + bound + ")" : value;
    }

    private Pipeline zScore() {
        String own = List.of("dxy", "vix", "embi").get(random.nextInt(3));
        String x = pick("input", own, "brent", "usdmxn");
        if (rarely("fixed")) {
            Map<String, String> fixed = Map.of(
                    "dxy",
                    "(dxy - 103) / 5",
                    "vix",
                    "(vix - 20.5) / 4.25",
                    "embi",
                    "(embi - 298) / 31",
                    "brent",
                    "(brent - 81) / 7.5",
                    "usdmxn",
                    "(usdmxn - 17.2) / 0.65");
            return macro(own + "_z", "fillna(clip(" + fixed.get(x) + ", -4, 4), 0)");
        }
        int n = pick("length", 60, 50, 100, 252, 2 + random.nextInt(280));
        int least = pick("least", 1, Math.min(n, 10), n);
        String ddof = pick("deviation", "", ", ddof=0");
        String deviation = "rolling_std(" + x + ", " + n + ", min_periods=" + least + ddof + ")";
        String value = "(" + x + " - rolling_mean(" + x + ", " + n + ", min_periods=" + least + ")) / "
                + guarded(deviation, true);
        String bound = pick("clip", "3", "4", "2", "inf");
        String held = bound.equals("inf") ? value : "clip(" + value + ", -" + bound + ", " + bound + ")";
        return macro(own + "_z", filled(held, "0", "nan"));
    }

    private Pipeline change() {
        String own = List.of("dxy", "brent", "usdmxn").get(random.nextInt(3));
        int k = pick("lag", 1, 2, 12, 60, 288, 1 + random.nextInt(280));
        String value = pick(
                "form",
                "diff(" + own + ", " + k + ") / shift(" + own + ", " + k + ")",
                "pct_change(" + own + ", " + k + ")",
                "log(" + own + " / shift(" + own + ", " + k + "))",
                "diff(" + own + ", " + k + ")");
        boolean level = !value.contains("/") && !value.contains("pct");
        return macro(own + "_change_1d", clipped(filled(value, "0", "nan"), level ? 0.5 : 0.006));
    }

    private Pipeline spread() {
        String x = pick("input", "treasury_10y", "usdmxn");
        String from = pick("constant", "10", "8", "vix");
        String value = from + " - " + x;
        return macro("rate_spread", rarely("fixed") ? "(" + value + " - 7.03) / 1.41" : value);
    }

    private Pipeline time() {
        int shift = pick("clock", 0, 60, 120);
        int length = pick("session", 295, 240, 300, 360);
        String minute = shift == 0
                ? "minute_of_day"
                : "(minute_of_day + " + shift + " - where(minute_of_day + " + shift + " >= 1440, 1440, 0))";
        String value = "where(" + minute + " < 780, 1, clip((" + minute + " - 780) / " + length + ", 0, 1))";
        return new Pipeline("time_normalized", define, value, null, 0, List.copyOf(edits), List.of());
    }

    /** A factor or an offset around it. */
    private String around(String text) {
        return switch (random.nextInt(14)) {
            case 0 -> edited("factor", "(" + text + ") * 100");
            case 1 -> edited("factor", "(" + text + ") / 100");
            case 2 -> edited("factor", "(" + text + ") * " + (2 + random.nextInt(500)) / 64.0);
            case 3 -> edited("offset", "(" + text + ") + " + (1 + random.nextInt(40)) / 8.0);
            default -> text;
        };
    }

    private String edited(String edit, String text) {
        edits.add(edit);
        return text;
    }

    private Pipeline prices(String feature, String text) {
        String value = around(text);
        int late = random.nextInt(8) == 0 ? List.of(1, 2, 3, -1, -2, 12).get(random.nextInt(6)) : 0;
        if (late != 0) {
            edits.add("rows");
            said.add("rows " + Math.abs(late) + (Math.abs(late) == 1 ? " bar" : " bars")
                    + (late > 0 ? " late" : " early"));
        }
        return new Pipeline(feature, define, value, null, late, List.copyOf(edits), List.copyOf(said));
    }

    private Pipeline macro(String feature, String text) {
        String value = around(text);
        Merge merge = null;
        if (rarely("merge")) {
            int days = List.of(2, 3, 4, 5).get(random.nextInt(4));
            switch (random.nextInt(5)) {
                case 0 -> {
                    merge = new Merge(0, Integer.MAX_VALUE, Integer.MAX_VALUE);
                    said.add("same day");
                }
                case 1 -> {
                    merge = new Merge(1 + days, Integer.MAX_VALUE, Integer.MAX_VALUE);
                    said.add(days + " days late");
                }
                case 2 -> {
                    merge = new Merge(1, Integer.MAX_VALUE, Integer.MAX_VALUE);
                    said.add("filled without limit");
                }
                case 3 -> {
                    merge = new Merge(1, days, Integer.MAX_VALUE);
                    said.add("staleness limit of ");
                }
                default -> {
                    merge = new Merge(1, Integer.MAX_VALUE, 61 + random.nextInt(120));
                    said.add("staleness limit of ");
                }
            }
        }
        return new Pipeline(feature, define, value, merge, 0, List.copyOf(edits), List.copyOf(said));
    }
}
