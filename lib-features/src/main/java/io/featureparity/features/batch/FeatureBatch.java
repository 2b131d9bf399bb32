// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.batch;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.model.Model;
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
 * Columns in, columns out: drives an engine over many bars, row after row. There is no second way of computing anything
 * here, so a batch, a batch in pieces and bar by bar give the same bits.
 *
 * <p>A batch goes on from the state its engine is in, and leaves it after the last bar. If a bar is refused, the engine
 * is as it was before the call, and the caller's arrays hold nothing of use.
 *
 * <p>Not thread-safe; {@link #parallel} runs one batch for each instrument.
 */
public final class FeatureBatch {

    private final FeatureEngine engine;
    private final BarBuffer bar;

    /** Where the engine was before a call, kept from one call to the next; taken away while a call uses it. */
    private @Nullable FeatureEngine spare;

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
         * @param features what the bars up to this row come to
         */
        void visit(int row, FeatureView features);
    }

    /**
     * Takes in all bars and shows what they come to after each.
     *
     * @param bars the bars
     * @param visitor what sees it
     * @throws InputException if the columns were put together for other macro columns than the engine's, or a bar is
     *     refused; the engine is then as it was before the call
     */
    public void forEachRow(BarColumns bars, RowVisitor visitor) {
        // By name: the same number of columns in another order would be served without a word.
        engine.contract().requireMacroColumns(bars.macroColumns());
        FeatureEngine before = spare != null ? spare : engine.copy();
        spare = null;
        before.takeStateOf(engine);
        boolean finished = false;
        try {
            for (int row = 0; row < bars.size(); row++) {
                bars.read(row, bar);
                engine.update(bar);
                visitor.visit(row, engine.view());
            }
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
        int features = engine.model().features().size();
        double[][] columns = new double[features][bars.size()];
        double[] values = new double[features];
        forEachRow(bars, (row, at) -> {
            at.raw(values);
            for (int i = 0; i < features; i++) {
                columns[i][row] = values[i];
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
        int features = engine.model().features().size();
        float[][] columns = new float[features][bars.size()];
        float[] values = new float[features];
        forEachRow(bars, (row, at) -> {
            at.normalized(values);
            for (int i = 0; i < features; i++) {
                columns[i][row] = values[i];
            }
        });
        return columns;
    }

    /**
     * Computes observations, each at its bar's own time of the session.
     *
     * <p>A bar of the warm-up has no observation (clause D4). Its place is filled with NaN, so that one used by mistake
     * is found out by the first check, and not taken for zeros.
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
     * @param <R> what comes out for one instrument
     * @param instruments the bars of each instrument
     * @param threads how many work at a time
     * @param engines makes the engine of one instrument
     * @param work what is done with the batch and the bars of one instrument
     * @return the results, in the order of the instruments
     * @throws io.featureparity.contract.error.FeatureParityException the first instrument's that was refused
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
