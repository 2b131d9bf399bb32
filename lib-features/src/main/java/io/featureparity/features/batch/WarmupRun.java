// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.batch;

import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Measures warm-up while the bars pass, so the bars need not fit in memory: one engine for the whole history and one for
 * each later start take in the same bars. Not thread-safe.
 */
public final class WarmupRun {

    private static final int DEFAULT_STARTS = 16;

    private final Model model;
    private final int bars;
    private final FeatureEngine earlier;
    private final float[] earlierValues;
    private final List<Later> laters;
    private int row;

    /** An engine that begins later, and for each feature how many of its bars passed up to the last one that differed. */
    private static final class Later {
        private final int start;
        private final FeatureEngine engine;
        private final float[] values;
        private final int[] differing;

        private Later(Model model, int start) {
            this.start = start;
            this.engine = FeatureEngine.of(model);
            this.values = new float[model.features().size()];
            this.differing = new int[values.length];
        }

        private void next(BarBuffer bar, int row, float[] earlier) {
            engine.update(bar);
            engine.normalized(values);
            for (int i = 0; i < values.length; i++) {
                if (Float.floatToRawIntBits(values[i]) != Float.floatToRawIntBits(earlier[i])) {
                    differing[i] = row - start + 1;
                }
            }
        }
    }

    private WarmupRun(Model model, int bars, int[] starts) {
        this.model = model;
        this.bars = bars;
        this.earlier = FeatureEngine.of(model);
        this.earlierValues = new float[model.features().size()];
        this.laters =
                IntStream.of(starts).mapToObj(start -> new Later(model, start)).toList();
    }

    /**
     * Begins with sixteen starts, evenly spread over the first half of the bars.
     *
     * @param model what to compute, and the statistics that normalise
     * @param bars how many bars will pass, a few hundred at least
     * @return the run, before its first bar
     * @throws InputException if there are fewer than 32 bars
     */
    public static WarmupRun over(Model model, int bars) {
        if (bars < 2 * DEFAULT_STARTS) {
            throw new InputException(new Fault(
                    ErrorCode.LENGTH_DIFFERS,
                    "warm-up",
                    "there must be at least " + 2 * DEFAULT_STARTS + " bars",
                    Integer.toString(bars)));
        }
        int step = bars / (2 * DEFAULT_STARTS);
        return over(
                model,
                bars,
                IntStream.rangeClosed(1, DEFAULT_STARTS).map(i -> i * step).toArray());
    }

    /**
     * Begins with given starts.
     *
     * @param model what to compute, and the statistics that normalise
     * @param bars how many bars will pass
     * @param starts the rows at which the later starts begin, each after the first row and before the last
     * @return the run, before its first bar
     * @throws InputException if there is no start, or one is not among the rows
     */
    public static WarmupRun over(Model model, int bars, int... starts) {
        if (starts.length == 0) {
            throw new InputException(
                    new Fault(ErrorCode.LENGTH_DIFFERS, "warm-up", "there must be at least one later start", "none"));
        }
        for (int start : starts) {
            if (start < 1 || start >= bars) {
                throw new InputException(new Fault(
                        ErrorCode.VALUE_NOT_ALLOWED,
                        "warm-up",
                        "a start must be a row from 1 to " + (bars - 1),
                        Integer.toString(start)));
            }
        }
        return new WarmupRun(model, bars, starts);
    }

    /**
     * Takes in the next bar.
     *
     * @param bar the bar, for the contract's macro columns
     * @throws InputException if it is refused
     */
    public void next(BarBuffer bar) {
        earlier.update(bar);
        earlier.normalized(earlierValues);
        for (Later later : laters) {
            if (row >= later.start) {
                later.next(bar, row, earlierValues);
            }
        }
        row++;
    }

    /**
     * {@return the memory of each market feature, in contract order}
     *
     * @throws InputException if not as many bars have passed as were announced
     */
    public List<Warmup.Memory> memories() {
        if (row != bars) {
            throw new InputException(new Fault(
                    ErrorCode.LENGTH_DIFFERS, "warm-up", "there must be " + bars + " bars", Integer.toString(row)));
        }
        List<Warmup.Memory> memories = new ArrayList<>();
        for (FeatureSpec spec : model.contract().marketFeatures()) {
            int bound = spec.calculation().memoryBars(model.contract().barMinutes());
            memories.add(new Warmup.Memory(spec.name(), measured(spec.index()), bound));
        }
        return memories;
    }

    private OptionalInt measured(int feature) {
        boolean reached = laters.stream().allMatch(later -> later.differing[feature] < bars - later.start);
        return reached
                ? laters.stream().mapToInt(later -> later.differing[feature]).max()
                : OptionalInt.empty();
    }
}
