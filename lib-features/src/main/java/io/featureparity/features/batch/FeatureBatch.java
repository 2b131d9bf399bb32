// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.batch;

import io.featureparity.contract.TradingSession;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.model.Model;
import io.featureparity.features.model.Normalizer;
import io.featureparity.features.model.ObservationWriter;
import io.featureparity.features.raw.BarBlock;
import io.featureparity.features.raw.BarBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes features for whole columns of bars: columns in, columns out. It drives an engine, in blocks of rows or row by
 * row, and has no formulas of its own. A batch, a batch in pieces and single updates therefore give the same bits.
 *
 * <p>A batch continues from the current state of its engine and leaves the engine after the last bar. If a bar is
 * refused, the engine is as it was before the call; ignore the contents of the output arrays then.
 *
 * <p>Not thread-safe; {@link #parallel} runs one batch for each instrument.
 */
public final class FeatureBatch {

    private final FeatureEngine engine;
    private final BarBuffer bar;

    /** Where the engine was before a call, kept from one call to the next; taken away while a call uses it. */
    private @Nullable FeatureEngine spare;

    /** Made on first use: what computes blocks is compiled then. */
    private @Nullable BarBlock ownBlock;

    /**
     * Makes a batch over an engine.
     *
     * @param engine the engine to drive; it belongs to the batch while a call lasts
     */
    public FeatureBatch(FeatureEngine engine) {
        this.engine = engine;
        this.bar = BarBuffer.of(engine.contract().macroColumns());
    }

    /**
     * Makes a batch that begins with a new engine, which refuses bad bars.
     *
     * @param model what to compute
     * @return the batch
     */
    public static FeatureBatch of(Model model) {
        return new FeatureBatch(FeatureEngine.of(model));
    }

    /** Sees each row after the engine has taken it in. */
    @FunctionalInterface
    public interface RowVisitor {

        /**
         * Sees one row.
         *
         * @param row the row
         * @param features the features at this row
         */
        void visit(int row, FeatureView features);
    }

    /**
     * Takes in all bars and shows the features after each one.
     *
     * @param bars the bars
     * @param visitor receives each row
     * @throws InputException if the columns were put together for other macro columns than the engine's, or a bar is
     *     refused; the engine is then as it was before the call
     */
    public void forEachRow(BarColumns bars, RowVisitor visitor) {
        require(bars);
        orLeaveAsItWas(() -> {
            for (int row = 0; row < bars.size(); row++) {
                bars.read(row, bar);
                engine.update(bar);
                visitor.visit(row, engine.view());
            }
        });
    }

    /** Sees each block of rows after the engine has taken it in. */
    private interface BlockVisitor {

        void visit(int from, int count, BarBlock block);
    }

    private void forEachBlock(BarColumns bars, BlockVisitor visitor) {
        require(bars);
        BarBlock block = block();
        orLeaveAsItWas(() -> {
            for (int from = 0; from < bars.size(); from += block.room()) {
                int count = Math.min(block.room(), bars.size() - from);
                bars.read(from, count, block);
                engine.update(block, count);
                visitor.visit(from, count, block);
            }
        });
    }

    private BarBlock block() {
        BarBlock block = ownBlock;
        if (block == null) {
            block = engine.newBlock();
            ownBlock = block;
        }
        return block;
    }

    /** By name: the same number of columns in another order would be served without a word. */
    private void require(BarColumns bars) {
        engine.contract().requireMacroColumns(bars.macroColumns());
    }

    private void orLeaveAsItWas(Runnable work) {
        FeatureEngine before = spare != null ? spare : engine.copy();
        spare = null;
        before.takeStateOf(engine);
        boolean finished = false;
        try {
            work.run();
            finished = true;
        } finally {
            if (!finished) {
                engine.takeStateOf(before);
            }
            spare = before;
        }
    }

    /**
     * Computes raw features.
     *
     * @param bars the bars
     * @return a column of raw values for each market feature, in contract order
     * @throws InputException if a bar is refused; the engine is then as it was before the call
     */
    public double[][] raw(BarColumns bars) {
        double[][] columns = new double[engine.model().features().size()][bars.size()];
        forEachBlock(bars, (from, count, rows) -> {
            for (int i = 0; i < columns.length; i++) {
                System.arraycopy(rows.value(i), 0, columns[i], from, count);
            }
        });
        return columns;
    }

    /**
     * Computes normalised features.
     *
     * @param bars the bars
     * @return a column of normalised values for each market feature, in contract order
     * @throws InputException if a bar is refused; the engine is then as it was before the call
     */
    public float[][] normalized(BarColumns bars) {
        Normalizer normalizer = engine.model().normalizer();
        float[][] columns = new float[normalizer.size()][bars.size()];
        forEachBlock(bars, (from, count, rows) -> {
            for (int i = 0; i < columns.length; i++) {
                normalizer.normalize(i, rows.value(i), count, rows.scratch(), columns[i], from, 1);
            }
        });
        return columns;
    }

    /**
     * Computes observations. The progress of the session is taken at the time of each bar.
     *
     * <p>A bar of the warm-up has no observation (clause D4). Its place is filled with NaN, so that the first check
     * finds an accidental use; zeros would look like real values.
     *
     * @param bars the bars
     * @param position the agent's position at each bar
     * @param out where the observations are put, one after the other; at least bars times features of the contract long
     * @throws InputException if a bar or a position is refused or the array is too short; the engine is then as it was
     *     before the call
     */
    public void observations(BarColumns bars, double[] position, float[] out) {
        int size = engine.contract().size();
        if (position.length != bars.size() || out.length < (long) bars.size() * size) {
            throw new InputException(new Fault(
                    ErrorCode.LENGTH_DIFFERS,
                    "observations",
                    "there must be a position for each of the " + bars.size() + " bars, and room for "
                            + (long) bars.size() * size + " values",
                    position.length + " positions and room for " + out.length));
        }
        if (engine.hasSink()) {
            observeRowByRow(bars, position, out);
            return;
        }
        Normalizer normalizer = engine.model().normalizer();
        ObservationWriter writer = engine.model().observations();
        TradingSession session = engine.contract().session();
        int missing = engine.missingBars();
        forEachBlock(bars, (from, count, rows) -> {
            for (int i = 0; i < normalizer.size(); i++) {
                normalizer.normalize(i, rows.value(i), count, rows.scratch(), out, from * size + i, size);
            }
            for (int row = from; row < from + count; row++) {
                if (row + 1 < missing) {
                    Arrays.fill(out, row * size, (row + 1) * size, Float.NaN);
                } else {
                    writer.writeState(position[row], session.timeNormalized(bars.time(row)), out, row * size);
                }
            }
        });
    }

    /** A sink is told of each observation at its bar, before the next bar comes. */
    private void observeRowByRow(BarColumns bars, double[] position, float[] out) {
        int size = engine.contract().size();
        forEachRow(bars, (row, at) -> {
            int offset = row * size;
            if (at.missingBars() > 0) {
                Arrays.fill(out, offset, offset + size, Float.NaN);
            } else {
                at.observe(position[row], bars.time(row), out, offset);
            }
        });
    }

    /**
     * Does the same work for many instruments, several at a time, each with an engine of its own.
     *
     * @param <R> the result for one instrument
     * @param instruments the bars of each instrument
     * @param threads how many instruments are worked on at a time
     * @param engines makes the engine of one instrument
     * @param work the work to do with the batch and the bars of one instrument
     * @return the results, in the order of the instruments
     * @throws io.featureparity.contract.error.FeatureParityException the exception of the first instrument that was
     *     refused
     */
    public static <R> List<R> parallel(
            List<BarColumns> instruments,
            int threads,
            Supplier<FeatureEngine> engines,
            BiFunction<FeatureBatch, BarColumns, R> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<R>> results = instruments.stream()
                    .map(bars -> pool.submit(() -> work.apply(new FeatureBatch(engines.get()), bars)))
                    .toList();
            return results.stream().map(FeatureBatch::result).toList();
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an instrument", e);
        }
    }
}
