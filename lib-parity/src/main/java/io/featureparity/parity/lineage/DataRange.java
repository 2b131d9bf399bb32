// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.lineage;

/**
 * A range of bars, identified by what the calculations saw of them.
 *
 * @param bars how many bars
 * @param first the time of the first one, in milliseconds since 1970-01-01T00:00Z
 * @param last the time of the last one
 * @param sha256 the SHA-256 of all of them, see {@link SeenBars}
 */
public record DataRange(long bars, long first, long last, String sha256) {}
