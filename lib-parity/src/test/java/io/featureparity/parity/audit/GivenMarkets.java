// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.contract.Bar;
import io.featureparity.contract.MacroValues;
import io.featureparity.features.feed.MarketFeed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Markets as bars from elsewhere. */
final class GivenMarkets {

    private GivenMarkets() {}

    /** Markets of instruments, each opened at one of its bars. */
    static GivenBars of(Map<String, double[][]> markets, int from) {
        return (instrument, model, sink) -> {
            double[][] market = markets.get(instrument);
            if (market == null) {
                return null;
            }
            MarketFeed feed = MarketFeed.of(model).sink(sink).build();
            int[] next = {from};
            return () -> {
                if (next[0] == market.length) {
                    return false;
                }
                feed.accept(bar(market, next[0]), macroValues(market[next[0]]));
                next[0]++;
                return true;
            };
        };
    }

    static Bar bar(double[][] market, int at) {
        double[] bar = market[at];
        return new Bar(Instant.ofEpochMilli(ServedLogs.time(at)), bar[0], bar[1], bar[2], bar[3], Double.NaN);
    }

    static MacroValues macroValues(double[] bar) {
        return MacroValues.of(ServedLogs.CONTRACT.macroColumns(), macro(bar));
    }

    static Map<String, Double> macro(double[] bar) {
        Map<String, Double> macro = new LinkedHashMap<>();
        for (int i = 0; i < ServedLogs.CONTRACT.macroColumns().size(); i++) {
            macro.put(ServedLogs.CONTRACT.macroColumns().get(i), bar[4 + i]);
        }
        return macro;
    }
}
