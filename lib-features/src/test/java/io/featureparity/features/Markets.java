// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

import io.featureparity.contract.FeatureContract;
import io.featureparity.testsupport.market.MarketColumns;
import io.featureparity.testsupport.series.Bits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ragged markets, as the columns of a contract. */
final class Markets {

    private Markets() {}

    static BarColumns of(FeatureContract contract, long seed, int length) {
        List<String> names = contract.macroColumns();
        MarketColumns market = io.featureparity.testsupport.market.Markets.ragged(seed, length, names.size());
        Map<String, double[]> macro = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            macro.put(names.get(i), market.macro()[i]);
        }
        return BarColumns.of(
                contract, market.time(), market.open(), market.high(), market.low(), market.close(), macro);
    }

    /** The bits of every number, so that NaN equals itself and 0.0 is not -0.0. */
    static long[] bits(double[] values) {
        return Bits.of(values);
    }
}
