// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import static io.featureparity.features.quality.Judged.BARS_OF_SESSION;
import static io.featureparity.features.quality.Judged.CALENDAR;
import static io.featureparity.features.quality.Judged.CONTRACT;
import static io.featureparity.features.quality.Judged.FIVE_MINUTES;
import static io.featureparity.features.quality.Judged.RULES;
import static io.featureparity.features.quality.Judged.tidy;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.quality.Judged.Row;
import io.featureparity.features.quality.Judged.Session;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.testsupport.allocation.Allocation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QualityMeterTest {

    private static final long DAY = 86_400_000;

    private static QualityMeter meter() {
        return meter(RULES);
    }

    private static QualityMeter meter(QualityRules rules) {
        return QualityMeter.of(rules, CONTRACT, CALENDAR, session -> {});
    }

    private static BarBuffer bar(Row row) {
        BarBuffer bar = BarBuffer.of(CONTRACT.macroColumns());
        row.put(bar);
        return bar;
    }

    // ---- a second computation

    /** Bars with several faults each, some of which meet. */
    private static List<Row> spoilt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = tidy(seed, 3);
        List<Injection> faults = List.of(Injection.values());
        for (int i = 0; i < 12; i++) {
            Injection fault = faults.get(random.nextInt(faults.size()));
            fault.into(rows, random.nextInt(rows.size() - BARS_OF_SESSION - 8));
        }
        return rows;
    }

    @Property(tries = 40)
    void scoresAreThoseOfASecondComputation(@ForAll long seed) {
        List<Row> rows = spoilt(seed);
        Judged judged = Judged.of(rows);
        Recomputed again = new Recomputed(rows);

        assertThat(judged.broken).isEqualTo(again.broken);
        assertThat(judged.scores).isEqualTo(again.scores);
        int from = 0;
        for (Session session : judged.sessions) {
            int end = (int) (from + session.bars());
            assertThat(session.score()).isEqualTo(again.session(from, end));
            from = end;
        }
        assertThat(from).isEqualTo(rows.size());
    }

    // ---- sessions

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

    // ---- history

    @Test
    void aBarOfARepeatedTimeTakesThePlaceOfOneWithoutUsablePrices() {
        List<Row> rows = tidy(1, 1);
        Row bad = rows.get(30).copy();
        bad.close = -1;
        rows.add(30, bad);
        Judged judged = Judged.of(rows);
        assertThat(judged.broken.get(30)).containsExactly(QualityRule.PRICE_NOT_POSITIVE);
        assertThat(judged.broken.get(31)).containsExactly(QualityRule.REPEATED_TIME);
        rows.subList(31, rows.size()).forEach(row -> row.scale(1.05));
        assertThat(Judged.of(rows).broken.get(31)).containsExactly(QualityRule.REPEATED_TIME, QualityRule.PRICE_JUMP);
    }

    @Test
    void returnsAreJudgedOnlyWhenThereAreEnoughBeforeThem() {
        for (int at : new int[] {20, 21}) {
            List<Row> rows = tidy(3, 1);
            rows.subList(at, rows.size()).forEach(row -> row.scale(1.05));
            assertThat(Judged.of(rows).counts().keySet())
                    .isEqualTo(at == 20 ? Set.of() : Set.of(QualityRule.PRICE_JUMP));
        }
    }

    @Test
    void aMacroValueAfterZeroIsNoStep() {
        List<Row> rows = tidy(1, 1);
        rows.subList(0, 30).forEach(row -> row.macro[0] = 0);
        assertThat(Judged.of(rows).counts()).isEmpty();
    }

    @Test
    void aBarThatIsNotTakenInIsJudgedByItsPrices() {
        QualityMeter meter = meter();
        Row row = tidy(1, 1).get(0);
        row.macro[0] = Double.POSITIVE_INFINITY;
        meter.leaveOut(bar(row), QualityMeter.NOT_KNOWN);
        assertThat(meter.bar().broken()).isZero();
        assertThat(meter.session().columnsNeverPresent()).containsExactly("dxy", "vix");
        assertThat(meter.bar()).hasToString("score 100.0");
        assertThat(meter.lastTaken().score()).isNaN();
        row.time += FIVE_MINUTES;
        meter.take(bar(row), row.time);
        assertThat(meter.bar()).hasToString("score 30.0, macro_not_finite, arrived_early");
        meter.leaveOut(bar(row), QualityMeter.NOT_KNOWN);
        assertThat(meter.bar()).hasToString("score 70.0, repeated_time");
        assertThat(meter.lastTaken()).hasToString("score 30.0, macro_not_finite, arrived_early");

        QualityMeter restored = meter();
        restored.restore(meter.save());
        assertThat(restored.lastTaken()).hasToString("score 30.0, macro_not_finite, arrived_early");
        assertThat(restored.lastTaken().time()).isEqualTo(row.time);
        assertThat(restored.bar().score()).isNaN();
    }

    // ---- the state

    @Property(tries = 10)
    void aMeterThatGoesOnFromAStateSaysWhatOneThatNeverStoppedSays(@ForAll long seed) {
        List<Row> rows = spoilt(seed);
        QualityMeter whole = meter();
        QualityMeter stopped = meter();
        for (int i = 0; i < rows.size(); i++) {
            whole.take(bar(rows.get(i)), rows.get(i).arrived);
            QualityMeter restored = meter();
            restored.restore(stopped.save());
            stopped = restored;
            stopped.take(bar(rows.get(i)), rows.get(i).arrived);
            assertThat(stopped.bar().broken()).isEqualTo(whole.bar().broken());
            assertThat(stopped.session().score()).isEqualTo(whole.session().score());
            assertThat(stopped.save()).isEqualTo(whole.save());
        }
    }

    @Test
    void aStateOfOtherRulesBeginsAnewAndAnImpossibleOneIsRefused() {
        QualityMeter meter = meter();
        double[] fresh = meter.save();
        tidy(1, 1).forEach(row -> meter.take(bar(row), QualityMeter.NOT_KNOWN));
        double[] judged = meter.save();

        String other = RULES.document().canonicalText().replace("\"bars\":6", "\"bars\":7");
        QualityMeter ofOthers = meter(QualityRules.parse("others", other));
        double[] freshOfOthers = ofOthers.save();
        ofOthers.restore(judged);
        assertThat(ofOthers.save()).isEqualTo(freshOfOthers).isNotEqualTo(fresh);

        meter.restore(new double[0]);
        assertThat(meter.save()).isEqualTo(fresh);
        assertThat(meter.bar().score()).isNaN();

        meter.restore(judged);
        double[] impossible = judged.clone();
        impossible[1] = 0.5;
        assertThat(refusal(SnapshotException.class, () -> meter.restore(impossible))
                        .code())
                .isEqualTo(ErrorCode.SNAPSHOT_STATE);
        assertThat(meter.save()).isEqualTo(judged);
    }

    @Test
    void aMeterThatJudgedNothingSaysNothing() {
        QualityMeter meter = meter();
        assertThat(meter.bar().score()).isNaN();
        assertThat(meter.session().score()).isNaN();
        assertThat(meter.session().isWhole()).isFalse();
        meter.end();
        assertThat(meter.rules()).isEqualTo(QualityRules.builtIn());
    }

    @Test
    void judgingAllocatesNothing() {
        long[] ended = new long[1];
        QualityMeter meter = QualityMeter.of(RULES, CONTRACT, CALENDAR, session -> ended[0]++);
        List<BarBuffer> bars = spoilt(7).stream().map(QualityMeterTest::bar).toList();
        long week = 7 * DAY;
        long lastDay = CALENDAR.dayOf(bars.get(0).time()) + 200 * 7;
        IntStream.rangeClosed((int) CALENDAR.dayOf(bars.get(0).time()), (int) lastDay)
                .forEach(CALENDAR::barsExpected); // the first use of a year makes its days
        Allocation.requireAtMost(100, 0, round -> {
            for (int i = 0; i < bars.size(); i++) {
                BarBuffer bar = bars.get(i);
                bar.set(bar.time() + week, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
                meter.take(bar, bar.time() + FIVE_MINUTES);
            }
        });
        assertThat(ended[0]).isGreaterThan(400);
    }
}
