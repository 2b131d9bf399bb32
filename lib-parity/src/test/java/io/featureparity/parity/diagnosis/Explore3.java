package io.featureparity.parity.diagnosis;

import io.featureparity.contract.*;
import io.featureparity.contract.calculation.*;
import io.featureparity.contract.calculation.Rsi.NoLoss;
import java.util.*;
import java.util.function.*;

public final class Explore3 {
    static final double INF = Double.POSITIVE_INFINITY;
    static SessionMarket m;
    static void run(String feature, String what, double[] v) { run(feature, what, v, m.marketWithPublished()); }
    static void run(String feature, String what, double[] v, Market mk) {
        Diagnoser d = Diagnoser.of(mk, null);
        long t = System.nanoTime();
        Diagnosis r = d.diagnose(new ClaimedColumn(feature, feature, m.times(), v));
        String s = r.sentence();
        System.out.printf("%4d ms  %s %s%n   %s %s%n", (System.nanoTime() - t) / 1000000, feature, what, r.verdict(), s.substring(0, Math.min(s.length(), 520)));
        if (r.verdict() == Diagnosis.Verdict.UNKNOWN) System.out.println("   " + r.hints());
    }
    static double[] formula(String f) {
        return m.column(Formula.of(f, SessionMarket.CONTRACT.macroColumns()), List.of(), Double.NaN);
    }
    static double[] shift(double[] v, int k) {
        double[] o = new double[v.length];
        for (int i = 0; i < o.length; i++) o[i] = i - k < 0 || i - k >= v.length ? Double.NaN : v[i - k];
        return o;
    }
    static double[] cut(Calculation.Market c, List<String> in, double und, int n) {
        double[] o = new double[m.bars().size()];
        for (int i = 0; i < o.length; i++) {
            var b = m.bars().rows(Math.max(0, i - n + 1), i + 1);
            o[i] = SessionMarket.column(new io.featureparity.features.raw.NamedCalculation("x", c, in, und), b)[b.size() - 1];
        }
        return o;
    }
    public static void main(String[] a) {
        m = new SessionMarket(3, Integer.parseInt(a[0]));
        for (int k : new int[]{1, -1, 12, -60, 5}) for (String f : List.of("rsi_9", "log_ret_5m", "dxy_z", "dxy_change_1d")) run(f, "shift " + k, shift(m.contract(f), k));
        run("rsi_9", "mean shift 1", shift(m.column(new Rsi(9, Smoothing.MEAN, 0, FirstChange.ZERO, NoLoss.UNDEFINED), List.of("close"), 50), 1));
        List<String> hlc = List.of("high", "low", "close"), cl = List.of("close");
        Rsi rsi = new Rsi(9, Smoothing.WILDER, 0, FirstChange.ZERO, NoLoss.UNDEFINED);
        run("rsi_9", "cut 100", cut(rsi, cl, 50, 100));
        run("rsi_9", "cut 50", cut(rsi, cl, 50, 50));
        run("adx_14", "cut 100", cut(new Adx(14, Smoothing.WILDER, 0, FirstChange.ZERO, Adx.Output.ADX), hlc, 25, 100));
        run("atr_pct", "cut 50", cut(new AtrPercent(10, Smoothing.WILDER, 0, FirstChange.ZERO, 1), hlc, 0, 50));
        run("rsi_9", "EMA cut 50", cut(new Rsi(9, Smoothing.EXPONENTIAL, 0, FirstChange.ZERO, NoLoss.UNDEFINED), cl, 50, 50));
        run("rsi_9", "atr column", m.contract("atr_pct"));
        run("dxy_z", "vix column", m.contract("vix_z"));
        run("dxy_change_1d", "brent", m.contract("brent_change_1d"));
        run("rsi_9", "of open", m.column(rsi, List.of("open"), 50));
        run("rate_spread", "of other", formula("treasury_10y - vix"));
        run("rate_spread", "other minus", formula("vix - treasury_10y"));
        run("rate_spread", "5", formula("5 - treasury_10y"));
        run("time_normalized", "contract", formula("clip((minute_of_day - 780) / 295, 0, 1)"));
        run("time_normalized", "240", formula("clip((minute_of_day - 780) / 240, 0, 1)"));
        run("time_normalized", "hour shift", formula("clip((minute_of_day - 480) / 295, 0, 1)"));
        run("time_normalized", "hour shift 1", formula("clip((minute_of_day + 60 - 780) / 295, 0, 1)"));
        run("time_normalized", "episode", formula("cumsum(where(close > 0, 1, 0)) / 6000"));
        // joins: macro of the same day
        int n = m.bars().size();
        for (int early : new int[]{1, -1, 2}) {
            Map<String, double[]> mac = new HashMap<>();
            for (int c = 0; c < 6; c++) {
                double[] col = new double[n];
                for (int i = 0; i < n; i++) { int j = i + 60 * early; col[i] = j < 0 ? Double.NaN : j >= n ? Double.NaN : m.bars().macro(c, j); }
                mac.put(SessionMarket.CONTRACT.macroColumns().get(c), col);
            }
            double[][] p = new double[4][n];
            for (int i = 0; i < n; i++) { p[0][i] = m.bars().open(i); p[1][i] = m.bars().high(i); p[2][i] = m.bars().low(i); p[3][i] = m.bars().close(i); }
            var b = io.featureparity.features.batch.BarColumns.of(SessionMarket.CONTRACT, m.times(), p[0], p[1], p[2], p[3], mac);
            for (String f : List.of("dxy_z", "dxy_change_1d", "rate_spread")) {
                double[] v = SessionMarket.column(io.featureparity.features.raw.NamedCalculation.of(SessionMarket.CONTRACT.feature(f)), b);
                run(f, "join " + early, v);
                run(f, "join no published " + early, v, m.market());
            }
            run("dxy_z", "join + population " + early, SessionMarket.column(new io.featureparity.features.raw.NamedCalculation("x", new RollingZScore(60, 1, RollingZScore.Deviation.POPULATION, 3), List.of("dxy"), 0), b));
        }
        // daily: z over 60 days
        int s = n / 60; double[] day = new double[s];
        for (int i = 0; i < s; i++) day[i] = m.bars().macro(0, i * 60);
        double[] z = new double[n], z20 = new double[n], chg = new double[n];
        for (int i = 0; i < n; i++) { int d = i / 60;
            int from = Math.max(0, d - 59); double mean = Arrays.stream(day, from, d + 1).average().orElse(0);
            double var = Arrays.stream(day, from, d + 1).map(x -> (x - mean) * (x - mean)).sum() / (d - from);
            z[i] = d == from ? 0 : Math.max(-3, Math.min(3, (day[d] - mean) / Math.sqrt(var)));
            chg[i] = d == 0 ? 0 : (day[d] - day[d - 1]) / day[d - 1]; }
        run("dxy_z", "60 days", z);
        run("dxy_change_1d", "held", chg);
        run("dxy_z", "52 z", formula("ewm_mean(dxy, span=20)"));
        run("rsi_9", "stoch", formula("100 * (close - rolling_min(low, 9)) / (rolling_max(high, 9) - rolling_min(low, 9))"));
        run("atr_pct", "std", formula("rolling_std(close, 10) / close"));
    }
}
