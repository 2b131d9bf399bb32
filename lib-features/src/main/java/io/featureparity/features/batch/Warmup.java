// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.batch;

import io.featureparity.contract.error.InputException;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import java.util.List;
import java.util.OptionalInt;

/**
 * Clause D5: measures, on given bars, how long a feature depends on the bar where its history began.
 *
 * <p>A recursive average never forgets its first value completely; the effect only becomes too small to see. For a
 * model this means: two services that began at different bars give it different inputs for a while. This class measures
 * how long. {@link WarmupRun} does it for bars that pass one by one.
 */
public final class Warmup {

    private Warmup() {}

    /**
     * How long one feature depends on its first bar.
     *
     * @param feature the feature's name
     * @param measured the number of bars after which a later start agrees with the earlier one to the last bit of the
     *     {@code float32} and stays equal until the end of the bars; the largest over all starts. Empty if one of the
     *     starts does not agree before the bars end
     * @param bound the number of bars to expect when no bar is missing and no value is absent; the first value of a
     *     recursion counts as forgotten when its weight is below half a unit in the last place of a {@code float32}
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
        return run(WarmupRun.over(model, bars.size()), model, bars);
    }

    /**
     * Measures with given starts.
     *
     * @param model what to compute, and the statistics that normalise
     * @param bars the bars
     * @param starts the rows at which the later starts begin, each after the first row and before the last
     * @return the memory of each market feature, in contract order
     * @throws InputException if there is no start, one is not among the rows, or a bar is refused
     */
    public static List<Memory> measure(Model model, BarColumns bars, int... starts) {
        return run(WarmupRun.over(model, bars.size(), starts), model, bars);
    }

    /**
     * Formats memories as a table.
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

    private static List<Memory> run(WarmupRun run, Model model, BarColumns bars) {
        model.contract().requireMacroColumns(bars.macroColumns());
        BarBuffer bar = BarBuffer.of(bars.macroColumns());
        for (int row = 0; row < bars.size(); row++) {
            bars.read(row, bar);
            run.next(bar);
        }
        return run.memories();
    }
}
