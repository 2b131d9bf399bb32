// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.calculation;

/** How a series is averaged. */
public enum Smoothing {
    /** Clause C1: Wilder's average, seeded by the first present value. */
    WILDER,
    /** Section F: the recursion of C1, seeded by the mean of the first n present values; absent before that. */
    WILDER_MEAN_SEEDED,
    /** Section F: the recursion of C1 with the weight {@code 2 / (n + 1)}, seeded by the first present value. */
    EXPONENTIAL,
    /** Section F: the plain mean of the last n values; absent if one of them is absent. */
    MEAN
}
