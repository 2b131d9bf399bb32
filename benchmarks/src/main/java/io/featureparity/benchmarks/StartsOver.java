// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

/** How often the rolling deviations start over in the market that everything is measured on: counted, not measured. */
public final class StartsOver {

    /** How many rolling deviations the contract has. */
    public static final int DEVIATIONS = 3;

    private static final int BARS = 100_000;

    private StartsOver() {}

    /** {@return how many of the three start over at a bar, on average} */
    public static double perBar() {
        FusedForm form = new FusedForm(SessionMarket.bars(FusedBenchmark.SEED, BARS));
        long before = form.features().startedOver();
        form.run(BARS);
        return (double) (form.features().startedOver() - before) / BARS;
    }

    /** {@return in how many bars {@link StartingOverBenchmark} has one start} */
    public static int periodOfBenchmark() {
        return StartingOverBenchmark.PERIOD;
    }
}
