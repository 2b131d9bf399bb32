// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.TestDocuments.CONTRACT;
import static io.featureparity.contract.TestDocuments.faults;
import static io.featureparity.contract.TestDocuments.replace;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.testsupport.document.ContractDocument;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a contract says of bars, sessions and macro columns: each rule is broken once in the built-in document. */
class ContractSharedPartsTest {

    private static final String NAME_RULE =
            "must be lower-case letters, digits and underscores, beginning with a letter, but was ";
    private static final String SESSION = between("\"session\": ", ",\n  \"macro\"");
    private static final String MACRO = between("\"macro\": ", ",\n  \"policy\"");
    private static final String DXY = between("[\n    ", ",\n    {\"name\": \"vix\"");
    private static final String POLICIES = between("\"policies\": ", ",\n  \"warm_up\"");
    private static final String LIVE = between("\"live\": ", "\n  },\n  \"warm_up\"");

    private static String between(String from, String to) {
        int start = CONTRACT.indexOf(from) + from.length();
        return CONTRACT.substring(start, CONTRACT.indexOf(to, start));
    }

    private static void refused(String piece, String by, String... expected) {
        String text = replace(CONTRACT, piece, by);
        assertThat(faults(DocumentException.class, () -> FeatureContract.parse("c.json", text)))
                .containsExactly(expected);
    }

    private static FeatureContract accepted(String piece, String by) {
        return FeatureContract.parse("c.json", replace(CONTRACT, piece, by));
    }

    private static void sessionRefused(String piece, String by, String... expected) {
        refused(SESSION, replace(SESSION, piece, by), expected);
    }

    private static void dxyRefused(String by, String... expected) {
        refused(DXY, by, expected);
    }

    private static MacroSource dxy(String by) {
        return accepted(DXY, by).macroSources().get(0);
    }

    private static void liveRefused(String piece, String by, String... expected) {
        refused(LIVE, replace(LIVE, piece, by), expected);
    }

    // ---- bars

