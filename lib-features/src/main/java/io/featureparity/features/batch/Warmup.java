// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.batch;

import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Clause D5: how long a feature remembers where its history began, measured on given bars.
 *
 * <p>A recursion never forgets its first value altogether; it only becomes too small to show. For a model that means: two
 * services that began at different bars serve different inputs for a while. This class says for how long.
 */
public final class Warmup {

    private static final int DEFAULT_STARTS = 16;

    private Warmup() {}

    /**
     * How long one feature remembers.
     *
     * @param feature the feature's name
     * @param measured after how many bars a later start agrees with the earlier one to the last bit of the
     *     {@code float32}, and goes on to agree to the end of the bars; the worst of all starts. Empty if one of them
     *     does not agree by then
     * @param bound the number of bars that is to be expected where every bar is there and no value absent; a seed of a
     *     recursion counts as forgotten when it weighs less than half a unit in the last place of a {@code float32}
     */
    public record Memory(String feature, OptionalInt measured, int bound) {}

    /**
     * Measures with sixteen starts, evenly spread over the first half of the bars.
     *
     * @param model what to compute, and the statistics that normalise
     * @param bars the bars, a few hundred at least
     * @return the memory of each market feature, in contract order
     * @throws InputException if there are fewer than 32 bars or one is refused
     */
    public static List<Memory> measure(Model model, BarColumns bars) {
        if (bars.size() < 2 * DEFAULT_STARTS) {
            throw new InputException(new Fault(
                    ErrorCode.LENGTH_DIFFERS,
                    "warm-up",
                    "there must be at least " + 2 * DEFAULT_STARTS + " bars",
                    Integer.toString(bars.size())));
        }
        int step = bars.size() / (2 * DEFAULT_STARTS);
        int[] starts =
                IntStream.rangeClosed(1, DEFAULT_STARTS).map(i -> i * step).toArray();
        return measure(model, bars, starts);
    }

    /**
     * Measures.
     *
     * @param model what to compute, and the statistics that normalise
     * @param bars the bars
     * @param starts the rows at which the later starts begin, each after the first row and before the last
     * @return the memory of each market feature, in contract order
     * @throws InputException if there is no start, one is not among the rows, or a bar is refused
     */
    public static List<Memory> measure(Model model, BarColumns bars, int... starts) {
        if (starts.length == 0) {
            throw new InputException(
                    new Fault(ErrorCode.LENGTH_DIFFERS, "warm-up", "there must be at least one later start", "none"));
        }
        float[][] earlier = run(model, bars);
        int[] forgetting = new int[earlier.length];
        boolean[] reached = new boolean[earlier.length];
        Arrays.fill(reached, true);
        for (int start : starts) {
            if (start < 1 || start >= bars.size()) {
                throw new InputException(new Fault(
                        ErrorCode.VALUE_NOT_ALLOWED,
                        "warm-up",
                        "a start must be a row from 1 to " + (bars.size() - 1),
                        Integer.toString(start)));
            }
            float[][] later = run(model, bars.rows(start, bars.size()));
            for (int feature = 0; feature < earlier.length; feature++) {
                int differing = barsUntilEqual(earlier[feature], start, later[feature]);
                forgetting[feature] = Math.max(forgetting[feature], differing);
                reached[feature] &= differing < later[feature].length;
            }
        }
        List<Memory> memories = new ArrayList<>();
        for (FeatureSpec spec : model.contract().marketFeatures()) {
            OptionalInt measured =
                    reached[spec.index()] ? OptionalInt.of(forgetting[spec.index()]) : OptionalInt.empty();
            int bound = spec.calculation().memoryBars(model.contract().barMinutes());
            memories.add(new Memory(spec.name(), measured, bound));
        }
        return memories;
    }

    /**
     * Lays memories out as a table.
     *
     * @param memories the memories
     * @return the table, in Markdown
     */
    public static String table(List<Memory> memories) {
        StringBuilder table = new StringBuilder("| feature | bars measured | bars expected |\n|---|---:|---:|\n");
        for (Memory memory : memories) {
            String measured = memory.measured().isPresent()
                    ? Integer.toString(memory.measured().getAsInt())
                    : "not within the bars";
            table.append("| `")
                    .append(memory.feature())
                    .append("` | ")
                    .append(measured)
                    .append(" | ")
                    .append(memory.bound())
                    .append(" |\n");
        }
        return table.toString();
    }

    private static float[][] run(Model model, BarColumns bars) {
        return FeatureBatch.of(model).normalized(bars);
    }

    private static int barsUntilEqual(float[] earlier, int start, float[] later) {
        int row = later.length;
        while (row > 0
                && Float.floatToRawIntBits(earlier[start + row - 1]) == Float.floatToRawIntBits(later[row - 1])) {
            row--;
        }
        return row;
    }
}
