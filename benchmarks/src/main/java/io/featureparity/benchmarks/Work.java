// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

/** Something whose cost is measured. */
@FunctionalInterface
interface Work {

    /**
     * Does it a number of times, going on where it stopped.
     *
     * @return anything that depends on all of it, so that nothing of it can be left out
     */
    double run(int operations);
}
