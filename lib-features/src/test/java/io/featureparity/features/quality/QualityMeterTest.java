// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import static io.featureparity.features.quality.Judged.BARS_OF_SESSION;
import static io.featureparity.features.quality.Judged.CALENDAR;
import static io.featureparity.features.quality.Judged.CONTRACT;
import static io.featureparity.features.quality.Judged.FIVE_MINUTES;
import static io.featureparity.features.quality.Judged.RULES;
import static io.featureparity.features.quality.Judged.bar;
import static io.featureparity.features.quality.Judged.meter;
import static io.featureparity.features.quality.Judged.tidy;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.quality.Judged.Row;
import io.featureparity.features.quality.Judged.Session;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.testsupport.allocation.Allocation;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QualityMeterTest {

    private static final long DAY = 86_400_000;

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
        List<BarBuffer> bars = spoilt(7).stream().map(Judged::bar).toList();
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
