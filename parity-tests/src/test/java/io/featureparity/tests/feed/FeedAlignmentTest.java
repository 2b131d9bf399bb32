// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import static io.featureparity.tests.feed.Runs.assertSameRows;
import static io.featureparity.tests.feed.TradingYear.someBars;
import static io.featureparity.tests.market.Market.CONTRACT;
import static io.featureparity.tests.market.Market.STATS;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.FeatureContract;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.tests.market.Models;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.series.Bits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Which macro values reach the features of a feed, from the publication to the raw value. */
class FeedAlignmentTest {

    private static final int TRIES = 250;
    private static final int LONGEST = 300;
    private static final int SPREAD = CONTRACT.indexOf("rate_spread");
    private static final String TREASURY = "treasury_10y";
    private static final int TREASURY_COLUMN = CONTRACT.macroColumns().indexOf(TREASURY);

    private static void give(MarketFeed feed, Arrival bar) {
        List<Double> p = bar.prices();
        FeedDecision decision = feed.accept(bar.time(), p.get(0), p.get(1), p.get(2), p.get(3), bar.volume());
        assertThat(decision).isEqualTo(bar.decision());
    }

    /** The bars that are not refused. */
    private static List<Arrival> unrefused(MessyFeed messy) {
        return messy.arrivals().stream()
                .filter(one -> !one.decision().isRefusal())
                .toList();
    }

    // ---- the order of publications

    /** Columns interleaved in any way, and values of one instant in any order; at once, live, and in columns. */
    @Property(tries = TRIES)
    void F_anyShufflingOfPublicationsThatKeepsAvailabilityGivesTheSame(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        SplittableRandom random = new SplittableRandom(seed);
        Model model = Model.of(FeedContracts.any(random), STATS);
        FeatureContract contract = model.contract();
        long[] bars = someBars(random, length);
        List<Publication> inOrder = Publication.around(random, bars, 2 * length);
        List<Publication> shuffled = Publication.shuffled(random, inOrder);
        MessyFeed messy = MessyFeed.of(random.nextLong(), contract.policy(), bars, 12, false);

        Witness ofOrder = new Witness();
        Witness ofShuffled = new Witness();
        Witness ofLive = new Witness();
        MarketFeed first = feed(model, Publication.series(contract, inOrder), ofOrder);
        MarketFeed second = feed(model, Publication.series(contract, shuffled), ofShuffled);
        MacroSeries series = Publication.series(contract, List.of());
        MarketFeed live = feed(model, series, ofLive);
        List<Publication> toCome = new ArrayList<>(shuffled);
        for (Arrival bar : unrefused(messy)) {
            give(first, bar);
            give(second, bar);
            toCome.stream().filter(one -> one.available() <= bar.time()).forEach(one -> one.addTo(series));
            toCome.removeIf(one -> one.available() <= bar.time());
            give(live, bar);
        }
        assertSameRows(ofShuffled.rows(), ofOrder.rows());
        assertSameRows(ofLive.rows(), ofOrder.rows());
        assertThat(second.snapshot()).isEqualTo(first.snapshot());
        assertThat(live.snapshot()).isEqualTo(first.snapshot());

        for (List<Publication> published : List.of(inOrder, shuffled)) {
            double[][] aligned = Publication.series(contract, published).align(messy.takenTimes());
            assertSameRows(batch(model, messy, aligned), ofOrder.rows());
        }
    }

    private static MarketFeed feed(Model model, MacroSeries series, Witness witness) {
        return MarketFeed.of(model).macro(series).listener(witness).build();
    }

    private static long[][] batch(Model model, MessyFeed messy, double[][] macro) {
        FeatureContract contract = model.contract();
        BadPrices bad = contract.policy().badPrices() == BadPrices.ABSENT ? BadPrices.ABSENT : BadPrices.REFUSE;
        List<long[]> rows = new ArrayList<>();
        new FeatureBatch(FeatureEngine.of(model, bad))
                .forEachRow(messy.taken(contract, macro), (row, at) -> rows.add(Bits.of(at.raw())));
        return rows.toArray(long[][]::new);
    }

    // ---- the instant of availability

