// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

/** Does what each node says, row by row. */
final class InterpretedRows implements RowLoop {

    private final Step[] steps;

    InterpretedRows(Step[] steps) {
        this.steps = steps;
    }

    @Override
    public void run(double[] state, double[][] columns, int rows) {
        for (int row = 0; row < rows; row++) {
            for (Step step : steps) {
                step.evaluateRow(state, columns, row);
            }
        }
    }
}
