// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.feed.FeedSnapshot;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.RefusedBar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** What a history takes in, by the rules of the live job. */
@SuppressWarnings("try") // an interrupt ends a test
class HistoryRulesTest {

    private static KeyedOneInputStreamOperatorTestHarness<String, InstrumentBar, Tuple2<String, byte[]>> task(long end)
            throws Exception {
        HistoryFunction function = new HistoryFunction(History.settings().build(), List.of(), end);
        var task = harness(function);
        task.open();
        return task;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, InstrumentBar, Tuple2<String, byte[]>> harness(
            HistoryFunction function) throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(function), InstrumentBar::instrument, Types.STRING);
    }

    private static FeedSnapshot snapshotOf(List<InstrumentBar> bars) {
        MarketFeed feed = History.settings()
                .build()
                .feed()
                .macro(PublicationGate.series(History.MODEL))
                .build();
        bars.forEach(bar -> feed.accept(bar.time(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()));
        return feed.snapshot();
    }

    private static <T> List<T> side(AbstractStreamOperatorTestHarness<?> task, OutputTag<T> tag) {
        Queue<StreamRecord<T>> sent = task.getSideOutput(tag);
        return sent == null
                ? List.of()
                : sent.stream().map(StreamRecord::getValue).toList();
    }

    @Test
    void ofWhatTheLiveJobRefusesNothingIsKept() throws Exception {
        try (var task = task(SomeBars.time(SomeBars.LENGTH))) {
            for (String name : List.of("", "A", "A\n")) {
                task.processElement(SomeBars.bar(name, 0), SomeBars.time(0));
            }
            task.processElement(new InstrumentBar("B", "split", SomeBars.time(0), -1, 1, 1, 1, 1), SomeBars.time(0));
            task.processWatermark(Long.MAX_VALUE);

            assertThat(task.extractOutputValues()).extracting(state -> state.f0).containsExactly("A");
            assertThat(side(task, FeatureOutputs.refusedBars()))
                    .extracting(refused -> refused.bar().instrument(), RefusedBar::code)
                    .containsExactlyInAnyOrder(tuple("", "FP-1321"), tuple("A\n", "FP-1321"), tuple("B", "FP-501"));
            assertThat(side(task, HistoryShare.counts()))
                    .extracting(count -> count.f0, count -> count.f1, count -> count.f2, count -> count.f3)
                    .containsExactlyInAnyOrder(
                            tuple("", 1L, 0L, 1L),
                            tuple("A", 1L, 1L, 0L),
                            tuple("A\n", 1L, 0L, 1L),
                            tuple("B", 1L, 0L, 1L));
        }
    }

    /** Some good bars, and among them what is refused; each bad one costs itself alone, in a history as in the live job. */
    @Test
    void aHistoryRefusesWhatTheLiveJobRefuses() throws Exception {
        List<InstrumentBar> bad = List.of(
                new InstrumentBar("A", "split", SomeBars.time(3), -1, 1, 1, 1, 1),
                SomeBars.bar("A", "other", SomeBars.time(5), 4005),
                SomeBars.bar("A", "", SomeBars.time(5), 4005),
                new InstrumentBar("A", "split", Long.MAX_VALUE, 1, 1, 1, 1, 1),
                new InstrumentBar("A", "split", Long.MIN_VALUE, 1, 1, 1, 1, 1),
                SomeBars.bar("A", "split", SomeBars.time(7), 9000));
        List<InstrumentBar> all = new ArrayList<>(SomeBars.bars("A"));
        all.addAll(8, bad.subList(5, 6));
        all.addAll(6, bad.subList(1, 5));
        all.add(4, bad.get(0));
        List<InstrumentBar> live;
        try (Harness harness = Harness.begin(History.settings().build(), 1)) {
            harness.bars(all);
            harness.end();
            assertThat(harness.features()).isEqualTo(SomeBars.alone(SomeBars.bars("A")));
            live = harness.side(FeatureOutputs.refusedBars()).stream()
                    .map(RefusedBar::bar)
                    .toList();
        }
        try (var task = task(SomeBars.time(SomeBars.LENGTH))) {
            for (InstrumentBar bar : all) {
                task.processElement(bar, bar.time());
            }
            task.processWatermark(Long.MAX_VALUE);

            assertThat(side(task, FeatureOutputs.refusedBars()))
                    .extracting(RefusedBar::bar)
                    .containsExactlyInAnyOrderElementsOf(bad)
                    .containsExactlyInAnyOrderElementsOf(live);
            assertThat(task.extractOutputValues())
                    .singleElement()
                    .satisfies(state -> assertThat(FeedSnapshot.parse(state.f1).toBytes())
                            .isEqualTo(snapshotOf(SomeBars.bars("A")).toBytes()));
        }
    }

    @Test
    void barsOfOneTimeWithoutAnOrderAreRefusedInAHistoryToo() throws Exception {
        List<InstrumentBar> unknown = SomeBars.bars("A").stream()
                .map(bar -> SomeBars.bar("A", "", bar.time(), bar.close()))
                .toList();
        InstrumentBar one = SomeBars.bar("A", "", SomeBars.time(7) + 60_000, 10);
        InstrumentBar other = SomeBars.bar("A", "", SomeBars.time(7) + 60_000, 11);
        try (var task = task(SomeBars.time(SomeBars.LENGTH))) {
            for (InstrumentBar bar : unknown) {
                task.processElement(bar, bar.time());
                if (bar.time() == SomeBars.time(7)) {
                    task.processElement(one, one.time());
                    task.processElement(other, other.time());
                }
            }
            task.processWatermark(Long.MAX_VALUE);

            assertThat(side(task, FeatureOutputs.refusedBars()))
                    .extracting(RefusedBar::code, RefusedBar::bar)
                    .containsExactly(tuple("FP-1302", one), tuple("FP-1302", other));
            assertThat(task.extractOutputValues().get(0).f1)
                    .isEqualTo(snapshotOf(unknown).toBytes());
        }
    }

    /** A wrong time costs itself alone: before the others, after the end, and so far ahead that the others would be behind it. */
    @Test
    void aPoisonousTimeCostsItselfAlone() throws Exception {
        long end = SomeBars.time(SomeBars.LENGTH) + Duration.ofDays(30).toMillis();
        InstrumentBar behind = SomeBars.bar("A", "split", SomeBars.time(2), 4002);
        InstrumentBar ahead =
                SomeBars.bar("A", "split", SomeBars.time(5) + Duration.ofDays(7).toMillis(), 4000);
        InstrumentBar after = SomeBars.bar("A", "split", end + 1, 1);
        try (var task = task(end)) {
            for (InstrumentBar bar : SomeBars.bars("A")) {
                task.processElement(bar, bar.time());
                if (bar.time() == SomeBars.time(5)) {
                    for (InstrumentBar poison : List.of(behind, ahead, after)) {
                        task.processElement(poison, poison.time());
                    }
                }
            }
            task.processWatermark(Long.MAX_VALUE);

            assertThat(side(task, FeatureOutputs.refusedBars()))
                    .extracting(RefusedBar::code, RefusedBar::bar)
                    .containsExactly(tuple("FP-1306", behind), tuple("FP-1306", after));
            List<InstrumentBar> taken = new ArrayList<>(SomeBars.bars("A"));
            taken.add(ahead); // as in the live job, which holds it back until its time has come
            assertThat(task.extractOutputValues().get(0).f1)
                    .isEqualTo(snapshotOf(taken).toBytes());
        }
    }

    /** Nothing else would tell: each of them is a time, and they are in order. */
    @Test
    void barsInSecondsAreRefusedWithTheUnitInAHistoryAndLive() throws Exception {
        List<InstrumentBar> seconds = SomeBars.bars("A").stream()
                .map(bar -> SomeBars.bar("A", "split", bar.time() / 1000, bar.close()))
                .toList();
        String message =
                "FP-908 at bar of A at 1970-01-20T18:52:37.200Z from split: must be a plausible time; as seconds since"
                        + " 1970 it is 2024-03-04T13:00:00Z (or say trustTimes), but was 1970-01-20T18:52:37.200Z";
        try (var task = task(SomeBars.time(SomeBars.LENGTH));
                Harness live = Harness.begin(History.settings().build(), 1)) {
            for (InstrumentBar bar : seconds) {
                task.processElement(bar, bar.time());
            }
            live.bars(seconds);
            assertThat(side(task, FeatureOutputs.refusedBars()))
                    .extracting(RefusedBar::bar)
                    .containsExactlyElementsOf(seconds);
            assertThat(side(task, FeatureOutputs.refusedBars()).get(0).message())
                    .isEqualTo(message);
            assertThat(live.side(FeatureOutputs.refusedBars())).isEqualTo(side(task, FeatureOutputs.refusedBars()));
        }
        FeatureJobConfig trusting = History.settings().trustTimes().build();
        try (Harness live = Harness.begin(trusting, 1)) {
            live.bars(seconds);
            assertThat(live.side(FeatureOutputs.refusedBars())).isEmpty();
        }
    }

    @Test
    void moreHeldBarsThanAllowedEndAHistory() throws Exception {
        HistoryFunction function =
                new HistoryFunction(History.settings().mostHeld(2).build(), List.of(), SomeBars.time(9));
        try (var task = harness(function)) {
            task.open();
            InstrumentBar bar = SomeBars.bar("A", 0);
            task.processElement(bar, bar.time());
            task.processElement(bar, bar.time());
            assertThat(refusal(ComponentException.class, () -> task.processElement(bar, bar.time()))
                            .code())
                    .isEqualTo(ErrorCode.FLINK_TOO_MANY_HELD);
        }
    }

    @Test
    void aHistoryThatGoesOnFromItsMidstIsRefused() throws Exception {
        OperatorSubtaskState half;
        try (var task = task(SomeBars.time(9))) {
            task.processElement(SomeBars.bar("A", 0), SomeBars.time(0));
            half = task.snapshot(1, 1);
        }
        HistoryFunction function = new HistoryFunction(History.settings().build(), List.of(), SomeBars.time(9));
        try (var task = harness(function)) {
            task.initializeState(half);
            task.open();
            ComponentException refused = refusal(
                    ComponentException.class, () -> task.processElement(SomeBars.bar("A", 1), SomeBars.time(1)));
            assertThat(refused).hasMessageContaining("by a job without checkpoints");
        }
    }
}
