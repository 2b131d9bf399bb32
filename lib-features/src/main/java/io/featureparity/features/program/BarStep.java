// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

/** Compiled code that takes one bar in. */
interface BarStep {

    /** See {@link Executor#update}. */
    void update(double[] state, double[] scratch, long time, double volume, double[] bar);
}
