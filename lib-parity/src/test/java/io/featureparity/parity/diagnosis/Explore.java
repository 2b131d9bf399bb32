package io.featureparity.parity.diagnosis;

import io.featureparity.contract.calculation.*;
import io.featureparity.contract.calculation.Rsi.NoLoss;
import java.util.*;

public final class Explore {
    static final double INF = Double.POSITIVE_INFINITY;
    record Case(String feature, Calculation.Market c, List<String> in, double undefined) {}
    public static void main(String[] a) {
        SessionMarket m = new SessionMarket(1, Integer.parseInt(a[0]));
        List<String> hlc = List.of("high", "low", "close"), cl = List.of("close");
        List<Case> cases = new ArrayList<>();
        for (String f : List.of("log_ret_5m","log_ret_1h","rsi_9","atr_pct","adx_14","dxy_z","dxy_change_1d","rate_spread")) {
            var s = SessionMarket.CONTRACT.feature(f);
            cases.add(new Case(f, (Calculation.Market) s.calculation(), s.inputs(), s.undefined()));
        }
        for (Smoothing s : Smoothing.values()) for (double e : new double[]{0, 1e-10}) for (FirstChange fc : FirstChange.values())  {
            cases.add(new Case("rsi_9", new Rsi(9, s, e, fc, NoLoss.UNDEFINED), cl, 50));
        }
        cases.add(new Case("rsi_9", new Rsi(9, Smoothing.MEAN, 0, FirstChange.ZERO, NoLoss.DIVIDE), cl, 50));
        cases.add(new Case("rsi_9", new Rsi(9, Smoothing.MEAN, 0, FirstChange.ZERO, NoLoss.UNDEFINED), cl, Double.NaN));
        cases.add(new Case("rsi_9", new Rsi(14, Smoothing.MEAN, 0, FirstChange.ZERO, NoLoss.UNDEFINED), cl, Double.NaN));
        cases.add(new Case("rsi_9", new Rsi(14, Smoothing.EXPONENTIAL, 1e-10, FirstChange.ABSENT, NoLoss.UNDEFINED), cl, 50));
        cases.add(new Case("atr_pct", new AtrPercent(14, Smoothing.EXPONENTIAL, 0, FirstChange.ABSENT, 100), hlc, 0));
        cases.add(new Case("atr_pct", new AtrPercent(14, Smoothing.MEAN, 0, FirstChange.ZERO, 1), hlc, Double.NaN));
        cases.add(new Case("atr_pct", new AtrPercent(10, Smoothing.WILDER_MEAN_SEEDED, 0, FirstChange.ZERO, 100), hlc, 0));
        cases.add(new Case("adx_14", new Adx(14, Smoothing.MEAN, 1e-10, FirstChange.ZERO, Adx.Output.ADX), hlc, 25));
        cases.add(new Case("adx_14", new Adx(14, Smoothing.WILDER, 0, FirstChange.ZERO, Adx.Output.DX), hlc, 25));
        cases.add(new Case("adx_14", new Adx(10, Smoothing.EXPONENTIAL, 0, FirstChange.ABSENT, Adx.Output.ADX), hlc, 0));
        cases.add(new Case("adx_14", new Adx(14, Smoothing.WILDER_MEAN_SEEDED, 0, FirstChange.ZERO, Adx.Output.ADX), hlc, 25));
        cases.add(new Case("log_ret_5m", new LogReturn(1, LogReturn.Form.PERCENTAGE, INF), cl, 0));
        cases.add(new Case("log_ret_5m", new LogReturn(1, LogReturn.Form.DIFFERENCE_OF_LOGS, INF), cl, 0));
        cases.add(new Case("log_ret_1h", new LogReturn(12, LogReturn.Form.LOG_OF_QUOTIENT, 0.005), cl, 0));
        cases.add(new Case("log_ret_1h", new LogReturn(60, LogReturn.Form.PERCENTAGE, INF), cl, Double.NaN));
        List<String> dxy = List.of("dxy");
        cases.add(new Case("dxy_z", new FixedZScore(103, 5, 3), dxy, 0));
        cases.add(new Case("dxy_z", new FixedZScore(103, 5, 4), dxy, 0));
        cases.add(new Case("dxy_z", new RollingZScore(60, 1, RollingZScore.Deviation.POPULATION, 3), dxy, 0));
        cases.add(new Case("dxy_z", new RollingZScore(50, 10, RollingZScore.Deviation.SAMPLE, 4), dxy, 0));
        cases.add(new Case("dxy_z", new RollingZScore(252, 1, RollingZScore.Deviation.SAMPLE, 3), dxy, 0));
        cases.add(new Case("dxy_change_1d", new Change(288, INF), dxy, 0));
        cases.add(new Case("dxy_change_1d", new Change(60, 0.01), dxy, 0));
        cases.add(new Case("dxy_change_1d", new DailyChange(INF), dxy, 0));
        cases.add(new Case("dxy_change_1d", new LogReturn(12, LogReturn.Form.LOG_OF_QUOTIENT, INF), dxy, 0));
        cases.add(new Case("dxy_change_1d", new LogReturn(1, LogReturn.Form.PERCENTAGE, INF), dxy, 0));
        cases.add(new Case("rate_spread", new FixedZSpread(10, 7.03, 1.41, INF), List.of("treasury_10y"), Double.NaN));
        Diagnoser d = Diagnoser.of(m.marketWithPublished(), null);
        long all = System.nanoTime();
        for (Case c : cases) {
            if (a.length > 1 && !c.feature.equals(a[1])) continue;
            double[] v = m.column(c.c, c.in, c.undefined);
            long t = System.nanoTime();
            Diagnosis r = d.diagnose(new ClaimedColumn(c.feature, c.feature, m.times(), v));
            System.out.printf("%4d ms  %s %s%n   %s %s%n   %s%n", (System.nanoTime() - t) / 1000000, c.c, c.undefined, r.verdict(), r.sentence(), r.formula());
        }
        System.out.println((System.nanoTime() - all) / 1000000 + " ms");
    }
}
