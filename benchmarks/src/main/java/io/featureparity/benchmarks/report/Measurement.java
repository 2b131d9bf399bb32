// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.report;

import java.util.Map;

/**
 * What one benchmark gave on one JDK.
 *
 * @param nanos the time of an operation
 * @param bytes what an operation allocates, NaN if that is not known
 * @param percentiles of the time, by their number, such as {@code 99.9}; empty if it was not sampled
 */
record Measurement(double nanos, double bytes, Map<String, Double> percentiles) {}
