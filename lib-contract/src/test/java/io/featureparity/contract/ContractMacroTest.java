// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.ContractEdits.DXY;
import static io.featureparity.contract.ContractEdits.acceptedWith;
import static io.featureparity.contract.ContractEdits.between;
import static io.featureparity.contract.ContractEdits.dxyRefused;
import static io.featureparity.contract.ContractEdits.refusedWith;
import static io.featureparity.contract.TestDocuments.faults;
import static io.featureparity.contract.TestDocuments.replace;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.testsupport.document.ContractDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a contract says of macro columns: each rule is broken once in the built-in document. */
class ContractMacroTest {

    private static final String NAME_RULE =
            "must be lower-case letters, digits and underscores, beginning with a letter, but was ";
    private static final String MACRO = between("\"macro\": ", ",\n  \"policy\"");

    private static MacroSource dxy(String by) {
        return acceptedWith(DXY, by).macroSources().get(0);
    }

    private static String column(String name) {
        return "{\"name\": " + name + ", \"available\": {\"kind\": \"as_published\"}, \"stale_after_bars\": null}";
    }

    @Test
    void B1_macroColumnsHaveSoundNamesThatAreTheirOwn() {
        String more = Stream.of("\"Gold\"", "\"dxy\"", "\"close\"", "\"volume\"", "\"time\"", "\"10y\"", "3")
                .map(ContractMacroTest::column)
                .collect(Collectors.joining(", "));
        String taken = "must not be named like a part of the bar, but was ";
        refusedWith(
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
        refusedWith(DXY, DXY + ", " + rest, "FP-204 at c.json#/macro: must hold at most 256 columns, but was 257");
        String most = rest.substring(0, rest.lastIndexOf(", {"));
        assertThat(acceptedWith(DXY, DXY + ", " + most).macroColumns()).hasSize(256);
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
}
