// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.raw.BarBuffer;
import java.util.List;

/** Refuses a bar whose open or close is outside of its high and low, where somebody asks for that. */
final class OutsideHighLow {

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
            throw new InputException(new Fault(
                    ErrorCode.OUTSIDE_HIGH_LOW,
                    row.place(),
                    "must have its open and close between its low, " + bar.low() + ", and its high, " + bar.high(),
                    "open " + bar.open() + ", close " + bar.close()));
        }
    }
}
