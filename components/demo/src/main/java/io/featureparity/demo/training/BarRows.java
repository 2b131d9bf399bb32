// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.training;

import io.featureparity.contract.Bar;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.contract.rows.TimedRows;
import java.util.List;

/** A list of bars as rows of prices and, after them, the volume. */
final class BarRows implements TimedRows {

    private final List<Bar> bars;
    private int index = -1;

    BarRows(List<Bar> bars) {
        this.bars = bars;
    }

    @Override
    public boolean next() {
        index++;
        return index < bars.size();
    }

    @Override
    public long time() {
        return bar().time().toEpochMilli();
    }

    @Override
    public double value(int column) {
        return switch (column) {
            case BarLayout.OPEN -> bar().open();
            case BarLayout.HIGH -> bar().high();
            case BarLayout.LOW -> bar().low();
            case BarLayout.CLOSE -> bar().close();
            default -> bar().volume();
        };
    }

    @Override
    public Place place() {
        return Place.bar(index, time());
    }

    private Bar bar() {
        return bars.get(index);
    }
}
