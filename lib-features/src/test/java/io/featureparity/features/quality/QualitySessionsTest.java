// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import static io.featureparity.features.quality.Judged.FIVE_MINUTES;
import static io.featureparity.features.quality.Judged.bar;
import static io.featureparity.features.quality.Judged.meter;
import static io.featureparity.features.quality.Judged.tidy;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.quality.Judged.Row;
import io.featureparity.features.quality.Judged.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a session lacks and scores, so far and at its end. */
class QualitySessionsTest {

    private static final long DAY = 86_400_000;

    @Test
    void aSessionSoFarLacksWhatALaterBarProvesAndAtItsEndAllThatDidNotCome() {
        List<Row> rows = tidy(1, 1).subList(0, 30);
        rows.remove(10);
        Judged judged = Judged.of(rows);

        assertThat(judged.soFar.subList(0, 10)).containsOnly(100.0);
        assertThat(judged.soFar.get(10)).isEqualTo(11 * 100.0 / 12);
        assertThat(judged.soFar.get(28)).isEqualTo(29 * 100.0 / 30);
        Session session = judged.sessions.get(0);
        assertThat(session.score()).isEqualTo(29 * 100.0 / 60);
        assertThat(session.expected()).isEqualTo(60);
        assertThat(session.present()).isEqualTo(29);
        assertThat(session.whole()).isFalse();
        assertThat(session.counts()).isEqualTo(Map.of(QualityRule.BAR_MISSING, 31L));
        assertThat(session.firsts()).isEqualTo(Map.of(QualityRule.BAR_MISSING, rows.get(9).time + FIVE_MINUTES));
    }

    @Test
    void theFirstMissingBarIsThatWhichIsMissingAtTheStartOrTheEnd() {
        List<Row> rows = tidy(1, 3);
        List<Row> some = new ArrayList<>(rows.subList(0, 60));
        some.addAll(rows.subList(62, 120));
        some.addAll(rows.subList(120, 179));
        List<Session> sessions = Judged.of(some).sessions;
        assertThat(sessions.get(1).firsts()).containsEntry(QualityRule.BAR_MISSING, rows.get(60).time);
        assertThat(sessions.get(2).firsts()).containsEntry(QualityRule.BAR_MISSING, rows.get(179).time);
        assertThat(sessions).extracting(Session::whole).containsExactly(true, true, false);
        assertThat(Judged.of(rows).sessions).extracting(Session::whole).containsExactly(true, true, true);
    }

    @Test
    void ofASessionThatIsSeenFromItsMiddleOnlyTheRestIsExpected() {
        List<Row> rows = tidy(1, 2);
        List<Row> some = new ArrayList<>(rows.subList(36, rows.size()));
        some.remove(10);
        Judged judged = Judged.of(some);

        assertThat(judged.soFar.subList(0, 10)).containsOnly(100.0);
        assertThat(judged.soFar.get(10)).isEqualTo(11 * 100.0 / 12);
        Session seenInPart = judged.sessions.get(0);
        assertThat(seenInPart.unseen()).isEqualTo(36);
        assertThat(seenInPart.expected()).isEqualTo(24);
        assertThat(seenInPart.present()).isEqualTo(23);
        assertThat(seenInPart.score()).isEqualTo(23 * 100.0 / 24);
        assertThat(seenInPart.counts()).isEqualTo(Map.of(QualityRule.BAR_MISSING, 1L));
        assertThat(seenInPart.firsts()).isEqualTo(Map.of(QualityRule.BAR_MISSING, rows.get(46).time));
        assertThat(seenInPart.whole()).isFalse();
        Session next = judged.sessions.get(1);
        assertThat(next.unseen()).isZero();
        assertThat(next.expected()).isEqualTo(60);
        assertThat(next.whole()).isTrue();
    }

    @Test
    void whatIsUnseenEndsWithTheFirstTimeThatIsSeen() {
        List<Row> rows = tidy(1, 1);
        assertThat(unseen(rows.get(0).time - FIVE_MINUTES, false)).isZero();
        assertThat(unseen(rows.get(0).time, false)).isZero();
        assertThat(unseen(rows.get(1).time, false)).isEqualTo(1);
        assertThat(unseen(rows.get(1).time, true)).isEqualTo(1);
        assertThat(unseen(rows.get(1).time + 1000, false)).isEqualTo(2);
        assertThat(unseen(rows.get(59).time + FIVE_MINUTES, false)).isEqualTo(60);
    }

