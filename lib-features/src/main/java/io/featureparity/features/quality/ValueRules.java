// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import io.featureparity.contract.rows.BarLayout;
import io.featureparity.features.raw.BarBuffer;

/** The rules that the prices and the volume of a bar break by themselves, whatever came before. */
final class ValueRules {

    /** With one of these a price is no price. */
    private static final int UNUSABLE =
            QualityRule.PRICE_NOT_FINITE.bit() | QualityRule.PRICE_NOT_POSITIVE.bit() | QualityRule.PRICE_ABSURD.bit();

    private final double least;
    private final double most;

    ValueRules(QualityBounds bounds) {
        this.least = bounds.leastPrice();
        this.most = bounds.mostPrice();
    }

    /** Gives the rules that a bar breaks. */
    int brokenBy(BarBuffer bar) {
        int broken = volume(bar.volume());
        int absent = 0;
        for (int i = 0; i < BarLayout.PRICES; i++) {
            double price = bar.value(i);
            if (Double.isNaN(price)) {
                absent++;
            } else {
                broken |= price(price);
            }
        }
        if (absent == BarLayout.PRICES) {
            return broken | QualityRule.BAR_ABSENT.bit();
        }
        if (absent > 0) {
            broken |= QualityRule.PRICE_LACKING.bit();
        }
        if (bar.high() < bar.low()) { // also of infinite ones
            return broken | QualityRule.HIGH_BELOW_LOW.bit();
        }
        // A price that is none lies outside of most things: it is named once.
        return (broken & UNUSABLE) == 0 && bar.isOutsideHighLow()
                ? broken | QualityRule.OUTSIDE_HIGH_LOW.bit()
                : broken;
    }

    /** Whether later bars may be held against the close of a bar that breaks some rules. */
    static boolean hasUsableClose(BarBuffer bar, int broken) {
        return (broken & (UNUSABLE | QualityRule.HIGH_BELOW_LOW.bit())) == 0 && !Double.isNaN(bar.close());
    }

    private int price(double price) {
        if (Double.isInfinite(price)) {
            return QualityRule.PRICE_NOT_FINITE.bit();
        }
        if (price <= 0) {
            return QualityRule.PRICE_NOT_POSITIVE.bit();
        }
        return price < least || price > most ? QualityRule.PRICE_ABSURD.bit() : 0;
    }

    private static int volume(double volume) {
        return volume < 0 || volume == Double.POSITIVE_INFINITY ? QualityRule.VOLUME_IMPOSSIBLE.bit() : 0;
    }
}
