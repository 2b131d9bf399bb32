// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import java.util.Locale;

/** Prints what the engine costs per bar in relation to the fused form: {@code update} and {@code observe}. */
final class FusedRatio {

    private static final int RUN_MILLIS = 20;
    private static final int ROUNDS = 150;

    private FusedRatio() {}

    public static void main(String[] arguments) {
        Bars bars = SessionMarket.bars(FusedBenchmark.SEED, FusedBenchmark.BARS);
        FeatureContract contract = Contracts.usdcop();
        Duel duel = new Duel(new EngineForm(contract, bars), new FusedForm(bars), RUN_MILLIS);
        Duel.Result result = duel.measure(ROUNDS);
        System.out.printf(
                Locale.ROOT,
                "engine %.1f ns, fused %.1f ns, ratio of the fastest %.3f; ratio by rounds %.3f (%.3f to %.3f)%n",
                result.firstNanos(),
                result.secondNanos(),
                result.ratioOfFastest(),
                result.medianRatio(),
                result.lowerQuartile(),
                result.upperQuartile());
    }
}
