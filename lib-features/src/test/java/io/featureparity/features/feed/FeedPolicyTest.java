// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static io.featureparity.features.feed.Feeds.LAST;
import static io.featureparity.features.feed.Feeds.MINUTE;
import static io.featureparity.features.feed.Feeds.NO_MACRO;
import static io.featureparity.features.feed.Feeds.OPEN;
import static io.featureparity.features.feed.Feeds.bar;
import static io.featureparity.features.feed.Feeds.contract;
import static io.featureparity.features.feed.Feeds.give;
import static io.featureparity.features.feed.Feeds.refused;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.features.TestContracts;
import io.featureparity.features.session.Closures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a feed decides about a bar: by the policies of the built-in contract, and by each choice that a policy has. */
class FeedPolicyTest {

    private final List<String> heard = new ArrayList<>();

    private MarketFeed feed(FeatureContract contract, String policy) {
        return Feeds.feed(contract, policy, heard);
    }

    @Test
    void B2_trainingTakesRowsAsTheyAre() {
        MarketFeed feed = feed(TestContracts.usdcop(), "training");
        assertThat(give(feed, OPEN, 4000)).isEqualTo(FeedDecision.ACCEPTED);
        assertThat(give(feed, OPEN + 1, 4001)).isEqualTo(FeedDecision.ACCEPTED); // off the grid
        assertThat(feed.accept(Bar.absent(Instant.ofEpochMilli(OPEN + 90 * MINUTE)), NO_MACRO))
                .isEqualTo(FeedDecision.ACCEPTED_ABSENT); // across a gap
        assertThat(give(feed, LAST + 300 * MINUTE, 4001)).isEqualTo(FeedDecision.ACCEPTED); // at night
        assertThat(feed.features().barsSeen()).isEqualTo(4);
        assertThat(heard).containsExactly("ACCEPTED 0", "ACCEPTED 0", "ACCEPTED_ABSENT 90", "ACCEPTED 595");
        assertThat(feed.counts().count(FeedDecision.ACCEPTED)).isEqualTo(3);
        assertThat(feed.counts().count(FeedDecision.INSERTED)).isZero();
    }

    @Test
    void B2_trainingDropsTheSameBarAndRefusesAnotherOrAnOlderOne() {
        MarketFeed feed = feed(TestContracts.usdcop(), "training");
        give(feed, OPEN, 4000);
        give(feed, OPEN + 5 * MINUTE, 4001);
        long bars = feed.features().barsSeen();
        assertThat(give(feed, OPEN + 5 * MINUTE, 4001)).isEqualTo(FeedDecision.DUPLICATE_DROPPED);
        assertThat(feed.features().barsSeen()).isEqualTo(bars);
        assertThat(refused(feed, bar(OPEN + 5 * MINUTE, 4002))).isEqualTo(ErrorCode.BAR_CONFLICT);
        assertThat(refused(feed, bar(OPEN, 4000))).isEqualTo(ErrorCode.BAR_LATE);
        assertThat(refused(feed, bar(OPEN + 10 * MINUTE, 0))).isEqualTo(ErrorCode.PRICE_NOT_ALLOWED);
        assertThat(heard)
                .endsWith("DUPLICATE_DROPPED 5", "CONFLICT_REFUSED 5", "LATE_REFUSED 0", "BAD_VALUES_REFUSED 10");
        assertThat(feed.counts().count(FeedDecision.LATE_REFUSED)).isEqualTo(1);
    }

    @Test
    void B2_theMacroValuesThatComeWithABarAreValuesOfIt() {
        MarketFeed feed = feed(TestContracts.usdcop(), "training");
        give(feed, OPEN, 4000);
        MacroValues other = TestContracts.macro(TestContracts.usdcop(), Map.of("vix", 20.0));
        FeatureParityException refusal =
                refusal(FeatureParityException.class, () -> feed.accept(bar(OPEN, 4000), other));
        assertThat(refusal.code()).isEqualTo(ErrorCode.BAR_CONFLICT);
    }

    @Test
    void B2_liveLeavesOutWhatIsInNoSessionAndRefusesWhatIsOffTheGrid() {
        FeatureContract contract = TestContracts.usdcop();
        MarketFeed feed = MarketFeed.of(TestContracts.trained(contract))
                .policy("live")
                .closures(Closures.of(List.of(LocalDate.of(2024, 3, 6))))
                .build();
        assertThat(give(feed, OPEN - 5 * MINUTE, 4000)).isEqualTo(FeedDecision.OUTSIDE_SESSION_DROPPED);
        assertThat(give(feed, LAST + 5 * MINUTE, 4000)).isEqualTo(FeedDecision.OUTSIDE_SESSION_DROPPED);
        assertThat(give(feed, OPEN - 24 * 60 * MINUTE, 4000)).isEqualTo(FeedDecision.OUTSIDE_SESSION_DROPPED);
        long holiday = Instant.parse("2024-03-25T14:00:00Z").toEpochMilli(); // Saint Joseph, moved to Monday
        assertThat(give(feed, holiday, 4000)).isEqualTo(FeedDecision.OUTSIDE_SESSION_DROPPED);
        long closed = Instant.parse("2024-03-06T14:00:00Z").toEpochMilli();
        assertThat(give(feed, closed, 4000)).isEqualTo(FeedDecision.OUTSIDE_SESSION_DROPPED);
        assertThat(refused(feed, bar(OPEN + 1, 4000))).isEqualTo(ErrorCode.BAR_OFF_GRID);
        assertThat(feed.features().barsSeen()).isZero();
        assertThat(feed.counts().count(FeedDecision.OUTSIDE_SESSION_DROPPED)).isEqualTo(5);
    }

