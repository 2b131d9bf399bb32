// SPDX-License-Identifier: Apache-2.0
package io.featureparity.resilience.breaker;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.store.contract.Samples;
import io.featureparity.testsupport.allocation.Allocation;
import io.featureparity.testsupport.document.CalculationJson;
import io.featureparity.testsupport.document.ContractDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FeatureBreakerTest {

    private static final Instant OPENING = Instant.parse("2024-03-04T13:00:00Z");
    private static final long OPENING_MILLIS = OPENING.toEpochMilli();
    private static final int VALUES = 10;

    /** Features read ten columns, and one is read by none. */
    private static final FeatureContract TEN = contract();

    private static FeatureContract contract() {
        ContractDocument document = ContractDocument.of("ten").macro("unread");
        for (String price : List.of("open", "high", "low", "close")) {
            document.feature(price + "_ret", CalculationJson.logReturn(1, "log_of_quotient"), 0.0, price);
        }
        for (String name : List.of("a", "b", "c", "d", "e", "f")) {
            document.macro(name)
                    .feature(
                            name + "_change",
                            CalculationJson.of("change").with("lag", 1).with("clip", null),
                            0.0,
                            name);
        }
        return FeatureContract.parse(
                "ten",
                document.stateFeature("position", CalculationJson.of("position").with("limit", 1.0), -1)
                        .stateFeature("time_normalized", CalculationJson.of("session_time"), 0)
                        .toJson());
    }

    private static final MacroValues DXY = MacroValues.of(List.of("dxy"), Map.of("dxy", 100.0));

    private final FeatureBreaker breaker = new FeatureBreaker(FeatureBreakerSettings.USUAL, TEN);
    private int bar;

    private static long millis(int bar) {
        return OPENING.plus(Duration.ofMinutes(5L * bar)).toEpochMilli();
    }

    private void bars(int... absent) {
        for (int count : absent) {
            breaker.taken(millis(bar++), count);
        }
    }

    @Test
    void whileValuesAreThereItIsClosed() {
        bars(0, 0, 1, 0, 1);
        assertThat(breaker.permits()).isTrue();
        assertThat(breaker.state())
                .isEqualTo(new FeatureBreakerState(BreakerState.CLOSED, 5, 0.04, 0, 0, Optional.empty()));
    }

    @Test
    void aFifthOfAbsentValuesOpensIt() {
        bars(0, 0, 0, 0); // 1 of 5 bars makes a fifth
        assertThat(breaker.permits()).isTrue();
        bars(9);
        assertThat(breaker.permits()).isTrue();
        bars(3);
        assertThat(breaker.permits()).isFalse();
        assertThat(breaker.state().state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.state().absent()).isEqualTo(0.2);
        assertThat(breaker.state().reason())
                .isEqualTo("of 6 bars 0 were refused, and 20 % of the values were absent;"
                        + " a bar of 2024-03-04T13:40:00Z or later is looked at again");
    }

    @Test
    void onlyWhatFeaturesReadCounts() {
        ReadColumns columns = new ReadColumns(TEN);
        BarBuffer bar = BarBuffer.of(TEN.macroColumns());
        bar.set(millis(0), 1, Double.NaN, 0.5, 1.5, Double.NaN);
        bar.setMacro(new double[] {Double.NaN, 1, 2, Double.NaN, 4, 5, 6});
        assertThat(columns.count()).isEqualTo(VALUES);
        assertThat(columns.absent(bar)).isEqualTo(2);
        assertThat(columns.namesOfAbsent(bar)).containsExactly("high", "c");
    }

    @Test
    void butNotTheFirstBarsAlone() {
        bars(VALUES, VALUES);
        assertThat(breaker.permits()).isTrue();
        bars(0);
        assertThat(breaker.permits()).isFalse();
    }

    @Test
    void fiveRefusedBarsOpenIt() {
        bars(0, 0);
        for (int i = 0; i < 4; i++) {
            breaker.refused();
        }
        bars(0);
        assertThat(breaker.permits()).isTrue();
        breaker.refused();
        assertThat(breaker.permits()).isFalse();
        assertThat(breaker.state().refused()).isEqualTo(5);
        assertThat(breaker.state().bars()).isEqualTo(8);
    }

    @Test
    void refusedBarsThatAreOlderThanTheWindowDoNotCount() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 4; i++) {
                breaker.refused();
            }
            bars(0, 0, 0, 0, 0, 0, 0, 0);
        }
        assertThat(breaker.permits()).isTrue();
        assertThat(breaker.state().bars()).isEqualTo(12);
        assertThat(breaker.state().refused()).isEqualTo(4);
    }

    @Test
    void itRestsFifteenMinutesOfTheBarsAndAGoodBarClosesIt() {
        bars(VALUES, VALUES, VALUES);
        bars(0, 0); // five and ten minutes later
        assertThat(breaker.permits()).isFalse();
        bars(0);
        assertThat(breaker.permits()).isTrue();
        assertThat(breaker.state().bars()).isZero();
        assertThat(breaker.state().opened()).isEqualTo(1);
    }

    @Test
    void aBadBarLetsItRestAgain() {
        bars(VALUES, VALUES, VALUES, 0, 0, 2); // a fifth of one bar
        assertThat(breaker.permits()).isFalse();
        assertThat(breaker.state().opened()).isEqualTo(2);
        assertThat(breaker.state().triedAgain()).contains(Instant.ofEpochMilli(millis(8)));
        bars(0, 0);
        assertThat(breaker.permits()).isFalse();
        bars(1);
        assertThat(breaker.permits()).isTrue();
    }

    @Test
    void asManyGoodBarsAsTheSettingsSayMustCloseIt() {
        FeatureBreaker careful =
                new FeatureBreaker(new FeatureBreakerSettings(12, 1, 0.2, 5, Duration.ofMinutes(5), 3), TEN);
        careful.taken(millis(0), VALUES);
        careful.taken(millis(1), 0);
        careful.taken(millis(2), 0);
        assertThat(careful.permits()).isFalse();
        assertThat(careful.state().state()).isEqualTo(BreakerState.HALF_OPEN);
        careful.refused();
        assertThat(careful.state().state()).isEqualTo(BreakerState.OPEN);
        careful.taken(millis(3), 0);
        careful.taken(millis(4), 0);
        careful.taken(millis(5), 0);
        assertThat(careful.permits()).isTrue();
    }

    @Test
    void barsThatWereRefusedBeforeAnyWasTakenInOpenItToo() {
        for (int i = 0; i < 5; i++) {
            breaker.refused();
        }
        assertThat(breaker.permits()).isFalse();
        assertThat(breaker.state().absent()).isNaN();
        assertThat(breaker.state().reason()).contains("of 5 bars 5 were refused");
        bars(0);
        assertThat(breaker.permits()).isTrue();
    }

    /** What is kept beside the ring is what a list of all bars gives. */
    @Property(tries = 200)
    void itCountsTheLastBarsAndNoOther(@ForAll @Size(max = 60) List<@IntRange(min = -1, max = 4) Integer> bars) {
        FeatureBreaker never =
                new FeatureBreaker(new FeatureBreakerSettings(7, 7, 1, 7, Duration.ofMinutes(15), 1), TEN);
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            int count = bars.get(i);
            all.add(count);
            if (count < 0) {
                never.refused();
            } else {
                never.taken(millis(i), count);
            }
            List<Integer> last = all.subList(Math.max(0, all.size() - 7), all.size());
            long refused = last.stream().filter(one -> one < 0).count();
            if (refused == 7) {
                return; // open
            }
            int absent =
                    last.stream().filter(one -> one > 0).mapToInt(one -> one).sum();
            assertThat(never.state().bars()).isEqualTo(last.size());
            assertThat(never.state().refused()).isEqualTo((int) refused);
            assertThat(never.state().absent()).isEqualTo(Double.valueOf(absent / ((last.size() - refused) * 10.0)));
        }
    }

    // ---- at a feed

    @Test
    void itListensToAFeedAndLeavesTheWarmUpOut() {
        FeatureBreaker listening =
                new FeatureBreaker(FeatureBreakerSettings.USUAL, Samples.model().contract());
        MarketFeed feed = MarketFeed.of(Samples.model()).sink(listening).build();
        int warmUp = Samples.model().contract().warmUpBars();
        feed.accept(good(0), DXY);
        for (int i = 1; i < warmUp; i++) {
            feed.accept(good(i), DXY);
            refuseLate(feed);
        }
        assertThat(listening.state().bars()).isZero();
        feed.accept(good(warmUp), DXY);
        assertThat(listening.state().bars()).isEqualTo(1);
        for (int i = 0; i < 4; i++) {
            refuseLate(feed);
        }
        assertThat(listening.permits()).as("4 of 5").isTrue();
        assertThat(listening.state().refused()).isEqualTo(4);
        refuseLate(feed);
        assertThat(listening.permits()).isFalse();
        assertThat(listening.state().refused()).isEqualTo(5);
    }

    private static void refuseLate(MarketFeed feed) {
        assertThat(refusal(InputException.class, () -> feed.accept(good(0), DXY))
                        .code())
                .isEqualTo(ErrorCode.BAR_LATE);
    }

    /** A process has begun again, with the state of the one before, and its source is broken. */
    @Test
    void refusalsBeforeTheFirstBarHaveTheTimeOfTheBarBefore() {
        FeatureBreaker listening =
                new FeatureBreaker(FeatureBreakerSettings.USUAL, Samples.model().contract());
        FeatureEngine warm = FeatureEngine.of(Samples.model());
        int bars = Samples.model().contract().warmUpBars() + 1;
        for (int i = 0; i < bars; i++) {
            warm.update(good(i), DXY);
        }
        for (int i = 0; i < 5; i++) {
            listening.decided(FeedDecision.BAD_VALUES_REFUSED, warm.lastMillis(), warm.view());
        }
        assertThat(listening.permits()).isFalse();
        listening.taken(warm.lastMillis() + 300_000, 0); // it rests a quarter of an hour
        assertThat(listening.permits()).isFalse();
        listening.taken(warm.lastMillis() + 900_000, 0);
        assertThat(listening.permits()).isTrue();
    }

    @Test
    void itAllocatesNothing() {
        FeatureBreaker listening = new FeatureBreaker(FeatureBreakerSettings.USUAL, TEN);
        FeatureEngine warm = FeatureEngine.of(Samples.model());
        for (int i = 0; i < 30; i++) {
            warm.update(good(i), DXY);
        }
        BarBuffer bar = BarBuffer.of(TEN.macroColumns());
        bar.setMacro(new double[7]);
        Allocation.requireAtMost(20, 0, round -> {
            for (int i = 0; i < 2000; i++) {
                bar.set(OPENING_MILLIS + i, 1, 2, 0.5, i % 100 == 0 ? Double.NaN : 1.5, 0);
                listening.updated(warm, bar);
            }
        });
        assertThat(listening.state().bars()).isEqualTo(12);
        assertThat(listening.permits()).isTrue();
    }

    private static Bar good(int index) {
        double close = 4000 + Math.floorMod(index * 37, 101) / 8.0;
        return new Bar(Instant.ofEpochMilli(millis(index)), close - 0.5, close + 1, close - 1, close, 10 + index);
    }

    // ---- settings

    @Test
    void settingsThatAreNotPossibleNameThemselvesTheValueAndWhatIsAllowed() {
        Duration rest = Duration.ofMinutes(15);
        assertRefused(
                () -> new FeatureBreakerSettings(0, 1, 0.2, 1, rest, 1),
                "window: must be a whole number from 1 to 10000, but was 0");
        assertRefused(
                () -> new FeatureBreakerSettings(12, 13, 0.2, 5, rest, 1),
                "least-bars: must be a whole number from 1 to 12, but was 13");
        assertRefused(
                () -> new FeatureBreakerSettings(12, 3, 1.2, 5, rest, 1),
                "absent: must be above 0 and at most 1, but was 1.2");
        assertRefused(
                () -> new FeatureBreakerSettings(12, 3, 0.2, 13, rest, 1),
                "refused: must be a whole number from 1 to 12, but was 13");
        assertRefused(
                () -> new FeatureBreakerSettings(12, 3, 0.2, 5, Duration.ZERO, 1),
                "rest: must be from PT0.001S to PT24H, but was PT0S");
        assertRefused(
                () -> new FeatureBreakerSettings(12, 3, 0.2, 5, rest, 0),
                "trials: must be a whole number from 1 to 10000, but was 0");
    }

    private static void assertRefused(Supplier<?> making, String message) {
        assertThat(refusal(ComponentException.class, making::get)).hasMessage("FP-1201 at " + message);
    }
}
