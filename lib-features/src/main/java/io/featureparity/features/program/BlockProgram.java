// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import io.featureparity.features.primitive.Choice;
import java.util.List;

/**
 * Computes a program over blocks of rows, with the same bits as an {@link Executor}, in values and in state.
 * Thread-safe.
 */
public final class BlockProgram {

    private final PlacedProgram placed;
    private final Step[][] columns;
    private final RowLoop[][] loops;
    private final int[] slots;

    BlockProgram(PlacedProgram placed, int stateLength, List<Stages.Stage> stages, List<List<RowLoop>> loops) {
        this.placed = placed;
        slots = Slots.of(placed.program(), stages);
        columns = new Step[stages.size()][];
        this.loops = new RowLoop[stages.size()][];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Step.of(placed, stages.get(i).columns(), stateLength);
            this.loops[i] = loops.get(i).toArray(new RowLoop[0]);
        }
    }

    /**
     * Makes room for a block.
     *
     * @param barColumns how many prices and macro columns there are
     * @return the block
     */
    public Block block(int barColumns) {
        return new Block(placed.program(), slots, barColumns);
    }

    /**
     * Takes in the first rows of a block.
     *
     * @param state the engine's state; the values of the last row are put there too
     * @param block the block, filled in
     * @param count how many rows, at least 1
     */
    public void update(double[] state, Block block, int count) {
        for (int i = 0; i < columns.length; i++) {
            for (Step step : columns[i]) {
                Columns.compute(step, state, block.columns(), block.time(), count);
            }
            for (RowLoop loop : loops[i]) {
                loop.run(state, block.columns(), count);
            }
        }
        for (int i = 0; i < placed.program().outputCount(); i++) {
            double[] values = block.output(i);
            if (placed.program().canBeAbsent(placed.program().output(i))) {
                oneNaN(values, count);
            }
            state[placed.valueAt(i)] = values[count - 1];
        }
    }

    private static void oneNaN(double[] values, int count) {
        for (int i = 0; i < count; i++) {
            if (Double.isNaN(values[i])) {
                values[i] = Choice.oneNaN(values[i]);
            }
        }
    }
}