    /** Bar times have a precision of one millisecond. An instant that is finer is rounded up, so that no value is early. */
    @Property(tries = TRIES)
    void F_aValueAvailableOneInstantAfterABarDoesNotReachItAndOneAvailableAtItDoes(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = LONGEST) int length,
            @ForAll @IntRange(min = 1, max = 1_000_000) int nanosLater) {
        SplittableRandom random = new SplittableRandom(seed);
        FeatureContract contract = FeedContracts.under(CONTRACT.policy("live"));
        long[] bars = someBars(random, length);
        MessyFeed messy = MessyFeed.of(random.nextLong(), contract.policy(), bars, 12, false);
        long[] taken = messy.takenTimes(); // the inserted ones too
        if (taken.length == 0) {
            return;
        }
        int at = random.nextInt(taken.length);
        Instant bar = Instant.ofEpochMilli(taken[at]);
        double value = random.nextDouble(1, 9);
        List<Double> onTime = spreads(contract, messy, bar, value);
        List<Double> later = spreads(contract, messy, bar.plusNanos(nanosLater), value);
        for (int row = 0; row < taken.length; row++) {
            Bits.assertSame(onTime.get(row), isSeen(row, at) ? 10.0 - value : Double.NaN);
            Bits.assertSame(later.get(row), isSeen(row, at + 1) ? 10.0 - value : Double.NaN);
        }
    }

    private static boolean isSeen(int row, int first) {
        return row >= first && row <= first + 144;
    }

    private static List<Double> spreads(FeatureContract contract, MessyFeed messy, Instant available, double value) {
        MacroSeries series = Publication.series(contract, List.of());
        series.add(TREASURY, LocalDate.of(2024, 1, 1), available, value);
        return spreads(contract, series, Closures.none(), unrefused(messy));
    }

    private static List<Double> spreads(
            FeatureContract contract, MacroSeries series, Closures closures, List<Arrival> bars) {
        Witness witness = new Witness();
        MarketFeed feed = MarketFeed.of(Models.of(contract, STATS))
                .closures(closures)
                .macro(series)
                .listener(witness)
                .build();
        bars.forEach(bar -> give(feed, bar));
        return Arrays.stream(witness.rows())
                .map(row -> Double.longBitsToDouble(row[SPREAD]))
                .toList();
    }

    // ---- how long a value is seen

    @Property(tries = TRIES)
    void B1_aValueIsSeenFor144BarsAfterItsFirstOneAndForEverWhereThereIsNoLimit(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 2 * LONGEST) int length) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] bars = someBars(random, length);
        long messySeed = random.nextLong();
        int at = random.nextInt(length);
        for (boolean limited : new boolean[] {true, false}) {
            FeatureContract contract = FeedContracts.liveWithLimit(TREASURY, limited ? Integer.valueOf(144) : null);
            MessyFeed messy = MessyFeed.of(messySeed, contract.policy(), bars, 25, false);
            MacroSeries series = Publication.series(
                    contract, List.of(new Publication(TREASURY_COLUMN, 19_000, bars[at] - random.nextInt(2), 4.0)));
            long[] taken = messy.takenTimes();
            int first =
                    (int) Arrays.stream(taken).filter(time -> time < bars[at]).count();
            List<Double> expected = IntStream.range(0, taken.length)
                    .mapToObj(row -> row >= first && (!limited || row - first <= 144) ? 6.0 : Double.NaN)
                    .toList();
            assertThat(spreads(contract, series, Closures.none(), unrefused(messy)))
                    .isEqualTo(expected);
        }
    }

    // ---- days

    /** Bars come round the clock here, so that a value that is early by an instant would be seen. */
    @Property(tries = TRIES)
    void F_aDateAloneIsSeenFromTheStartOfTheNextSessionOnOverWeekendsHolidaysAndClosures(
            @ForAll long seed,
            @ForAll @IntRange(max = 330) int dayOfYear,
            @ForAll @IntRange(min = 1, max = 3) int sessionsLater) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<LocalDate> closed = new HashSet<>();
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(dayOfYear);
        for (int i = random.nextInt(4); i > 0; i--) {
            closed.add(day.plusDays(random.nextInt(7)));
        }
        Closures closures = Closures.of(closed);
        FeatureContract contract = FeatureContract.parse(
                "an altered contract",
                ContractDocument.builtIn("1.0.0")
                        .setInMacro("*", "/available/sessions_later", sessionsLater)
                        .toJson());
        MacroSeries series = MacroSeries.of(contract, TradingCalendar.of(contract, closures));
        series.add(TREASURY, day, 4.0);

        LocalDate seenOn = TradingYear.sessionDays(closed).stream()
                .filter(session -> session.isAfter(day))
                .skip(sessionsLater - 1)
                .findFirst()
                .orElseThrow();
        assertThat(seenOn).isAfter(day);
        long expected = TradingYear.start(seenOn);
        long midnight = day.toEpochDay() * 1440 * TradingYear.MINUTE;
        List<Arrival> bars = new ArrayList<>();
        for (long time = midnight; time <= expected; time += 65 * TradingYear.MINUTE) {
            bars.add(bar(time));
        }
        bars.add(bar(expected - 1));
        bars.add(bar(expected));
        bars.sort((one, other) -> Long.compare(one.time(), other.time()));
        List<Arrival> different = bars.stream().distinct().toList();
        List<Double> spreads = spreads(contract, series, closures, different);
        for (int i = 0; i < different.size(); i++) {
            boolean seen = different.get(i).time() >= expected;
            Bits.assertSame(spreads.get(i), seen ? 6.0 : Double.NaN);
        }
        double[] aligned =
                series.copy().align(different.stream().mapToLong(Arrival::time).toArray())[TREASURY_COLUMN];
        for (int i = 0; i < aligned.length; i++) {
            Bits.assertSame(aligned[i], different.get(i).time() >= expected ? 4.0 : Double.NaN);
        }
    }

    private static Arrival bar(long time) {
        return new Arrival(time, List.of(4.0, 4.0, 4.0, 4.0), 1, List.of(), false, FeedDecision.ACCEPTED);
    }
}
