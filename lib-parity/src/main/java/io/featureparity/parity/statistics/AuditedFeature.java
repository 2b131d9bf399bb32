// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.StatisticsRange;
import java.util.Objects;

/**
 * What an audit says of the statistics of one feature.
 *
 * @param feature the feature's name
 * @param stated the mean and deviation in the statistics
 * @param statedRange the least and the greatest value in the statistics, NaN where they do not say
 * @param statedCount the number of values that the statistics state; -1 if they do not
 * @param fitted what the bars give under the contract
 * @param finding what follows
 * @param sentence the finding in words; for suspect statistics it also says what a model sees
 * @param shape the distribution of the values that a model sees under these statistics
 */
public record AuditedFeature(
        String feature,
        FeatureStatistics stated,
        StatisticsRange statedRange,
        long statedCount,
        FittedFeature fitted,
        Finding finding,
        String sentence,
        NormalizedShape shape) {

    /** What follows from comparing the statistics of a feature with a fit. */
    public enum Finding {
        /** All values agree to one part in 10 to the power of 12. */
        AGREES("agrees"),
        /** They agree to fewer digits, as numbers do that were rounded or stored in 32 bits. */
        NEARLY("agrees to fewer digits"),
        /** They differ, but no more than those of other sessions would. */
        OTHER_SESSIONS("as of other sessions"),
        /** They differ by more than other sessions explain, and no known dialect gives them. */
        SUSPECT("suspect"),
        /** A known dialect gives them. */
        OTHER_FORMULA("other formula");

        private final String label;

        Finding(String label) {
            this.label = label;
        }

        /** {@return the finding in words} */
        public String label() {
            return label;
        }

        /** {@return whether the statistics are not those of the contract's formula} */
        public boolean isSuspect() {
            return this == SUSPECT || this == OTHER_FORMULA;
        }
    }

    /** Checks that nothing is missing. {@inheritDoc} */
    public AuditedFeature {
        Objects.requireNonNull(feature, "feature");
        Objects.requireNonNull(stated, "stated");
        Objects.requireNonNull(statedRange, "statedRange");
        Objects.requireNonNull(fitted, "fitted");
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(shape, "shape");
    }
}
