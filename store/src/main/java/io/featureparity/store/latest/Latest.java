// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.latest;

import io.featureparity.contract.error.Fault;
import io.featureparity.store.row.FeatureRow;
import java.util.List;
import java.util.Objects;

/**
 * The newest features, and where they came from.
 *
 * @param row the features
 * @param source where they came from
 * @param passedOver for each level before that one, why it was passed over
 */
public record Latest(FeatureRow row, Level.Source source, List<Fault> passedOver) {

    /** Checks that nothing is missing. {@inheritDoc} */
    public Latest {
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(source, "source");
        passedOver = List.copyOf(passedOver);
    }
}
