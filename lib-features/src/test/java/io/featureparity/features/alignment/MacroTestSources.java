// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.alignment;

import io.featureparity.contract.Availability;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroSource;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** Macro columns of every kind of availability and limit. */
final class MacroTestSources {

    static final TradingCalendar CALENDAR =
            TradingCalendar.of(FeatureContract.builtIn("usdcop-m5", "1.0.0"), Closures.none());

    static final List<MacroSource> SOURCES = List.of(
            new MacroSource("dxy", new Availability.SessionStart(1), 144),
            new MacroSource("vix", new Availability.SessionStart(3), 7),
            new MacroSource(
                    "embi", new Availability.TimeOfDay(1, LocalTime.of(8, 30), ZoneId.of("America/New_York")), 0),
            new MacroSource("brent", new Availability.AsPublished(), MacroSource.NO_LIMIT));

    private MacroTestSources() {}

    static MacroSeries series() {
        return MacroSeries.of(SOURCES, CALENDAR);
    }

    static MacroSeries series(List<Publication> publications) {
        MacroSeries series = series();
        Publication.addAll(publications, series);
        return series;
    }

    static long[][] bits(double[][] columns) {
        return Arrays.stream(columns).map(MacroTestSources::bits).toArray(long[][]::new);
    }

    static long[] bits(double[] column) {
        return Arrays.stream(column).mapToLong(Double::doubleToLongBits).toArray();
    }
}