    @Test
    void B2_everyChoiceOfAPolicyIsKept() {
        MarketFeed strict = feed(
                contract(Map.of(
                        "duplicate", "refuse",
                        "off_grid", "drop",
                        "outside_session", "refuse",
                        "zero_volume", "refuse",
                        "late", "drop")),
                "test");
        give(strict, OPEN, 4000);
        give(strict, OPEN + 5 * MINUTE, 4001);
        assertThat(refused(strict, bar(OPEN + 5 * MINUTE, 4001))).isEqualTo(ErrorCode.BAR_DUPLICATE);
        assertThat(give(strict, OPEN, 4000)).isEqualTo(FeedDecision.LATE_DROPPED);
        assertThat(give(strict, OPEN + 6 * MINUTE, 4000)).isEqualTo(FeedDecision.OFF_GRID_DROPPED);
        assertThat(refused(strict, bar(LAST + 5 * MINUTE, 4000))).isEqualTo(ErrorCode.BAR_OUTSIDE_SESSION);
        Bar nothing = new Bar(Instant.ofEpochMilli(OPEN + 10 * MINUTE), 4000, 4000, 4000, 4000, 0);
        assertThat(refused(strict, nothing)).isEqualTo(ErrorCode.BAR_ZERO_VOLUME);
        assertThat(strict.features().barsSeen()).isEqualTo(2);
    }

    @Test
    void B2_absentMeansThatTheRowStaysAndTheValuesGo() {
        FeatureContract contract =
                contract(Map.of("bad_prices", "absent", "zero_volume", "absent", "off_grid", "accept"));
        MarketFeed feed = feed(contract, "test");
        MarketFeed absent = feed(contract, "test");
        give(feed, OPEN, 4000);
        give(absent, OPEN, 4000);
        Bar nothing = new Bar(Instant.ofEpochMilli(OPEN + 5 * MINUTE), 4000, 4001, 3999, 4000, 0);
        assertThat(feed.accept(nothing, NO_MACRO)).isEqualTo(FeedDecision.ZERO_VOLUME_TAKEN_AS_ABSENT);
        assertThat(give(feed, OPEN + 10 * MINUTE, -1)).isEqualTo(FeedDecision.BAD_VALUES_TAKEN_AS_ABSENT);
        absent.accept(Bar.absent(nothing.time()), NO_MACRO);
        absent.accept(Bar.absent(Instant.ofEpochMilli(OPEN + 10 * MINUTE)), NO_MACRO);
        give(feed, OPEN + 15 * MINUTE, 4003);
        give(absent, OPEN + 15 * MINUTE, 4003);
        assertThat(feed.features().raw()).isEqualTo(absent.features().raw());
    }

    @Test
    void B2_aBarWithoutVolumeIsAbsentAtOnce() {
        FeatureContract contract =
                contract(Map.of("bad_prices", "absent", "zero_volume", "absent", "off_grid", "accept"));
        MarketFeed feed = feed(contract, "test");
        MarketFeed absent = feed(contract, "test");
        for (MarketFeed each : List.of(feed, absent)) {
            give(each, OPEN, 4000);
            give(each, OPEN + 5 * MINUTE, 4100);
        }
        Instant time = Instant.ofEpochMilli(OPEN + 10 * MINUTE);
        MacroValues rate = TestContracts.macro(contract, Map.of("treasury_10y", 4.0));
        feed.accept(new Bar(time, 4200, 4300, 4100, 4250, 0), rate);
        absent.accept(Bar.absent(time), rate);
        assertThat(feed.snapshot().engine()).isEqualTo(absent.snapshot().engine());
    }

    @Test
    void B2_aLateBarIsRefusedWithTheTimeOfTheLast() {
        MarketFeed feed = feed(TestContracts.usdcop(), "training");
        give(feed, OPEN + 5 * MINUTE, 4000);
        assertThat(refusal(FeatureParityException.class, () -> give(feed, OPEN, 4000)))
                .hasMessageContaining("2024-03-04T13:05:00Z");
    }
}
