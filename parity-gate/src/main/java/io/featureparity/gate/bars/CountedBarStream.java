// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.gate.console.Progress;
import io.featureparity.parity.rows.BarRows;

/** Bars that are counted as they pass, so that a person sees how far the work has come. */
public final class CountedBarStream extends BarStream {

    private final Progress progress;

    /** Counts these bars. */
    public CountedBarStream(BarRows bars, Progress progress) {
        super(bars);
        this.progress = progress;
    }

    @Override
    public boolean next() {
        boolean more = super.next();
        if (more) {
            progress.step();
        }
        return more;
    }
}