    @ParameterizedTest
    @ValueSource(ints = {0, -5, 7, 1441, 2880, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void B1_aBarIsANumberOfMinutesThatDividesADay(int minutes) {
        refused(
                "\"bar_minutes\": 5",
                "\"bar_minutes\": " + minutes,
                "FP-204 at c.json#/bar_minutes: must be a number of minutes that divides a day, but was " + minutes);
    }

    @Test
    void B1_theSessionAndTheGapsAreMultiplesOfABar() {
        assertThat(accepted("\"bar_minutes\": 5", "\"bar_minutes\": 1").barMinutes())
                .isEqualTo(1);
        refused(
                "\"bar_minutes\": 5",
                "\"bar_minutes\": 20",
                "FP-204 at c.json#/session/end: must be a whole number of bars, of 20 minutes each, after the start, 13:00,"
                        + " but was 17:55",
                "FP-204 at c.json#/policies/live/insert_up_to_minutes: must be 0, or a multiple of bar_minutes, 20, above"
                        + " it: bars one length apart miss none between them, but was 30");
    }

    // ---- the session

    @Test
    void D3_theSessionHasAStartAndALaterEnd() {
        String rule = "must be a time of day from 00:00 to 23:59, but was ";
        sessionRefused(
                "\"start\": \"13:00\",\n    \"end\": \"17:55\"",
                "\"start\": \"13:00:00\",\n    \"end\": \"24:00\", \"lunch\": null",
                "FP-204 at c.json#/session/start: " + rule + "13:00:00",
                "FP-204 at c.json#/session/end: " + rule + "24:00",
                "FP-201 at c.json#/session/lunch: must be one of start, end, zone, days, holidays, overnight,"
                        + " but was an unknown key");
        for (String end : List.of("13:00", "12:55", "00:00")) {
            sessionRefused(
                    "\"17:55\"",
                    "\"" + end + "\"",
                    "FP-204 at c.json#/session/end: must be after the start, 13:00, in a session that is not overnight, but"
                            + " was " + end);
        }
        sessionRefused("\"13:00\"", "\"9:00\"", "FP-204 at c.json#/session/start: " + rule + "9:00");
        sessionRefused("\"13:00\"", "780", "FP-203 at c.json#/session/start: must be a string, but was 780");
        refused(
                SESSION,
                "{}",
                "FP-202 at c.json#/session/start: must be there, but was missing",
                "FP-202 at c.json#/session/end: must be there, but was missing",
                "FP-202 at c.json#/session/zone: must be there, but was missing",
                "FP-202 at c.json#/session/days: must be there, but was missing",
                "FP-202 at c.json#/session/holidays: must be there, but was missing");
    }

    @Test
    void D3_allFaultsOfASessionAreReportedAtOnce() {
        refused(
                SESSION,
                """
                {"start": "13:00", "end": "12:00", "zone": "America/Bogota", "days": [], "holidays": ["XX"]}
                """,
                "FP-204 at c.json#/session/end: must be after the start, 13:00, in a session that is not overnight, but was"
                        + " 12:00",
                "FP-204 at c.json#/session/days: must name at least one day of the week, but was none",
                "FP-204 at c.json#/session/holidays: must be ISO 3166 codes of countries, such as CO, but was XX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utc", "Bogota", "America/bogota", "UTC+25", "", " UTC", "+99:00"})
    void D3_anUnknownZoneIsACodedError(String zone) {
        String rule = "must be a time zone, such as America/Bogota or UTC, but was " + zone;
        sessionRefused("\"UTC\"", "\"" + zone + "\"", "FP-212 at c.json#/session/zone: " + rule);
        dxyRefused(
                "{\"name\": \"dxy\", \"available\": {\"kind\": \"time_of_day\", \"days_later\": 1, \"time\": \"08:30\","
                        + " \"zone\": \"" + zone + "\"}, \"stale_after_bars\": 144}",
                "FP-212 at c.json#/macro/0/available/zone: " + rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"Monday\"]|Monday",
                "[\"mon\"]|mon",
                "[\"monday\", \"monday\"]|monday",
                "[\"friday\", \"monday\"]|monday",
                "[\"monday\", \"\"]|''",
            })
    void D3_daysAreNamedOnceAndInTheirOrder(String days, String value) {
        sessionRefused(
                "[\"monday\", \"tuesday\", \"wednesday\", \"thursday\", \"friday\"]",
                days,
                "FP-204 at c.json#/session/days: must be days of monday, tuesday, wednesday, thursday, friday, saturday,"
                        + " sunday, each once and in this order, but was " + value);
    }

    private static String inNewYork(String start, String end, String more) {
        return "{\"start\": \"" + start + "\", \"end\": \"" + end + "\", \"zone\": \"America/New_York\","
                + " \"days\": [\"monday\"], \"holidays\": []" + more + "}";
    }

    @Test
    void D3_aSessionMayBeInAnyZoneAndPassMidnight() {
        TradingSession stocks =
                accepted(SESSION, inNewYork("09:30", "15:55", "")).session();
        assertThat(stocks.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(stocks.overnight()).isEqualTo(TradingSession.Overnight.NO);
        TradingSession futures = accepted(SESSION, inNewYork("18:00", "16:55", ", \"overnight\": \"from_day_before\""))
                .session();
        assertThat(futures.overnight()).isEqualTo(TradingSession.Overnight.FROM_DAY_BEFORE);
        assertThat(futures.minutes()).isEqualTo(22 * 60 + 55);
        assertThat(accepted(SESSION, inNewYork("18:00", "17:55", ", \"overnight\": \"to_day_after\""))
                        .session()
                        .overnight())
                .isEqualTo(TradingSession.Overnight.TO_DAY_AFTER);
    }

    /** There is one spelling for a session within a day: to say nothing. So no contract has two hashes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"no\"|FP-204 at c.json#/session/overnight: must be one of from_day_before, to_day_after, but was no",
                "\"FROM_DAY_BEFORE\"|FP-204 at c.json#/session/overnight: must be one of from_day_before, to_day_after,"
                        + " but was FROM_DAY_BEFORE",
                "null|FP-203 at c.json#/session/overnight: must be a string, but was null",
                "true|FP-203 at c.json#/session/overnight: must be a string, but was true",
            })
    void D3_whatIsOvernightIsSaidInOneOfTwoWords(String word, String fault) {
        refused(SESSION, inNewYork("18:00", "16:55", ", \"overnight\": " + word), fault);
    }

    @Test
    void D3_anOvernightSessionThatDoesNotFitIsRefused() {
        String overnight = ", \"overnight\": \"to_day_after\"";
        refused(
                SESSION,
                inNewYork("18:00", "18:00", overnight),
                "FP-204 at c.json#/session/end: must be before the start, 18:00, since an overnight session is shorter than"
                        + " a day, but was 18:00");
        refused(
                SESSION,
                inNewYork("18:00", "16:58", overnight),
                "FP-204 at c.json#/session/end: must be a whole number of bars, of 5 minutes each, after the start, 18:00,"
                        + " but was 16:58");
    }

    @Test
    void D3_anyDaysAndCountriesWillDo() {
        String days = "[\"monday\", \"tuesday\", \"wednesday\", \"thursday\", \"friday\"]";
        assertThat(accepted(days, "[\"saturday\", \"sunday\"]").session().days())
                .containsExactly(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(accepted("[\"CO\"]", "[]").session().holidays()).isEmpty();
        assertThat(accepted("[\"CO\"]", "[\"CO\", \"US\"]").session().holidays())
                .containsExactly("CO", "US");
        for (String twice : List.of("[\"CO\", \"CO\"]", "[\"US\", \"CO\"]")) {
            sessionRefused(
                    "[\"CO\"]",
                    twice,
                    "FP-204 at c.json#/session/holidays: must be countries, each once and in the order of the alphabet, but"
                            + " was CO");
        }
        sessionRefused("[\"CO\"]", "\"CO\"", "FP-203 at c.json#/session/holidays: must be an array, but was \"CO\"");
        sessionRefused("[\"CO\"]", "null", "FP-203 at c.json#/session/holidays: must be an array, but was null");
    }

    // ---- macro columns

    private static String column(String name) {
        return "{\"name\": " + name + ", \"available\": {\"kind\": \"as_published\"}, \"stale_after_bars\": null}";
    }

    @Test
    void B1_macroColumnsHaveSoundNamesThatAreTheirOwn() {
        String more = Stream.of("\"Gold\"", "\"dxy\"", "\"close\"", "\"volume\"", "\"time\"", "\"10y\"", "3")
                .map(ContractSharedPartsTest::column)
                .collect(Collectors.joining(", "));
        String taken = "must not be named like a part of the bar, but was ";
        refused(
                DXY,
                DXY + ", " + more,
                "FP-204 at c.json#/macro/1/name: " + NAME_RULE + "Gold",
                "FP-205 at c.json#/macro/2/name: must be another name than that of macro column 0, but was dxy",
                "FP-204 at c.json#/macro/3/name: " + taken + "close",
                "FP-204 at c.json#/macro/4/name: " + taken + "volume",
                "FP-204 at c.json#/macro/5/name: " + taken + "time",
                "FP-204 at c.json#/macro/6/name: " + NAME_RULE + "10y",
                "FP-203 at c.json#/macro/7/name: must be a string, but was 3");
        dxyRefused("\"dxy\"", "FP-203 at c.json#/macro/0: must be an object, but was \"dxy\"");
    }

    @Test
    void B1_aMacroColumnHasEveryKeyAndNoOther() {
        dxyRefused(
                "{\"column\": \"dxy\"}",
                "FP-202 at c.json#/macro/0/name: must be there, but was missing",
                "FP-202 at c.json#/macro/0/available: must be there, but was missing",
                "FP-202 at c.json#/macro/0/stale_after_bars: must be there, but was missing",
                "FP-201 at c.json#/macro/0/column: must be one of name, available, stale_after_bars, but was an unknown key");
    }

    @Test
    void B1_thereAreAtMost256MacroColumns() {
        String rest =
                IntStream.range(0, 251).mapToObj(i -> column("\"m" + i + "\"")).collect(Collectors.joining(", "));
        refused(DXY, DXY + ", " + rest, "FP-204 at c.json#/macro: must hold at most 256 columns, but was 257");
        String most = rest.substring(0, rest.lastIndexOf(", {"));
        assertThat(accepted(DXY, DXY + ", " + most).macroColumns()).hasSize(256);
    }

    @Test
    void B1_aContractMayHaveNoMacroColumn() {
        String text = replace(ContractDocument.builtInText("1.2.0"), MACRO, "[]");
        FeatureContract contract = FeatureContract.parse("c.json", text);
        assertThat(contract.macroColumns()).isEmpty();
        assertThat(contract.macroSources()).isEmpty();
    }

    @Test
    void B1_availabilityIsARuleOfItsKindAndNeverSilent() {
        String at = "FP-204 at c.json#/macro/0/available";
        dxyRefused(
                DXY.replace("session_start", "same_day"),
                at + "/kind: must be one of session_start, time_of_day, as_published, but was same_day");
        dxyRefused(
                replace(DXY, "{\"kind\": \"session_start\", \"sessions_later\": 1}", "null"),
                "FP-203 at c.json#/macro/0/available: must be an object, but was null");
        dxyRefused(
                replace(DXY, "\"kind\": \"session_start\", \"sessions_later\": 1", ""),
                "FP-202 at c.json#/macro/0/available/kind: must be there, but was missing");
        for (int sessions : new int[] {0, -1, 261}) {
            dxyRefused(
                    replace(DXY, ": 1}", ": " + sessions + "}"),
                    at + "/sessions_later: must be from 1 to 260, but was " + sessions);
        }
        dxyRefused(
                replace(DXY, "session_start", "as_published"),
                "FP-201 at c.json#/macro/0/available/sessions_later: must be one of kind, but was an unknown key");
        dxyRefused(
                replace(
                        DXY,
                        "\"kind\": \"session_start\", \"sessions_later\": 1",
                        "\"kind\": \"time_of_day\", \"days_later\": 367, \"time\": \"8:30\", \"zone\": 5"),
                at + "/time: must be a time of day from 00:00 to 23:59, but was 8:30",
                "FP-203 at c.json#/macro/0/available/zone: must be a string, but was 5",
                at + "/days_later: must be from 0 to 366, but was 367");
    }

    @Test
    void B1_availabilityHasNoKeyButThoseOfItsKind() {
        dxyRefused(
                replace(DXY, ": 1}", ": 1, \"lag\": 1}"),
                "FP-201 at c.json#/macro/0/available/lag: must be one of kind, sessions_later, but was an unknown key");
        dxyRefused(
                replace(
                        DXY,
                        "\"kind\": \"session_start\", \"sessions_later\": 1",
                        "\"kind\": \"time_of_day\", \"days_later\": 1, \"time\": \"08:30\", \"zone\": \"UTC\", \"lag\": 1"),
                "FP-201 at c.json#/macro/0/available/lag: must be one of kind, days_later, time, zone, but was an"
                        + " unknown key");
    }

    @Test
    void B1_everyKindOfAvailabilityCanBeSaid() {
        assertThat(dxy(replace(DXY, ": 1}", ": 260}")).available()).isEqualTo(new Availability.SessionStart(260));
        assertThat(dxy(column("\"dxy\"")).available()).isEqualTo(new Availability.AsPublished());
        String newYork = "{\"kind\": \"time_of_day\", \"days_later\": 0, \"time\": \"08:30\","
                + " \"zone\": \"America/New_York\"}";
        assertThat(dxy(replace(DXY, "{\"kind\": \"session_start\", \"sessions_later\": 1}", newYork))
                        .available())
                .isEqualTo(new Availability.TimeOfDay(0, LocalTime.of(8, 30), ZoneId.of("America/New_York")));
    }

    /** The clocks of New York: summer time from 2024-03-10 02:00, winter time from 2024-11-03 02:00. */
    @ParameterizedTest
    @CsvSource({
        "2024-03-07, 1, 08:30, 2024-03-08T13:30:00Z",
        "2024-03-10, 1, 08:30, 2024-03-11T12:30:00Z",
        "2024-03-10, 0, 02:30, 2024-03-10T07:30:00Z",
        "2024-11-03, 0, 01:30, 2024-11-03T06:30:00Z",
        "2024-11-02, 1, 01:30, 2024-11-03T06:30:00Z",
        "2023-12-31, 60, 00:00, 2024-02-29T05:00:00Z",
    })
    void B1_aTimeOfDayIsThatOfItsPlaceAndNeverEarly(LocalDate day, int daysLater, LocalTime time, Instant from) {
        assertThat(new Availability.TimeOfDay(daysLater, time, ZoneId.of("America/New_York")).from(day))
                .isEqualTo(from);
    }

    @Test
    void B1_aTimeOfDayIsAWholeMinute() {
        assertThat(faults(
                        DocumentException.class,
                        () -> new Availability.TimeOfDay(-1, LocalTime.of(8, 30, 1), ZoneId.of("UTC"))))
                .containsExactly(
                        "FP-204 at days_later: must be from 0 to 366, but was -1",
                        "FP-204 at time: must be a whole minute, but was 08:30:01");
    }

    @Test
    void B1_stalenessIsANumberOfBarsOrNoLimit() {
        String stale = "\"stale_after_bars\": ";
        String rule =
                "FP-204 at c.json#/macro/0/stale_after_bars: must be from 0 to 1000000, or null for no limit, but was ";
        for (int bars : new int[] {-1, 1_000_001, Integer.MIN_VALUE, Integer.MAX_VALUE - 1}) {
            dxyRefused(replace(DXY, stale + "144", stale + bars), rule + bars);
        }
        dxyRefused(
                replace(DXY, stale + "144", stale + "144.0"),
                "FP-203 at c.json#/macro/0/stale_after_bars: must be an integer or null, but was 144.0");
        dxyRefused(
                replace(DXY, stale + "144", stale + "2147483648"),
                "FP-204 at c.json#/macro/0/stale_after_bars: must be from -2147483648 to 2147483647, but was 2147483648");
        for (int bars : new int[] {0, 1, 1_000_000}) {
            MacroSource source = dxy(replace(DXY, stale + "144", stale + bars));
            assertThat(source.staleAfterBars()).isEqualTo(bars);
            assertThat(source.becomesStale()).isTrue();
        }
        MacroSource source = dxy(replace(DXY, stale + "144", stale + "null"));
        assertThat(source.staleAfterBars()).isEqualTo(MacroSource.NO_LIMIT);
        assertThat(source.becomesStale()).isFalse();
    }

    /** No limit is written as null, in one way only; the number that stands for it in code is none. */
    @Test
    void B1_theNumberThatStandsForNoLimitIsNotWritten() {
        dxyRefused(
                replace(DXY, "144", "2147483647"),
                "FP-204 at c.json#/macro/0/stale_after_bars: must be null, which says the same, but was 2147483647");
    }

    // ---- policies

    @Test
    void B2_theContractsOwnPolicyIsAmongItsPolicies() {
        String own = "\"policy\": \"training\"";
        refused(
                own,
                "\"policy\": \"strict\"",
                "FP-213 at c.json#/policy: must be one of live, training, but was strict");
        refused(own, "\"policy\": \"Live\"", "FP-204 at c.json#/policy: " + NAME_RULE + "Live");
        refused(own, "\"policy\": null", "FP-203 at c.json#/policy: must be a string, but was null");
        FeatureContract live = accepted(own, "\"policy\": \"live\"");
        assertThat(live.policyName()).isEqualTo("live");
        assertThat(live.policy()).isEqualTo(live.policy("live")).isNotEqualTo(live.policy("training"));
        assertThat(live.hash()).isNotEqualTo(TestDocuments.contract().hash());
    }

    @Test
    void B2_thereAreFrom1To16Policies() {
        refused(POLICIES, "{}", "FP-204 at c.json#/policies: must hold from 1 to 16 policies, but was 0");
        String fourteen = IntStream.range(0, 14)
                .mapToObj(i -> "\"p" + i + "\": " + LIVE + ", ")
                .collect(Collectors.joining());
        assertThat(accepted("\"live\": ", fourteen + "\"live\": ").policyNames())
                .hasSize(16)
                .startsWith("live", "p0", "p1", "p10")
                .endsWith("p9", "training");
        refused(
                "\"live\": ",
                fourteen + "\"p14\": " + LIVE + ", \"live\": ",
                "FP-204 at c.json#/policies: must hold from 1 to 16 policies, but was 17");
    }

    @Test
    void B2_aPolicyHasANameAndEveryKeyAndNoOther() {
        refused(
                LIVE,
                "{\"lenient\": true}, \"Bad name\": 1",
                "FP-202 at c.json#/policies/live/duplicate: must be there, but was missing",
                "FP-202 at c.json#/policies/live/conflicting_duplicate: must be there, but was missing",
                "FP-202 at c.json#/policies/live/late: must be there, but was missing",
                "FP-202 at c.json#/policies/live/off_grid: must be there, but was missing",
                "FP-202 at c.json#/policies/live/outside_session: must be there, but was missing",
                "FP-202 at c.json#/policies/live/bad_prices: must be there, but was missing",
                "FP-202 at c.json#/policies/live/zero_volume: must be there, but was missing",
                "FP-202 at c.json#/policies/live/insert_up_to_minutes: must be there, but was missing",
                "FP-201 at c.json#/policies/live/lenient: must be one of duplicate, conflicting_duplicate, late, off_grid,"
                        + " outside_session, bad_prices, zero_volume, insert_up_to_minutes, but was an unknown key",
                "FP-204 at c.json#/policies/Bad name: " + NAME_RULE + "Bad name",
                "FP-203 at c.json#/policies/Bad name: must be an object, but was 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "duplicate|drop|drop, refuse|accept",
                "conflicting_duplicate|refuse|replace, refuse|drop",
                "late|refuse|drop, refuse|accept",
                "off_grid|refuse|accept, drop, refuse|absent",
                "outside_session|drop|accept, drop, refuse|replace",
                "bad_prices|refuse|absent, refuse|accept",
                "zero_volume|accept|accept, absent, refuse|drop",
            })
    void B2_eachCaseHasItsOwnChoices(String key, String now, String choices, String none) {
        for (String value : List.of(none, "DROP", "")) {
            liveRefused(
                    "\"" + key + "\": \"" + now + "\"",
                    "\"" + key + "\": \"" + value + "\"",
                    "FP-204 at c.json#/policies/live/" + key + ": must be one of " + choices + ", but was " + value);
        }
        liveRefused(
                "\"" + key + "\": \"" + now + "\"",
                "\"" + key + "\": null",
                "FP-203 at c.json#/policies/live/" + key + ": must be a string, but was null");
    }

    @Test
    void B2_barsAreInsertedAcrossWholeBarsWithinADayAndOnTheGrid() {
        String gap = "\"insert_up_to_minutes\": ";
        String at = "FP-204 at c.json#/policies/live/insert_up_to_minutes: must be ";
        for (int minutes : new int[] {-5, 1445, Integer.MAX_VALUE}) {
            liveRefused(gap + 30, gap + minutes, at + "from 0, for never, to 1440, but was " + minutes);
        }
        for (int minutes : new int[] {1, 5, 29, 31}) {
            liveRefused(
                    gap + 30,
                    gap + minutes,
                    at
                            + "0, or a multiple of bar_minutes, 5, above it: bars one length apart miss none between them, but was "
                            + minutes);
        }
        for (int minutes : new int[] {0, 10, 1440}) {
            BarPolicy live =
                    accepted(LIVE, replace(LIVE, gap + 30, gap + minutes)).policy("live");
            assertThat(live.insertUpToMinutes()).isEqualTo(minutes);
            assertThat(live.insertsBars()).isEqualTo(minutes > 0);
        }
        liveRefused(
                "\"off_grid\": \"refuse\"",
                "\"off_grid\": \"accept\"",
                "FP-204 at c.json#/policies/live/off_grid: must be drop or refuse where bars are inserted, since those stand"
                        + " on the grid, but was accept");
    }

    @Test
    void B2_allFaultsOfAPolicyAreReportedAtOnce() {
        String text = replace(LIVE, "\"late\": \"refuse\"", "\"late\": \"accept\"");
        text = replace(text, "\"off_grid\": \"refuse\"", "\"off_grid\": \"accept\"");
        text = replace(text, ": 30", ": 1500");
        refused(
                LIVE,
                text,
                "FP-204 at c.json#/policies/live/late: must be one of drop, refuse, but was accept",
                "FP-204 at c.json#/policies/live/insert_up_to_minutes: must be from 0, for never, to 1440, but was 1500",
                "FP-204 at c.json#/policies/live/off_grid: must be drop or refuse where bars are inserted, since those stand"
                        + " on the grid, but was accept");
    }
}
