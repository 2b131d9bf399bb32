// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static io.featureparity.features.feed.Feeds.MINUTE;
import static io.featureparity.features.feed.Feeds.bar;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.features.TestContracts;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.engine.FeatureView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A column that was forgotten is absent at every bar, and the feed says so. */
class ForgottenColumnsTest {

    private static final long OPEN = Instant.parse("2024-03-04T13:00:00Z").toEpochMilli();
    private static final FeatureContract CONTRACT = TestContracts.usdcop();

    /** Hears what the feed reports, and forgets the decisions. */
    private static final class Ear implements FeedListener {
        private final List<String> heard = new ArrayList<>();

        @Override
        public void decided(FeedDecision decision, long time, FeatureView features) {
            if (!decision.isTaken()) {
                heard.add(decision.toString());
            }
        }

        @Override
        public void columnsNeverPresent(List<String> columns, long time) {
            heard.add(columns + " at bar " + (time - OPEN) / (5 * MINUTE));
        }
    }

    private final Ear ear = new Ear();
    private final MarketFeed feed = feed(CONTRACT, "training");

    private MarketFeed feed(FeatureContract contract, String policy) {
        return MarketFeed.of(TestContracts.trained(contract))
                .policy(policy)
                .listener(ear)
                .build();
    }

    private static MacroValues allBut(String... forgotten) {
        List<String> gone = List.of(forgotten);
        Map<String, Double> values = new HashMap<>();
        CONTRACT.macroColumns().forEach(column -> values.put(column, gone.contains(column) ? Double.NaN : 20.0));
        return CONTRACT.macro(values);
    }

    private static void give(MarketFeed feed, int from, int to, MacroValues macro) {
        for (int i = from; i < to; i++) {
            feed.accept(bar(OPEN + i * 5L * MINUTE, 4000 + i), macro);
        }
    }

    @Test
    void B2_aForgottenMacroColumnIsReportedWhenTheWarmUpEnds() {
        assertThat(feed.counts().neverPresent()).isEmpty();
        give(feed, 0, 14, allBut("vix", "embi"));
        assertThat(ear.heard).isEmpty();
        assertThat(feed.counts().neverPresent()).containsExactly("vix", "embi");
        give(feed, 14, 30, allBut("vix", "embi"));
        assertThat(ear.heard).containsExactly("[vix, embi] at bar 14");
        assertThat(feed.counts().neverPresent()).containsExactly("vix", "embi");
        assertThat(feed.toString()).endsWith("30 bars, the last at 2024-03-04T15:25:00Z, never present: vix, embi");
        give(feed, 30, 31, allBut("vix"));
        assertThat(feed.counts().neverPresent()).containsExactly("vix");
        give(feed, 31, 32, allBut());
        assertThat(feed.counts().neverPresent()).isEmpty();
        assertThat(feed.toString()).endsWith("32 bars, the last at 2024-03-04T15:35:00Z");
    }

    @Test
    void B2_aFeedWithAllColumnsReportsNothing() {
        give(feed, 0, 30, allBut());
        assertThat(ear.heard).isEmpty();
        assertThat(feed.counts().neverPresent()).isEmpty();
    }

    @Test
    void B2_aPriceThatIsNeverThereIsReportedToo() {
        for (int i = 0; i < 20; i++) {
            feed.accept(OPEN + i * 5L * MINUTE, 1, Double.NaN, Double.NaN, 1, 0, new double[] {1, 1, 1, 1, 1, 1});
        }
        assertThat(ear.heard).containsExactly("[high, low] at bar 14");
    }

    /** What is dropped, and what formulas do not see, is not present. */
    @Test
    void B2_onlyWhatFormulasSeeIsPresent() {
        FeatureContract contract = Feeds.contract(Map.of("bad_prices", "absent", "outside_session", "drop"));
        MarketFeed lenient = feed(contract, "test");
        lenient.accept(bar(OPEN - 5 * MINUTE, 4000), allBut());
        assertThat(lenient.counts().neverPresent()).isEmpty(); // no bar yet
        double[] infinite = {1, Double.POSITIVE_INFINITY, 1, 1, 1, 1};
        lenient.accept(OPEN, 1, -1, 1, 1, 0, infinite);
        assertThat(lenient.counts().neverPresent()).containsExactly("open", "high", "low", "close", "vix");
    }

    @Test
    void B2_aReplacedBarIsNoOther() {
        MarketFeed replacing = feed(Feeds.contract(Map.of("conflicting_duplicate", "replace")), "test");
        give(replacing, 0, 14, allBut("vix"));
        replacing.accept(bar(OPEN + 13 * 5L * MINUTE, 5000), allBut("vix"));
        assertThat(ear.heard).isEmpty();
        give(replacing, 14, 15, allBut("vix"));
        replacing.accept(bar(OPEN + 14 * 5L * MINUTE, 5000), allBut("vix"));
        assertThat(ear.heard).containsExactly("[vix] at bar 14");
    }

    @Test
    void B1_aColumnThatNobodyAddedToTheSeriesIsReported() {
        MacroSeries published = MacroSeries.of(CONTRACT, Feeds.calendar(CONTRACT));
        for (String column : List.of("dxy", "embi", "brent", "usdmxn", "treasury_10y")) {
            published.add(column, LocalDate.of(2024, 3, 1), 20);
        }
        MarketFeed live = MarketFeed.of(TestContracts.trained(CONTRACT))
                .policy("live")
                .macro(published)
                .listener(ear)
                .build();
        for (int i = 0; i < 20; i += 2) {
            live.accept(bar(OPEN + i * 5L * MINUTE, 4000)); // every second bar is inserted
        }
        assertThat(ear.heard).containsExactly("[vix] at bar 14");
    }

    @Test
    void B2_aCopyGoesOnAndARestoredFeedBeginsAnew() {
        give(feed, 0, 20, allBut("vix"));
        MarketFeed copy = feed.copy();
        assertThat(copy.counts()).isEqualTo(feed.counts());
        give(copy, 20, 21, allBut());
        assertThat(copy.counts().neverPresent()).isEmpty();
        assertThat(feed.counts().neverPresent()).containsExactly("vix");
        MarketFeed restored = feed(CONTRACT, "training");
        restored.restore(copy.snapshot());
        assertThat(restored.counts().neverPresent()).isEmpty();
        ear.heard.clear();
        give(restored, 21, 40, allBut("dxy"));
        assertThat(ear.heard).containsExactly("[dxy] at bar 35"); // the fifteenth bar since
    }
}
