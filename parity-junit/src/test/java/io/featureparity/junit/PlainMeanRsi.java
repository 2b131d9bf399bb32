// SPDX-License-Identifier: Apache-2.0
package io.featureparity.junit;

import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.model.Normalizer;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.parity.golden.GoldenCase;

/** A service whose RSI is of plain means of nine changes, as many libraries have it, and not of Wilder's averages. */
final class PlainMeanRsi implements FeatureSource {

    private static final int BARS = 9;

    @Override
    public void compute(GoldenCase golden, Rows rows) {
        int feature = golden.contract().indexOf("rsi_9");
        Normalizer normalizer = Normalizer.of(golden.contract(), golden.stats());
        int[] row = {0};
        FeatureSource.streaming().compute(golden, (raw, normalized, observation) -> {
            raw[feature] = rsi(golden.bars(), row[0]++);
            normalized[feature] = normalizer.normalize(feature, raw[feature]);
            if (observation != null) {
                observation[feature] = normalized[feature];
            }
            rows.next(raw, normalized, observation);
        });
    }

    private static double rsi(BarColumns bars, int row) {
        double gains = 0;
        double losses = 0;
        for (int i = Math.max(1, row - BARS + 1); i <= row; i++) {
            double change = bars.close(i) - bars.close(i - 1);
            gains += change > 0 ? change : 0;
            losses += change < 0 ? -change : 0;
        }
        return losses == 0 ? 50 : 100 - 100 / (1 + gains / losses);
    }
}
