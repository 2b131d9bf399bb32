// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import java.time.Instant;
import java.util.Objects;

/**
 * The range of bars that an audit fits.
 *
 * @param source why the audit fits this range
 * @param first the first bar in it
 * @param last the last bar in it
 * @param rows how many bars are in it
 * @param whole whether the range is complete; false if the given bars begin later or end earlier
 */
public record AuditRange(Source source, Instant first, Instant last, int rows, boolean whole) {

    /** Why a range is the one to fit. */
    public enum Source {
        /** The caller named it. */
        ASKED("asked for"),
        /** The metadata of the statistics name it. */
        CLAIMED("claimed by the statistics"),
        /** Its bars give the statistics, so it was found by search. */
        FOUND("found by search"),
        /** The statistics claim no range and none was found, so it is all bars. */
        ALL("all bars");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /** {@return the source in words} */
        public String label() {
            return label;
        }
    }

    /** Checks that nothing is missing. {@inheritDoc} */
    public AuditRange {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
    }

    /** {@return the range in words} */
    @Override
    public String toString() {
        return rows + " bars, " + first + " to " + last + " (" + source.label()
                + (whole ? ")" : "; the bars that are given hold only a part of it)");
    }
}
