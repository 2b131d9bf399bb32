// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import java.util.Objects;

/**
 * A column that claims to be a feature.
 *
 * @param name the name of the column in messages
 * @param feature the feature that it claims to be
 * @param times the times of its rows, ascending, in milliseconds since 1970-01-01T00:00Z
 * @param values its values, NaN where absent
 */
@SuppressWarnings("ArrayRecordComponent") // as long as a history; never compared
public record ClaimedColumn(String name, String feature, long[] times, double[] values) {

    /** Checks that nothing is missing. {@inheritDoc} */
    public ClaimedColumn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(feature, "feature");
        if (times.length != values.length) {
            throw new IllegalArgumentException(times.length + " times and " + values.length + " values");
        }
    }
}
