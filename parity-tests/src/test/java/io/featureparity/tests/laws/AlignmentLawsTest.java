// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.laws;

import static io.featureparity.tests.market.Market.CONTRACT;
import static io.featureparity.tests.market.Market.STATS;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.alignment.MacroCursor;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.tests.market.Market;
import io.featureparity.tests.market.Models;
import io.featureparity.testsupport.series.Bits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What reaches a feature of the macro values that were published, from the publication to the raw value. */
class AlignmentLawsTest {

    private static final int TRIES = 300;
    private static final int LONGEST = 250;
    private static final int COLUMNS = CONTRACT.macroColumns().size();
    private static final long FIRST_DAY = 19_786;
    private static final TradingCalendar CALENDAR = TradingCalendar.of(CONTRACT, Closures.none());

    /** What was published, by availability. */
    private record Publication(int column, long day, long available, double value) {}

    private static List<Publication> publications(SplittableRandom random, Market market) {
        List<Publication> all = new ArrayList<>();
        for (int i = 0; i < 4 * COLUMNS; i++) {
            // The day tells publications of one column apart, and some are late for it.
            long available = market.time(random.nextInt(market.size())) + random.nextInt(-1, 2);
            all.add(new Publication(i % COLUMNS, FIRST_DAY + i / COLUMNS, available, random.nextDouble(1, 100)));
        }
        all.sort(Comparator.comparingLong(Publication::available));
        return all;
    }

    private static MacroSeries series(List<Publication> publications) {
        MacroSeries series = MacroSeries.of(CONTRACT, CALENDAR);
        publications.forEach(one -> series.add(one.column(), one.day(), one.available(), one.value()));
        return series;
    }

    private static long[][] rawBits(Market market, List<Publication> publications) {
        Market aligned = market.withMacro(series(publications).align(market.times()));
        return Bits.of(aligned.raw());
    }

    private static long[][] head(long[][] columns, int length) {
        return Arrays.stream(columns)
                .map(column -> Arrays.copyOf(column, length))
                .toArray(long[][]::new);
    }

    /** No look-ahead: whatever becomes available after a bar, be it one instant after, is as good as never published. */
    @Property(tries = TRIES)
    void F_whatIsAvailableAfterABarNeverReachesItsFeatures(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = LONGEST) int length,
            @ForAll @IntRange(max = LONGEST) int at) {
        SplittableRandom random = new SplittableRandom(seed);
        Market market = Market.ragged(seed, length);
        int last = at % length;
        List<Publication> published = publications(random, market);
        List<Publication> known = published.stream()
                .filter(one -> one.available() <= market.time(last))
                .toList();
        List<Publication> otherwise = new ArrayList<>(known);
        for (int column = 0; column < COLUMNS; column++) {
            otherwise.add(new Publication(column, FIRST_DAY + 99, market.time(last) + 1, -1e6));
        }
        long[][] expected = head(rawBits(market, published), last + 1);
        assertThat(head(rawBits(market, known), last + 1)).isEqualTo(expected);
        assertThat(head(rawBits(market, otherwise), last + 1)).isEqualTo(expected);
    }

    /** Live: each value is added when it comes, and each bar is computed when it ends. */
    @Property(tries = TRIES)
    void C13_macroValuesThatComeLiveGiveWhatTheHistoryGives(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        SplittableRandom random = new SplittableRandom(seed);
        Market market = Market.ragged(seed, length);
        List<Publication> published = publications(random, market);
        long[][] expected = rawBits(market, published);

        MacroSeries live = series(List.of());
        MacroCursor cursor = live.cursor();
        FeatureEngine engine = FeatureEngine.of(Models.of(CONTRACT, STATS));
        double[] macro = new double[COLUMNS];
        int added = 0;
        for (int row = 0; row < length; row++) {
            while (added < published.size() && published.get(added).available() <= market.time(row)) {
                Publication one = published.get(added++);
                live.add(one.column(), one.day(), one.available(), one.value());
            }
            cursor.at(market.time(row), macro);
            market.feed(engine, row, macro);
            for (int i = 0; i < expected.length; i++) {
                assertThat(Double.doubleToRawLongBits(engine.raw(i))).isEqualTo(expected[i][row]);
            }
        }
    }
}
