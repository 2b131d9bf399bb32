// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.coverage;

import java.util.List;
import java.util.Objects;

/**
 * A feature of the contract that is not compared.
 *
 * @param feature its name
 * @param reason why it is not compared
 * @param similar existing columns whose names differ from the feature's name only in case, white space or punctuation
 */
public record Omission(String feature, Reason reason, List<String> similar) {

    /** Why a feature is not compared. */
    public enum Reason {
        /** Training's file does not have it, and nobody said that it may be missing: a failure. */
        MISSING("not there", "not compared"),
        /** Training's file does not have it, which somebody allowed by name. */
        ALLOWED("not there, which was allowed", "not compared, for it was allowed to be missing"),
        /** Somebody named the features to compare, and this is none of them. */
        NOT_ASKED("not among the features asked for", "not compared, for it was not asked for");

        private final String words;
        private final String heading;

        Reason(String words, String heading) {
            this.words = words;
            this.heading = heading;
        }

        /** What a list of features is called that were not compared for this reason. */
        String heading() {
            return heading;
        }
    }

    /** Takes a copy of the list. {@inheritDoc} */
    public Omission {
        Objects.requireNonNull(feature, "feature");
        Objects.requireNonNull(reason, "reason");
        similar = List.copyOf(similar);
    }

    /** {@return whether nobody said that the feature may be left out} */
    public boolean isFailure() {
        return reason == Reason.MISSING;
    }

    /** {@return why the feature is not compared, in words, with the similar columns} */
    public String why() {
        return reason.words + (similar.isEmpty() ? "" : "; similar: " + SimilarNames.quoted(similar));
    }
}
