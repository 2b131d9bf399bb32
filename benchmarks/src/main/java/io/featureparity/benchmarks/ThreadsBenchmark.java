// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.model.Model;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Batches over instruments, on one thread and on two; one operation is one bar, and the time is that on the wall. */
@State(Scope.Benchmark)
public class ThreadsBenchmark extends AverageNanos {

    private static final int INSTRUMENTS = 8;
    private static final int BARS = 100_000;

    /** How many threads there are. */
    @Param({"1", "2"})
    private int threads;

    private final FeatureContract contract = Contracts.usdcop();
    private final Model model = Model.of(contract, Statistics.like(contract));
    private final List<BarColumns> instruments = IntStream.range(0, INSTRUMENTS)
            .mapToObj(i -> Columns.of(SessionMarket.bars(FusedBenchmark.SEED + i, BARS))
                    .forContract(contract))
            .toList();

    /** {@return a sum over the observations of each instrument} */
    @Benchmark
    @OperationsPerInvocation(INSTRUMENTS * BARS)
    public List<Double> observations() {
        return FeatureBatch.parallel(instruments, threads, () -> FeatureEngine.of(model), ThreadsBenchmark::sum);
    }

    private static double sum(FeatureBatch batch, BarColumns bars) {
        SumOfObservations sum = new SumOfObservations();
        batch.forEachRow(bars, sum);
        return sum.total;
    }

    private static final class SumOfObservations implements FeatureBatch.RowVisitor {
        private final float[] observation = new float[FusedFeatures.SIZE];
        private double total;

        @Override
        public void visit(int row, FeatureView features) {
            if (features.missingBars() == 0) {
                features.observeWithClock(0.5, 0.25, observation);
                total += observation[0];
            }
        }
    }
}
