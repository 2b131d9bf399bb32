// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Texts of formulas, from a seed: every function, with parameters of all kinds. */
final class RandomFormulas {

    private static final List<String> LEAVES = List.of(
            "open",
            "high",
            "low",
            "close",
            "volume",
            "dxy",
            "vix",
            "minute_of_day",
            "day_of_week",
            "day",
            "nan",
            "inf",
            "0",
            "-0",
            "1",
            "2.5",
            "1e-10",
            "1e300",
            "a",
            "b");
    private static final List<String> ONE = List.of(
            "abs",
            "sqrt",
            "sign",
            "cumsum",
            "cummax",
            "cummin",
            "day_sum",
            "day_max",
            "day_min",
            "day_first",
            "day_count",
            "log",
            "exp");
    private static final List<String> WINDOWS = List.of(
            "rolling_sum",
            "rolling_mean",
            "rolling_var",
            "rolling_std",
            "rolling_min",
            "rolling_max",
            "rolling_median");

    private final SplittableRandom random;

    RandomFormulas(SplittableRandom random) {
        this.random = random;
    }

    /** Two definitions, a and b, of which b may use a. */
    List<String> definitions() {
        String a = number(2).replaceAll("\\b[ab]\\b", "close");
        return List.of(a, number(2).replaceAll("\\bb\\b", "low"));
    }

    List<String> texts(int count, int depth) {
        List<String> texts = new ArrayList<>();
        while (texts.size() < count) {
            String text = number(depth);
            if (text.length() <= 2_000) {
                texts.add(text);
            }
        }
        return texts;
    }

    private String number(int depth) {
        if (depth == 0) {
            return LEAVES.get(random.nextInt(LEAVES.size()));
        }
        int d = depth - 1;
        return switch (random.nextInt(16)) {
            case 0, 1 -> "(" + number(d) + " " + "+-*/".charAt(random.nextInt(4)) + " " + number(d) + ")";
            case 2 -> "-" + "(" + number(d) + ")";
            case 3 -> "where(" + mask(d) + ", " + number(d) + ", " + number(d) + ")";
            case 4 ->
                pick("min", "max", "nanmin", "nanmax") + "(" + number(d) + ", " + number(d)
                        + (random.nextBoolean() ? ", " + number(d) : "") + ")";
            case 5 -> "fillna(" + number(d) + ", " + number(d) + ")";
            case 6 ->
                "clip(" + number(d) + ", " + pick("-inf", "-1", "-0", "0") + ", hi=" + pick("0", "1.5", "inf") + ")";
            case 7, 8 -> pick("shift", "diff", "pct_change") + "(" + number(d) + ", " + (1 + random.nextInt(9)) + ")";
            case 9 -> "ffill(" + number(d) + pick("", ", limit=1", ", limit=3") + ")";
            case 10, 11, 12 -> window(d);
            case 13 -> weighted(d);
            default -> ONE.get(random.nextInt(ONE.size())) + "(" + number(d) + ")";
        };
    }

    private String mask(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            String a = "(" + mask(depth - 1) + ")";
            return pick("~" + a, a + " & (" + mask(depth - 1) + ")", a + " | (" + mask(depth - 1) + ")");
        }
        if (random.nextInt(4) == 0) {
            return "isna(" + number(Math.max(0, depth - 1)) + ")";
        }
        String comparison = pick("==", "!=", "<", "<=", ">", ">=");
        return "(" + number(Math.max(0, depth - 1)) + " " + comparison + " " + number(Math.max(0, depth - 1)) + ")";
    }

    private String window(int depth) {
        int n = 1 + random.nextInt(random.nextBoolean() ? 4 : 25);
        if (random.nextInt(6) == 0) {
            return "rolling_count(" + number(depth) + ", " + n + ")";
        }
        String name = WINDOWS.get(random.nextInt(WINDOWS.size()));
        String least = random.nextBoolean() ? ", min_periods=" + random.nextInt(n + 1) : "";
        String ddof = name.matches("rolling_(var|std)") && random.nextBoolean() ? ", ddof=" + random.nextInt(2) : "";
        return name + "(" + number(depth) + ", n=" + n + least + ddof + ")";
    }

    private String weighted(int depth) {
        String name = pick("ewm_mean", "ewm_var", "ewm_std");
        String weight = pick(
                "alpha=1/9", "alpha=1", "alpha=1/3", "span=3", "span=1", "com=1", "com=0", "com=7.25", "com=1e300");
        String flags = pick("", ", adjust=False", ", adjust=True")
                + pick("", ", ignore_na=True")
                + pick("", ", min_periods=0", ", min_periods=4")
                + (name.equals("ewm_mean") ? "" : pick("", ", bias=True"));
        return name + "(" + number(depth) + ", " + weight + flags + ")";
    }

    private String pick(String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
