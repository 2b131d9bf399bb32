// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.ContractEdits.acceptedWith;
import static io.featureparity.contract.ContractEdits.between;
import static io.featureparity.contract.ContractEdits.dxyRefused;
import static io.featureparity.contract.ContractEdits.refusedWith;
import static io.featureparity.contract.TestDocuments.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a contract says of bars and of the session: each rule is broken once in the built-in document. */
class ContractSessionTest {

    private static final String SESSION = between("\"session\": ", ",\n  \"macro\"");

    private static void sessionRefused(String piece, String by, String... expected) {
        refusedWith(SESSION, replace(SESSION, piece, by), expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -5, 7, 1441, 2880, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void B1_aBarIsANumberOfMinutesThatDividesADay(int minutes) {
        refusedWith(
                "\"bar_minutes\": 5",
                "\"bar_minutes\": " + minutes,
                "FP-204 at c.json#/bar_minutes: must be a number of minutes that divides a day, but was " + minutes);
    }

    @Test
    void B1_theSessionAndTheGapsAreMultiplesOfABar() {
        assertThat(acceptedWith("\"bar_minutes\": 5", "\"bar_minutes\": 1").barMinutes())
                .isEqualTo(1);
        refusedWith(
                "\"bar_minutes\": 5",
                "\"bar_minutes\": 20",
                "FP-204 at c.json#/session/end: must be a whole number of bars, of 20 minutes each, after the start, 13:00,"
                        + " but was 17:55",
                "FP-204 at c.json#/policies/live/insert_up_to_minutes: must be 0, or a multiple of bar_minutes, 20, above"
                        + " it: bars one length apart miss none between them, but was 30");
    }

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
        refusedWith(
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
        refusedWith(
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
                acceptedWith(SESSION, inNewYork("09:30", "15:55", "")).session();
        assertThat(stocks.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(stocks.overnight()).isEqualTo(TradingSession.Overnight.NO);
        TradingSession futures = acceptedWith(
                        SESSION, inNewYork("18:00", "16:55", ", \"overnight\": \"from_day_before\""))
                .session();
        assertThat(futures.overnight()).isEqualTo(TradingSession.Overnight.FROM_DAY_BEFORE);
        assertThat(futures.minutes()).isEqualTo(22 * 60 + 55);
        assertThat(acceptedWith(SESSION, inNewYork("18:00", "17:55", ", \"overnight\": \"to_day_after\""))
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
        refusedWith(SESSION, inNewYork("18:00", "16:55", ", \"overnight\": " + word), fault);
    }

    @Test
    void D3_anOvernightSessionThatDoesNotFitIsRefused() {
        String overnight = ", \"overnight\": \"to_day_after\"";
        refusedWith(
                SESSION,
                inNewYork("18:00", "18:00", overnight),
                "FP-204 at c.json#/session/end: must be before the start, 18:00, since an overnight session is shorter than"
                        + " a day, but was 18:00");
        refusedWith(
                SESSION,
                inNewYork("18:00", "16:58", overnight),
                "FP-204 at c.json#/session/end: must be a whole number of bars, of 5 minutes each, after the start, 18:00,"
                        + " but was 16:58");
    }

    @Test
    void D3_anyDaysAndCountriesWillDo() {
        String days = "[\"monday\", \"tuesday\", \"wednesday\", \"thursday\", \"friday\"]";
        assertThat(acceptedWith(days, "[\"saturday\", \"sunday\"]").session().days())
                .containsExactly(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(acceptedWith("[\"CO\"]", "[]").session().holidays()).isEmpty();
        assertThat(acceptedWith("[\"CO\"]", "[\"CO\", \"US\"]").session().holidays())
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
}
