// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.gate.console.Printed;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QualityRunTest {

    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final TradingCalendar CALENDAR = TradingCalendar.of(CONTRACT, Closures.none());

    /** Bars of many sessions, the first of which is as it must be; of later ones each lacks one bar more, up to 59. */
    private static final class Thinner implements TimedRows {
        private final long end;
        private long time = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
        private long day;
        private int sessions;
        private int place;

        Thinner(int sessions) {
            this.end = sessions;
        }

        @Override
        public boolean next() {
            do {
                time = CALENDAR.nextBarTime(time);
                if (CALENDAR.dayOf(time) != day) {
                    day = CALENDAR.dayOf(time);
                    sessions++;
                    place = 0;
                }
                place++;
            } while (place > 1 && place <= sessions % 59 + 1 && sessions > 1);
            return sessions <= end;
        }

        @Override
        public long time() {
            return time;
        }

        @Override
        public double value(int column) {
            return 4000 + time / 300_000 % 2;
        }

        @Override
        public Place place() {
            return Place.row("bars", place);
        }
    }

    private static FileQuality judge(int sessions) {
        QualityRun run = new QualityRun(CONTRACT, CALENDAR, QualityRules.builtIn());
        return run.judge(
                Path.of("bars.csv"), new Thinner(sessions), BarLayout.ofPrices().withMacroAt(0, 1, 2, 3, 4, 5));
    }

    @Test
    void ofALongFileTheSessionsWithTheLowestScoresAreDrawn() {
        FileQuality quality = judge(SessionCurves.MOST + 100);
        assertThat(quality.sessions()).hasSize(SessionCurves.MOST + 100);
        assertThat(quality.curves()).hasSize(SessionCurves.MOST);
        double highestDrawn = quality.sessions().stream()
                .filter(session -> quality.curves().containsKey(session.day()))
                .mapToDouble(JudgedSession::score)
                .max()
                .orElseThrow();
        assertThat(quality.sessions())
                .filteredOn(session -> !quality.curves().containsKey(session.day()))
                .hasSize(100)
                .allMatch(session -> session.score() >= highestDrawn);
    }

    @Test
    void theTerminalShowsTheLowestAndSaysHowManyOthersThereAre() {
        Printed printed = new Printed();
        new QualityText(judge(100)).print(printed.unwatched());
        assertThat(printed.out())
                .contains(
                        "80 sessions with the same or higher scores are not listed: --json or --report has all of them")
                .contains("the lowest is "
                        + ScoreText.of(judge(100).lowest().orElseThrow().score()));
    }

    @Test
    void aScoreIsCutAndNotRounded() {
        assertThat(ScoreText.of(100)).isEqualTo("100.00");
        assertThat(ScoreText.of(Math.nextDown(100.0))).isEqualTo("99.99");
        assertThat(ScoreText.of(66.666)).isEqualTo("66.66");
        assertThat(ScoreText.of(-0.0)).isEqualTo("0.00");
        assertThat(ScoreText.of(Double.NaN)).isEqualTo("none");
    }
}
