// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.rows.BarLayout;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.raw.BarBuffer;
import java.util.List;

/** Refuses a bar whose open or close is outside of its high and low as a feed does, where somebody asks for that. */
final class OutsideHighLow {

    private static final String ADVICE = " (or leave --refuse-outside-high-low out)";

    private final BarBuffer bar = BarBuffer.of(List.of());

    /** Looks at the bar of a row. */
    void refuse(TimedRows row) {
        bar.set(
                row.time(),
                row.value(BarLayout.OPEN),
                row.value(BarLayout.HIGH),
                row.value(BarLayout.LOW),
                row.value(BarLayout.CLOSE),
                Double.NaN);
        if (bar.isOutsideHighLow()) {
            throw bar.refusalOutsideHighLow(row.place(), ADVICE);
        }
    }
}
