// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.AuditFindings;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.model.Model;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision, replayed from the log alone: what the model was given, and what is computed again.
 *
 * @param served what was served
 * @param model the contract and the statistics under which it was served, as they stand in the log
 * @param features the features, in contract order
 * @param computedHash the SHA-256 of the observation that is computed again; empty if none is
 * @param notRecomputed why nothing could be computed again; null if it could
 * @param before the bars up to the decision
 * @param chain what a check of the whole log has found
 * @param others how many other observations were served at the same bar; this one is the last of them
 */
public record ReplayedDecision(
        ServedVector served,
        Model model,
        List<ReplayedFeature> features,
        String computedHash,
        @Nullable NotRecomputed notRecomputed,
        BarsBefore before,
        AuditFindings chain,
        int others) {

    /** Copies the list. {@inheritDoc} */
    public ReplayedDecision {
        features = List.copyOf(features);
    }

    /** {@return whether all that was served is equal to what is computed again, to the bit} */
    public boolean isEqual() {
        return notRecomputed == null
                && computedHash.equals(served.observationHash())
                && features.stream().allMatch(ReplayedFeature::isEqual);
    }

    /** {@return the features that differ} */
    public List<ReplayedFeature> differing() {
        return features.stream().filter(feature -> !feature.isEqual()).toList();
    }

    /** {@return what is wrong with the log. An incomplete last record is no fault, since the log may still be written} */
    public List<Fault> damage() {
        return chain.faults().stream()
                .filter(fault -> fault.code() != ErrorCode.AUDIT_TAIL_TORN)
                .toList();
    }

    /** {@return the answer in one line} */
    public String sentence() {
        NotRecomputed why = notRecomputed;
        if (why != null) {
            return "not recomputed: " + why.words();
        }
        if (isEqual()) {
            return "recomputed equals served to the bit";
        }
        return "recomputed differs from served: "
                + String.join(
                        ", ", differing().stream().map(ReplayedFeature::name).toList());
    }
}