    /** Of a meter whose first bar is at a time; one that came, or one that is missing. */
    private static int unseen(long time, boolean missing) {
        QualityMeter meter = meter();
        Row row = tidy(1, 1).get(0);
        row.time = time;
        if (missing) {
            meter.missing(time);
        } else {
            meter.take(bar(row), QualityMeter.NOT_KNOWN);
        }
        assertThat(meter.session().missing()).isEqualTo(missing ? 1 : 0);
        return meter.session().unseen();
    }

    @Test
    void aSessionOfWhichNoBarCameHasTheScoreOfMissingBars() {
        List<Row> rows = tidy(1, 7);
        rows.subList(60, 180).clear();
        List<Session> sessions = Judged.of(rows).sessions;

        assertThat(sessions).extracting(Session::score).containsExactly(100.0, 0.0, 0.0, 100.0, 100.0, 100.0, 100.0);
        assertThat(sessions.get(1).day()).isEqualTo(LocalDate.of(2024, 3, 5).toEpochDay());
        assertThat(sessions.get(1).whole()).isTrue();
        assertThat(sessions.get(5).day())
                .as("no session on the weekend")
                .isEqualTo(LocalDate.of(2024, 3, 11).toEpochDay());
    }

    @Test
    void barsOfADayWithoutSessionAreThatDays() {
        List<Row> rows = tidy(1, 6);
        Row saturday = rows.get(299).copy();
        saturday.time += DAY;
        rows.add(300, saturday);
        Session day = Judged.of(rows).sessions.get(5);
        assertThat(day.day()).isEqualTo(LocalDate.of(2024, 3, 9).toEpochDay());
        assertThat(day.score()).isEqualTo(70);
        assertThat(day.expected()).isZero();
        assertThat(day.whole()).isFalse();
    }

    @Test
    void aTimeThatTheCalendarDoesNotCoverIsOutsideOfSessions() {
        List<Row> rows = tidy(1, 1);
        Row far = rows.get(20).copy();
        far.time = Instant.parse("2300-01-02T13:00:00Z").toEpochMilli();
        rows.add(21, far);
        Judged judged = Judged.of(rows);
        assertThat(judged.broken.get(21)).containsExactly(QualityRule.OUTSIDE_SESSION);
        assertThat(judged.counts()).isEqualTo(Map.of(QualityRule.OUTSIDE_SESSION, 1L));
        assertThat(judged.sessions).hasSize(1);
    }

    @Test
    void columnsThatWereNeverPresentAreNamed() {
        List<Row> rows = tidy(1, 2);
        rows.subList(60, 120).forEach(row -> {
            row.macro[0] = Double.NaN;
            row.open = Double.NaN;
        });
        List<Session> sessions = Judged.of(rows).sessions;
        assertThat(sessions.get(0).never()).isEmpty();
        assertThat(sessions.get(1).never()).containsExactly("open", "dxy");
        assertThat(sessions.get(1).score()).isEqualTo(40 - 20.0);
    }

    @Test
    void aMissingBarThatSomebodyPutsInIsMissing() {
        QualityMeter meter = meter();
        List<Row> rows = tidy(1, 1);
        meter.take(bar(rows.get(0)), QualityMeter.NOT_KNOWN);
        meter.missing(rows.get(1).time);
        assertThat(Judged.set(meter.bar())).containsExactly(QualityRule.BAR_MISSING);
        assertThat(meter.bar().score()).isZero();
        assertThat(meter.bar().time()).isEqualTo(rows.get(1).time);
        assertThat(meter.session().score()).isEqualTo(50);
        assertThat(meter.session().first(QualityRule.BAR_MISSING)).isEqualTo(rows.get(1).time);
        meter.take(bar(rows.get(2)), QualityMeter.NOT_KNOWN);
        assertThat(meter.bar().score()).isEqualTo(100);
        assertThat(meter.session().score()).isEqualTo(200.0 / 3);
        assertThat(meter.session().bars()).isEqualTo(2);
    }
}
