// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

/** Computes nodes with a state over a block of rows, row by row. */
interface RowLoop {

    /**
     * Computes rows.
     *
     * @param state the engine's state
     * @param columns the values of each node
     * @param rows how many rows
     */
    void run(double[] state, double[][] columns, int rows);
}
