// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.util.List;
import java.util.Objects;

/**
 * The result for one subject, with the data that shows how it diverges.
 *
 * @param subject what was compared: a golden case, a file
 * @param about what the subject is for, or where it comes from; may be empty
 * @param report the lines of the subject
 * @param series the features that diverge, over time, in the order of the lines
 * @param prices the prices of the bars; none if they are unknown
 */
public record Findings(String subject, String about, ParityReport report, List<Series> series, PriceSeries prices) {

    /** Takes a copy of the series. {@inheritDoc} */
    public Findings {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(report, "report");
        series = List.copyOf(series);
        Objects.requireNonNull(prices, "prices");
    }

    /**
     * Collects what a comparison has found.
     *
     * @param comparison the comparison, after its last bar
     * @param about what the subject is for, or where it comes from; may be empty
     * @return its findings
     */
    public static Findings of(Comparison comparison, String about) {
        return new Findings(comparison.subject(), about, comparison.report(), comparison.series(), comparison.prices());
    }
}
