// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.parity.comparison.Comparison;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.report.Provenance;
import io.featureparity.parity.report.ReportDocument;
import io.featureparity.testsupport.golden.GoldenData;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Reports on services that compute something else than training did. */
final class Sabotage {

    static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final NormStats STATS = NormStats.parse("norm_stats.json", GoldenData.statistics());
    private static final Model MODEL = Model.of(CONTRACT, STATS);
    private static final int RSI = 3;
    private static final int PERIOD = 9;
    private static final Instant START = Instant.parse("2024-01-02T13:00:00Z");
    private static final int BARS_IN_A_DAY = 60;
    private static final int LATE = 20;

    private Sabotage() {}

    /** A service that averages the gains and losses of RSI plainly. */
    static ReportDocument plainMean(String subject, int bars) {
        return document(List.of(found(subject, bars, 0, true)));
    }

    /** A service of which every feature has noise in its last bits, and is absent now and then. */
    static ReportDocument noise(String subject, int bars) {
        return document(List.of(found(subject, bars, 0.3, true)));
    }

    /** Several cases, of which some diverge. */
    static ReportDocument cases(int cases, int bars) {
        List<Findings> findings = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            findings.add(found("case-" + i, bars, i % 3 == 0 ? 0.01 : 0, i % 2 == 0));
        }
        return document(findings);
    }

    static ReportDocument parity(int bars) {
        return document(List.of(found("features.csv", bars, 0, false), found("more.csv", bars, 0, false)));
    }

    /** A service that has no RSI for its first bars, and then another than training. */
    static ReportDocument late(String subject, int bars) {
        return document(List.of(found(subject, bars, 0, true, LATE)));
    }

    /** The page of a report of which no contract is known. */
    static String page(ReportDocument document) {
        return HtmlReport.write(document, List.of());
    }

    private static ReportDocument document(List<Findings> findings) {
        return new ReportDocument(
                "parity check",
                findings,
                List.of(
                        new Provenance("feature-parity", Map.of("version", "1.2.3")),
                        Provenances.of(CONTRACT),
                        Provenances.of(STATS)));
    }

    private static Findings found(String subject, int bars, double noise, boolean plainMean) {
        return found(subject, bars, noise, plainMean, 0);
    }

    private static Findings found(String subject, int bars, double noise, boolean plainMean, int absent) {
        Random random = new Random(subject.length() + bars);
        FeatureEngine engine = FeatureEngine.of(MODEL);
        Comparison comparison = Comparison.recording(subject, CONTRACT, STATS);
        PlainMean mean = new PlainMean();
        double[] macro = new double[CONTRACT.macroColumns().size()];
        double[] raw = new double[engine.model().normalizer().size()];
        float[] normalized = new float[raw.length];
        float[] observation = new float[CONTRACT.size()];
        double close = 3900;
        for (int bar = 0; bar < bars; bar++) {
            long time = time(bar);
            double open = close;
            close = Math.rint((open + random.nextGaussian() * 3 + (3900 - open) / 5000) * 100) / 100;
            for (int i = 0; i < macro.length; i++) {
                macro[i] = 100 + i + 0.01 * random.nextInt(3);
            }
            engine.update(time, open, Math.max(open, close) + 1, Math.min(open, close) - 1, close, macro);
            engine.raw(raw);
            double[] served = raw.clone();
            double plain = mean.next(close);
            served[RSI] = plainMean && bar >= PERIOD ? plain : served[RSI];
            served[RSI] = bar < absent ? Double.NaN : served[RSI];
            for (int i = 0; noise > 0 && i < served.length; i++) {
                if (random.nextDouble() < noise) {
                    served[i] =
                            random.nextInt(200) == 0 ? Double.NaN : served[i] + random.nextInt(9) * Math.ulp(served[i]);
                }
            }
            comparison.price(bar, close);
            comparison.raw(bar, time, raw, served);
            engine.normalized(normalized);
            float[] servedNormalized = normalized.clone();
            servedNormalized[RSI] += plainMean ? (float) ((served[RSI] - raw[RSI]) / 20) : 0;
            comparison.normalized(bar, time, normalized, servedNormalized);
            if (engine.missingBars() == 0) {
                engine.observe(0.5, time, observation);
                comparison.observation(bar, time, observation, observation);
            }
        }
        return Findings.of(comparison, "a market of " + bars + " bars, <b>walking</b>");
    }

    /** Five sessions a week, from a Tuesday on. */
    private static long time(int bar) {
        int sessions = bar / BARS_IN_A_DAY + 1;
        long days = sessions / 5 * 7L + sessions % 5 - 1;
        return START.plusSeconds(days * 86_400 + bar % BARS_IN_A_DAY * 300L).toEpochMilli();
    }

    /** RSI by the plain mean of the last gains and losses: what services did, and training never. */
    private static final class PlainMean {
        private final Deque<Double> changes = new ArrayDeque<>();
        private double last = Double.NaN;

        private double next(double close) {
            if (!Double.isNaN(last)) {
                changes.addLast(close - last);
            }
            last = close;
            if (changes.size() > PERIOD) {
                changes.removeFirst();
            }
            double gain = 0;
            double loss = 0;
            for (double change : changes) {
                gain += Math.max(change, 0);
                loss += Math.max(-change, 0);
            }
            return gain + loss == 0 ? 50 : 100 * gain / (gain + loss);
        }
    }
}
