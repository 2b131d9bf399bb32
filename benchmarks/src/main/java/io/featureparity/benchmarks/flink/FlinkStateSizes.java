// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.flink;

import io.featureparity.flink.record.FeatureVector;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Prints how large the states of instruments are: in a checkpoint, and on the heap; and how long a checkpoint takes. */
public final class FlinkStateSizes {

    /** So many bars of each instrument, so that the warm-up is over. */
    private static final int ROWS = 20;

    private static final int CHECKPOINTS = 3;

    private static final AtomicReference<CountDownLatch> AWAITED = new AtomicReference<>(new CountDownLatch(0));

    private FlinkStateSizes() {}

    /** Lets so many bars through, and then none. */
    private static final class Still implements RateLimiter<NumberSequenceSplit> {

        private long left;

        Still(long count) {
            left = count;
        }

        @Override
        public CompletionStage<Void> acquire(int count) {
            left -= count;
            return left >= 0 ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
        }
    }

    private static final class Arrived implements FilterFunction<FeatureVector> {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean filter(FeatureVector vector) {
            Objects.requireNonNull(AWAITED.get()).countDown();
            return false;
        }
    }

    /**
     * Measures one job.
     *
     * @param args the state backend, hashmap or rocksdb, and how many instruments
     */
    public static void main(String[] args) throws Exception {
        measure(System.out, args[0], Integer.parseInt(args[1]));
    }

    private static void measure(PrintStream out, String backend, int instruments) throws Exception {
        try (Cluster cluster = new Cluster()) {
            MeasuredJob measured = new MeasuredJob(backend, false);
            StreamExecutionEnvironment job = measured.withCheckpoints(cluster.folder());
            long bars = (long) ROWS * instruments;
            RateLimiterStrategy<NumberSequenceSplit> pace = parallel -> new Still(bars);
            // The bars of the last time wait for those of a later one.
            int sent = ROWS - 1 - FlinkMarket.model().contract().warmUpBars();
            CountDownLatch awaited = new CountDownLatch(sent * instruments);
            AWAITED.set(awaited);
            measured.features(measured.bars(Long.MAX_VALUE / 2, instruments, pace))
                    .filter(new Arrived())
                    .sinkTo(new DiscardingSink<>());
            JobID id = cluster.start(job);
            awaited.await();
            cluster.awaitPublications(id);
            long heap = heapInUse();
            for (int i = 0; i < CHECKPOINTS; i++) {
                long begin = System.nanoTime();
                long size = cluster.checkpoint(id);
                out.printf(
                        Locale.ROOT,
                        "%-8s %,8d instruments: checkpoint of %,12d bytes, %6d each, in %6.2f s; heap in use %,d MB%n",
                        backend,
                        instruments,
                        size,
                        size / instruments,
                        (System.nanoTime() - begin) / 1e9,
                        heap >> 20);
            }
            cluster.cancel(id);
        }
    }

    private static long heapInUse() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
