// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static io.featureparity.features.feed.Feeds.NO_MACRO;
import static io.featureparity.features.feed.Feeds.bar;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.TestContracts;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.testsupport.document.CalculationJson;
import io.featureparity.testsupport.document.ContractDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A feed under a contract whose session is in a zone with summer time. */
class ZonedFeedTest {

    private static final List<String> WEEK = List.of("monday", "tuesday", "wednesday", "thursday", "friday");
    private static final Map<String, Object> FUTURES = Map.of(
            "start", "18:00",
            "end", "16:55",
            "overnight", "from_day_before",
            "zone", "America/New_York",
            "days", WEEK,
            "holidays", List.of());

    private static FeatureContract contract(Map<String, Object> session) {
        return FeatureContract.parse(
                "zoned",
                ContractDocument.builtIn("1.0.0")
                        .set("/session", session)
                        .replaceCalculations(
                                "change", CalculationJson.of("daily_change").with("clip", null))
                        .toJson());
    }

    private static MarketFeed feed(FeatureContract contract, List<String> heard) {
        return MarketFeed.of(TestContracts.trained(contract))
                .policy("live")
                .listener((decision, time, features) -> heard.add(decision + " " + Instant.ofEpochMilli(time)))
                .build();
    }

    private static void give(MarketFeed feed, String time) {
        feed.accept(bar(Instant.parse(time).toEpochMilli(), 100), NO_MACRO);
    }

    /** Friday's last bar, then Monday's first ones on Sunday evening: an hour earlier in UTC, or later. */
    @ParameterizedTest
    @CsvSource({
        "2024-03-08T21:55:00Z, 2024-03-10T22:00:00Z",
        "2024-11-01T20:55:00Z, 2024-11-03T23:00:00Z",
    })
    void missingBarsAreCountedInTradingTimeOverAChangeOfTheClock(Instant last, Instant opening) {
        List<String> heard = new ArrayList<>();
        MarketFeed feed = feed(contract(FUTURES), heard);
        give(feed, last.toString());
        give(feed, last.plusSeconds(300).toString()); // the break begins
        give(feed, opening.minusSeconds(300).toString());
        give(feed, opening.plusSeconds(900).toString());
        assertThat(heard)
                .containsExactly(
                        "ACCEPTED " + last,
                        "OUTSIDE_SESSION_DROPPED " + last.plusSeconds(300),
                        "OUTSIDE_SESSION_DROPPED " + opening.minusSeconds(300),
                        "INSERTED " + opening,
                        "INSERTED " + opening.plusSeconds(300),
                        "INSERTED " + opening.plusSeconds(600),
                        "ACCEPTED " + opening.plusSeconds(900));
    }

    @Test
    void aBarOffTheGridOfItsDayIsRefused() {
        MarketFeed feed = feed(contract(FUTURES), new ArrayList<>());
        InputException refused = refusal(InputException.class, () -> give(feed, "2024-03-10T22:02:00Z"));
        assertThat(refused.code()).isEqualTo(ErrorCode.BAR_OFF_GRID);
    }

    /** With clock time and bars of four hours, the grid begins anew each midnight of New York. */
    @Test
    void barsInsertedInClockTimeStandOnTheGridOfTheirDay() {
        Map<String, Object> allDay = Map.of(
                "start", "00:00",
                "end", "20:00",
                "zone", "America/New_York",
                "days", WEEK,
                "holidays", List.of());
        FeatureContract contract = FeatureContract.parse(
                "four hours",
                ContractDocument.builtIn("1.0.0")
                        .set("/session", allDay)
                        .set("/bar_minutes", 240)
                        .set("/policies/live/outside_session", "accept")
                        .set("/policies/live/insert_up_to_minutes", 1440)
                        .toJson());
        List<String> heard = new ArrayList<>();
        MarketFeed feed = feed(contract, heard);
        give(feed, "2024-03-10T17:00:00Z"); // 12 hours after the midnight of the day of 23 hours
        give(feed, "2024-03-11T08:00:00Z");
        assertThat(heard)
                .containsExactly(
                        "ACCEPTED 2024-03-10T17:00:00Z",
                        "INSERTED 2024-03-10T21:00:00Z",
                        "INSERTED 2024-03-11T01:00:00Z",
                        "INSERTED 2024-03-11T04:00:00Z",
                        "ACCEPTED 2024-03-11T08:00:00Z");
    }

