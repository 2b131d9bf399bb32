// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.report;

import io.featureparity.parity.comparison.ParityReport;

/** A report in one word, for those who read its JSON. */
enum Verdict {
    PARITY,
    DIVERGENCE,
    NOTHING_COMPARED;

    static Verdict of(ParityReport report) {
        if (report.isParity()) {
            return PARITY;
        }
        return report.diverged() > 0 ? DIVERGENCE : NOTHING_COMPARED;
    }
}
