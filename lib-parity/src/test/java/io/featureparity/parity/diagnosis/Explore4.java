package io.featureparity.parity.diagnosis;

import io.featureparity.contract.calculation.*;
import io.featureparity.contract.calculation.Rsi.NoLoss;
import java.util.*;

public final class Explore4 {
    public static void main(String[] a) {
        SessionMarket m = new SessionMarket(5, Integer.parseInt(a[0]));
        List<String> hlc = List.of("high", "low", "close"), cl = List.of("close");
        Map<String, double[]> v = new LinkedHashMap<>();
        for (var f : SessionMarket.CONTRACT.marketFeatures()) v.put(f.name(), m.contract(f.name()));
        if (a[1].equals("dialects") || a[1].equals("mixed")) {
            v.put("rsi_9", m.column(new Rsi(14, Smoothing.MEAN, 1e-10, FirstChange.ZERO, NoLoss.UNDEFINED), cl, 50));
            v.put("atr_pct", m.column(new AtrPercent(14, Smoothing.EXPONENTIAL, 0, FirstChange.ABSENT, 100), hlc, 0));
            v.put("adx_14", m.column(new Adx(14, Smoothing.MEAN, 1e-10, FirstChange.ZERO, Adx.Output.ADX), hlc, 25));
            v.put("dxy_z", m.column(new RollingZScore(252, 1, RollingZScore.Deviation.POPULATION, 4), List.of("dxy"), 0));
            v.put("vix_z", m.column(new FixedZScore(21, 5, 3), List.of("vix"), 0));
            v.put("dxy_change_1d", m.column(new Change(288, 0.1), List.of("dxy"), 0));
            v.put("log_ret_1h", m.column(new LogReturn(12, LogReturn.Form.PERCENTAGE, 0.05), cl, 0));
        }
        if (a[1].equals("unknown")) {
            Random r = new Random(4);
            for (String k : List.copyOf(v.keySet())) v.put(k, m.column(Formula.of("ewm_mean(diff(close, " + (2 + r.nextInt(9)) + ") * rolling_std(high - low, " + (3 + r.nextInt(30)) + "), span=7)", SessionMarket.CONTRACT.macroColumns()), List.of(), 0));
        }
        List<ClaimedColumn> cols = new ArrayList<>();
        v.forEach((k, x) -> cols.add(new ClaimedColumn(k, k, m.times(), x)));
        Market mk = m.marketWithPublished();
        long t = System.nanoTime();
        List<Diagnosis> r = Diagnoser.of(mk, null).diagnose(cols, () -> System.out.println("  " + (System.nanoTime() - t) / 1000000));
        System.out.println((System.nanoTime() - t) / 1000000 + " ms; memory " + (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1000000);
        r.forEach(x -> System.out.println(x.verdict() + " " + x.sentence().substring(0, Math.min(260, x.sentence().length()))));
    }
}
