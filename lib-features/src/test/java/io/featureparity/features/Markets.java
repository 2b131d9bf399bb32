// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.testsupport.market.MarketColumns;
import io.featureparity.testsupport.series.Bits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ragged markets, as the columns of a contract. */
public final class Markets {

    private Markets() {}

    public static BarColumns of(FeatureContract contract, long seed, int length) {
        List<String> names = contract.macroColumns();
        MarketColumns market = io.featureparity.testsupport.market.Markets.ragged(seed, length, names.size());
        Map<String, double[]> macro = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            macro.put(names.get(i), market.macro()[i]);
        }
        return BarColumns.of(
                contract, market.time(), market.open(), market.high(), market.low(), market.close(), macro);
    }

    /** One bar, in a buffer of its own. */
    public static BarBuffer bar(BarColumns bars, int row) {
        BarBuffer bar = BarBuffer.of(bars.macroColumns());
        bars.read(row, bar);
        return bar;
    }

    /** The macro values of one bar. */
    public static double[] macro(BarColumns bars, int row) {
        double[] macro = new double[bars.macroColumns().size()];
        copyMacro(bars, row, macro);
        return macro;
    }

    /** Copies the macro values of one bar, allocating nothing. */
    public static void copyMacro(BarColumns bars, int row, double[] macro) {
        for (int i = 0; i < macro.length; i++) {
            macro[i] = bars.macro(i, row);
        }
    }

    /** The bits of every number, so that NaN equals itself and 0.0 is not -0.0. */
    public static long[] bits(double[] values) {
        return Bits.of(values);
    }
}
