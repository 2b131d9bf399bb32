// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.bars;

import io.featureparity.parity.rows.BarRows;

/** Bars that pass through, for somebody to look at. */
abstract class BarStream implements BarRows {

    private final BarRows bars;

    BarStream(BarRows bars) {
        this.bars = bars;
    }

    @Override
    public boolean next() {
        return bars.next();
    }

    @Override
    public final long time() {
        return bars.time();
    }

    @Override
    public final double open() {
        return bars.open();
    }

    @Override
    public final double high() {
        return bars.high();
    }

    @Override
    public final double low() {
        return bars.low();
    }

    @Override
    public final double close() {
        return bars.close();
    }

    @Override
    public final double volume() {
        return bars.volume();
    }

    @Override
    public final void macro(double[] out) {
        bars.macro(out);
    }

    @Override
    public final double position() {
        return bars.position();
    }
}
