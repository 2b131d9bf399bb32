// SPDX-License-Identifier: Apache-2.0
package io.featureparity.ta4j;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import java.util.function.IntToDoubleFunction;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;

/**
 * One feature, as numbers of the series' kind. Not one of ta4j's cached indicators: the values are kept already, once for
 * all features.
 */
final class FeatureIndicator implements Indicator<Num> {

    private final String name;
    private final BarSeries series;
    private final int unstableBars;
    private final IntToDoubleFunction values;

    FeatureIndicator(String name, BarSeries series, int unstableBars, IntToDoubleFunction values) {
        this.name = name;
        this.series = series;
        this.unstableBars = unstableBars;
        this.values = values;
    }

    @Override
    public Num getValue(int index) {
        double value = values.applyAsDouble(index);
        if (Double.isNaN(value)) {
            return NaN.NaN;
        }
        // Not by the series' own function: it rounds to the digits of whichever decimal the series got first.
        if (series.num() instanceof DecimalNum) {
            if (Double.isInfinite(value)) {
                throw new InputException(new Fault(
                        ErrorCode.NUMBERS_WITHOUT_INFINITY,
                        Place.item("series", series.getName()).part("bar " + index),
                        "a DecimalNum must be finite",
                        Double.toString(value)));
            }
            return DecimalNum.valueOf(value);
        }
        return series.numOf(value);
    }

    @Override
    public int getUnstableBars() {
        return unstableBars;
    }

    @Override
    public BarSeries getBarSeries() {
        return series;
    }

    @Override
    public String toString() {
        return name;
    }
}
