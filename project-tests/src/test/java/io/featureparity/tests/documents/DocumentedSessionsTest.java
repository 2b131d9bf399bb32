// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.Session;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.testsupport.document.ContractDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sessions that the document of the clauses shows are sessions, and have the bars that it says. */
class DocumentedSessionsTest {

    private static final LocalDate FORWARD = LocalDate.of(2024, 3, 10); // the clocks of New York
    private static final LocalDate BACK = LocalDate.of(2024, 11, 3);

    private final List<String> shown = Documents.text(ProjectTree.ofThisProject(), Path.of("docs", "contract.md"))
            .lines()
            .filter(line -> line.startsWith("{\"start\""))
            .toList();

    private static TradingCalendar calendar(String session, int barMinutes) {
        String text = ContractDocument.builtIn("1.0.0").toJson();
        int from = text.indexOf("\"session\"");
        int to = text.indexOf("\"macro\"");
        String changed = text.substring(0, from) + "\"session\": " + session + ",\n" + text.substring(to);
        return TradingCalendar.of(FeatureContract.parse("shown", changed).session(), barMinutes, Closures.none());
    }

    @Test
    void D3_theSessionsThatAreShownAreWhatIsSaidOfThem() {
        assertThat(shown).hasSize(3);
        TradingCalendar stocks = calendar(shown.get(0), 5);
        assertThat(stocks.next(LocalDate.of(2024, 3, 8)).first()).isEqualTo(Instant.parse("2024-03-11T13:30:00Z"));
        assertThat(stocks.isSessionDay(LocalDate.of(2024, 7, 4))).isFalse();
        TradingCalendar always = calendar(shown.get(1), 5);
        assertThat(always.barsExpected(FORWARD)).isEqualTo(288);
        Session monday = calendar(shown.get(2), 5).next(FORWARD);
        assertThat(monday.day()).isEqualTo(LocalDate.of(2024, 3, 11));
        assertThat(monday.first()).isEqualTo(Instant.parse("2024-03-10T22:00:00Z"));
    }

    @Test
    void D3_aDayOfAnotherLengthHasAsManyBarsAsIsSaid() {
        String inNewYork = shown.get(1).replace("UTC", "America/New_York");
        assertThat(calendar(inNewYork, 5).barsExpected(FORWARD)).isEqualTo(276);
        assertThat(calendar(inNewYork, 5).barsExpected(BACK)).isEqualTo(300);
        String inFours = inNewYork.replace("23:55", "20:00");
        assertThat(calendar(inFours, 240).barsExpected(FORWARD)).isEqualTo(5);
        assertThat(calendar(inFours, 240).barsExpected(BACK)).isEqualTo(6);
    }
}