    /** A value for Monday is never seen on Monday, not even by Tuesday's session, which opens that evening. */
    @ParameterizedTest
    @CsvSource({
        "2024-03-04, 2024-03-05T23:00:00Z",
        "2024-03-07, 2024-03-10T22:00:00Z", // Friday's session opens on Thursday, so Monday's is the first
        "2024-03-08, 2024-03-10T22:00:00Z", // summer time has begun
        "2024-11-01, 2024-11-03T23:00:00Z", // and ended
    })
    void B1_aMacroValueOfADayIsSeenFromTheFirstSessionThatOpensOnALaterDay(LocalDate day, Instant from) {
        FeatureContract contract = contract(FUTURES);
        MacroSeries series = MacroSeries.of(contract, Feeds.calendar(contract));
        series.add("dxy", day, 103.5);
        long millis = from.toEpochMilli();
        double[][] seen = series.align(new long[] {millis - 1, millis});
        assertThat(seen[0]).containsExactly(Double.NaN, 103.5);
    }

    /** At half past eight in New York on the next day: an hour earlier in UTC once summer time has begun. */
    @ParameterizedTest
    @CsvSource({
        "2024-03-08, 2024-03-09T13:30:00Z",
        "2024-03-09, 2024-03-10T12:30:00Z",
        "2024-11-01, 2024-11-02T12:30:00Z",
        "2024-11-02, 2024-11-03T13:30:00Z",
    })
    void B1_aTimeOfDayIsReadInItsZoneOnBothSidesOfAChange(LocalDate day, Instant from) {
        FeatureContract contract = FeatureContract.parse(
                "time of day",
                ContractDocument.builtIn("1.0.0")
                        .setInMacro(
                                "dxy",
                                "/available",
                                Map.of(
                                        "kind",
                                        "time_of_day",
                                        "days_later",
                                        1,
                                        "time",
                                        "08:30",
                                        "zone",
                                        "America/New_York"))
                        .toJson());
        MacroSeries series = MacroSeries.of(contract, Feeds.calendar(contract));
        series.add("dxy", day, 103.5);
        long millis = from.toEpochMilli();
        assertThat(series.align(new long[] {millis - 1, millis})[0]).containsExactly(Double.NaN, 103.5);
    }

    /** Midnight in UTC is in the middle of the session, and no day ends there. */
    @Test
    void F_aDailyChangeComparesTheDatesOfSessions() {
        FeatureContract contract = contract(FUTURES);
        MarketFeed feed = feed(contract, new ArrayList<>());
        int dxy = contract.indexOf("dxy_change_1d");
        List<Double> changes = new ArrayList<>();
        double[] macro = new double[6];
        String[] times = {
            "2024-03-04T23:00:00Z", // Tuesday's session opens on Monday evening
            "2024-03-05T00:00:00Z", // midnight in UTC
            "2024-03-05T21:55:00Z",
            "2024-03-05T23:00:00Z", // Wednesday's
            "2024-03-06T00:00:00Z",
        };
        for (int i = 0; i < times.length; i++) {
            macro[0] = 100 + i;
            feed.accept(Instant.parse(times[i]).toEpochMilli(), 1, 1, 1, 1, 1, macro);
            changes.add(feed.features().raw()[dxy]);
        }
        assertThat(changes).containsExactly(0.0, 0.0, 0.0, 1 / 102.0, 2 / 102.0);
    }

    @Test
    void D3_theTimeOfAnOvernightSessionCountsFromItsOpening() {
        FeatureContract contract = contract(FUTURES);
        double whole = 22 * 60 + 55;
        assertThat(contract.session().timeNormalized(Instant.parse("2024-03-10T22:00:00Z")))
                .isZero();
        assertThat(contract.session().timeNormalized(Instant.parse("2024-03-11T04:00:30Z")))
                .isEqualTo(360 / whole);
        assertThat(contract.session().timeNormalized(Instant.parse("2024-03-11T20:55:00Z")))
                .isEqualTo(1.0);
    }

    @Test
    void A3_theSessionIsPartOfTheHash() {
        Map<String, Object> after = new HashMap<>(FUTURES);
        after.put("overnight", "to_day_after");
        Map<String, Object> chicago = new HashMap<>(FUTURES);
        chicago.put("zone", "America/Chicago");
        assertThat(List.of(
                        contract(FUTURES).hash(),
                        contract(after).hash(),
                        contract(chicago).hash()))
                .doesNotHaveDuplicates();
    }
}
