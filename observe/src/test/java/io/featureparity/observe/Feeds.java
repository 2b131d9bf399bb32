// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.feed.FeedBuilder;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.testsupport.golden.GoldenData;
import java.time.Instant;
import java.util.Arrays;

/** The model, the calendar and the bars that the tests of this module run with. */
public final class Feeds {

    public static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");

    public static final Model MODEL = Model.of(CONTRACT, NormStats.parse("norm_stats.json", GoldenData.statistics()));

    public static final TradingCalendar CALENDAR = TradingCalendar.of(CONTRACT, Closures.none());

    public static final String INSTRUMENT = "USD/COP";

    /** A Monday, when the session opens. */
    public static final Instant OPEN = Instant.parse("2024-03-04T13:00:00Z");

    private Feeds() {}

    /** A feed that macro values come to with the bars. */
    public static FeedBuilder feed() {
        return MarketFeed.of(MODEL).policy("live");
    }

    public static MacroSeries series() {
        return MacroSeries.of(CONTRACT, CALENDAR);
    }

    /** The time of a bar of the session that opens at {@link #OPEN}. */
    public static long time(int bar) {
        return OPEN.toEpochMilli() + bar * 300_000L;
    }

    public static FeedDecision give(MarketFeed feed, int bar, double close) {
        if (feed.hasMacroSeries()) {
            return feed.accept(time(bar), close, close, close, close, 1);
        }
        double[] macro = new double[CONTRACT.macroColumns().size()];
        Arrays.fill(macro, Double.NaN);
        macro[0] = bar % 2 == 0 ? 100 : Double.NaN;
        return feed.accept(time(bar), close, close, close, close, 1, macro);
    }
}
