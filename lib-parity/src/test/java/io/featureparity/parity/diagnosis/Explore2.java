package io.featureparity.parity.diagnosis;

import io.featureparity.contract.*;
import io.featureparity.contract.calculation.*;
import io.featureparity.contract.calculation.Rsi.NoLoss;
import java.util.*;
import java.util.function.*;

public final class Explore2 {
    static void run(SessionMarket m, NormStats stats, String feature, String what, double[] v) {
        Diagnoser d = Diagnoser.of(m.marketWithPublished(), stats);
        long t = System.nanoTime();
        Diagnosis r = d.diagnose(new ClaimedColumn(feature, feature, m.times(), v));
        String s = r.sentence();
        System.out.printf("%4d ms  %s %s%n   %s %s%n", (System.nanoTime() - t) / 1000000, feature, what, r.verdict(), s.substring(0, Math.min(s.length(), 420)));
    }
    static double[] map(double[] v, DoubleUnaryOperator f) { return Arrays.stream(v).map(f).toArray(); }
    public static void main(String[] a) {
        SessionMarket m = new SessionMarket(2, Integer.parseInt(a[0]));
        List<String> hlc = List.of("high", "low", "close"), cl = List.of("close");
        Map<String, FeatureStatistics> st = new LinkedHashMap<>();
        Map<String, double[]> con = new LinkedHashMap<>();
        for (String f : SessionMarket.CONTRACT.featuresWithStatistics()) {
            double[] v = m.contract(f); con.put(f, v);
            double mean = Arrays.stream(v).average().orElse(0), sd = Math.sqrt(Arrays.stream(v).map(x -> (x - mean) * (x - mean)).average().orElse(1));
            st.put(f, new FeatureStatistics(mean, sd));
        }
        NormStats stats = NormStats.of("s", st);
        double[] meanRsi = m.column(new Rsi(9, Smoothing.MEAN, 1e-10, FirstChange.ZERO, NoLoss.UNDEFINED), cl, 50);
        for (var e : con.entrySet()) {
            String f = e.getKey(); double mu = st.get(f).mean(), sd = st.get(f).std();
            run(m, stats, f, "normalised", map(e.getValue(), x -> (float) Math.max(-5, Math.min(5, (x - mu) / sd))));
            run(m, stats, f, "twice", map(e.getValue(), x -> { double z = (float) Math.max(-5, Math.min(5, (x - mu) / sd)); return (float) Math.max(-5, Math.min(5, (z - mu) / sd));}));
            run(m, null, f, "normalised, no stats", map(e.getValue(), x -> (float) Math.max(-5, Math.min(5, (x - mu) / sd))));
            run(m, stats, f, "float32", map(e.getValue(), x -> (float) x));
            run(m, stats, f, "6 dec", map(e.getValue(), x -> Math.rint(x * 1e6) / 1e6));
            run(m, stats, f, "4 dec", map(e.getValue(), x -> Math.rint(x * 1e4) / 1e4));
            run(m, stats, f, "2 dec", map(e.getValue(), x -> Math.rint(x * 1e2) / 1e2));
            run(m, stats, f, "offset", map(e.getValue(), x -> x + 0.25));
            run(m, stats, f, "factor", map(e.getValue(), x -> x * 1.5));
        }
        run(m, stats, "rsi_9", "mean eps float", map(meanRsi, x -> (float) x));
        run(m, stats, "rsi_9", "mean eps 4 dec", map(meanRsi, x -> Math.rint(x * 1e4) / 1e4));
        run(m, stats, "rsi_9", "mean eps normalised", map(meanRsi, x -> (float) ((x - st.get("rsi_9").mean()) / st.get("rsi_9").std())));
        run(m, stats, "rsi_9", "mean eps other stats", map(meanRsi, x -> (float) ((x - 48.5) / 23.9)));
        run(m, stats, "rsi_9", "mean eps 0..1", map(meanRsi, x -> x / 100));
        run(m, stats, "rsi_9", "random", map(meanRsi, x -> Math.random()));
    }
}
