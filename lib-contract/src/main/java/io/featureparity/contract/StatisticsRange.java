// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

/**
 * The smallest and the largest value that a feature had in training (clause D1, {@code min_max}). Statistics need not have
 * them, so they are checked where they are used.
 *
 * @param min the smallest; NaN if the statistics do not say
 * @param max the largest; NaN if the statistics do not say
 */
public record StatisticsRange(double min, double max) {}
