// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.search;

import io.featureparity.parity.diagnosis.column.Claim;
import io.featureparity.parity.diagnosis.column.Evaluation;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.outcome.Correlation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What may help where no explanation fits: guesses, and marked as such. */
public final class Hints {

    private static final int FURTHEST = 60;

    private final MarketColumns market;
    private final Search search;
    private final Claim claim;

    Hints(MarketColumns market, Claim claim, Search search) {
        this.market = market;
        this.claim = claim;
        this.search = search;
    }

    List<String> all() {
        List<String> hints = new ArrayList<>();
        Sample sample = search.sample();
        double[] contract = Evaluation.of(market, List.of(search.core().expression()), sample.from(), sample.to())[0];
        double[] line = line(contract, sample.from(), 0);
        hints.add(String.format(
                Locale.ROOT,
                "the best line over the contract's values is %.6g times them plus %.6g; the correlation is %.4f",
                line[0],
                line[1],
                line[2]));
        int best = 0;
        double most = Math.abs(line[2]);
        for (int lag = -FURTHEST; lag <= FURTHEST; lag++) {
            double correlation = Math.abs(line(contract, sample.from(), lag)[2]);
            if (correlation > most + 1e-6) {
                most = correlation;
                best = lag;
            }
        }
        hints.add(String.format(
                Locale.ROOT, "it correlates most with the contract's values of %s (%.4f)", lag(best), most));
        search.closest().stream()
                .limit(3)
                .forEach(close -> hints.add(String.format(
                        Locale.ROOT,
                        "close on a sample: %s, at %.1f %% of its rows",
                        Sentences.what(close.variant().edits()),
                        Math.floor(1000 * close.share()) / 10)));
        return hints;
    }

    private static String lag(int bars) {
        if (bars == 0) {
            return "the same bar";
        }
        int size = Math.abs(bars);
        return size + (size == 1 ? " bar " : " bars ") + (bars > 0 ? "before" : "later");
    }

    /** Slope, offset and correlation over the contract's values of so many bars before. */
    private double[] line(double[] values, int from, int lag) {
        Correlation all = new Correlation();
        for (int i = 0; i < values.length; i++) {
            int at = i - lag;
            if (claim.isKnown(from + i)) {
                all.add(at < 0 || at >= values.length ? Double.NaN : values[at], claim.value(from + i));
            }
        }
        return new double[] {all.slope(), all.offset(), all.value()};
    }
}
