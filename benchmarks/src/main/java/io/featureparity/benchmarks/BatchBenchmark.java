// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Bars in columns, observations out; one operation is one bar. */
public class BatchBenchmark extends AverageNanos {

    private static final int THOUSAND = 1_000;
    private static final int HUNDRED_THOUSAND = 100_000;
    private static final int MILLION = 1_000_000;

    /** A batch that is run again and again, on later and later bars. */
    public abstract static class Again {
        private final Columns columns;
        private final BarColumns bars;
        private final FeatureBatch batch;
        private final double[] position;
        private final float[] out;

        Again(int length) {
            FeatureContract contract = Contracts.usdcop();
            columns = Columns.of(SessionMarket.bars(FusedBenchmark.SEED, length));
            bars = columns.forContract(contract);
            batch = new FeatureBatch(FeatureEngine.of(Model.of(contract, Statistics.like(contract))));
            position = new double[length];
            Arrays.fill(position, 0.5);
            out = new float[length * contract.size()];
        }

        /** Lets time go on. */
        @Setup(Level.Invocation)
        public void later() {
            columns.later();
        }

        float[] observations() {
            batch.observations(bars, position, out);
            return out;
        }
    }

    /** Two and a half weeks. */
    @State(Scope.Thread)
    public static class Thousand extends Again {
        /** Makes the bars. */
        public Thousand() {
            super(THOUSAND);
        }
    }

    /** Six years. */
    @State(Scope.Thread)
    public static class HundredThousand extends Again {
        /** Makes the bars. */
        public HundredThousand() {
            super(HUNDRED_THOUSAND);
        }
    }

    /** 88 MB, which no cache holds. */
    @State(Scope.Thread)
    public static class Million extends Again {
        /** Makes the bars. */
        public Million() {
            super(MILLION);
        }
    }

    /**
     * Computes observations.
     *
     * @param batch the batch
     * @return the observations
     */
    @Benchmark
    @OperationsPerInvocation(THOUSAND)
    public float[] thousand(Thousand batch) {
        return batch.observations();
    }

    /**
     * Computes observations.
     *
     * @param batch the batch
     * @return the observations
     */
    @Benchmark
    @OperationsPerInvocation(HUNDRED_THOUSAND)
    public float[] hundredThousand(HundredThousand batch) {
        return batch.observations();
    }

    /**
     * Computes observations.
     *
     * @param batch the batch
     * @return the observations
     */
    @Benchmark
    @OperationsPerInvocation(MILLION)
    public float[] million(Million batch) {
        return batch.observations();
    }
}
