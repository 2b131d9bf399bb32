// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static io.featureparity.flink.SomeBars.alone;
import static io.featureparity.flink.SomeBars.bar;
import static io.featureparity.flink.SomeBars.bars;
import static io.featureparity.flink.SomeBars.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RefusedBar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.RelativeClock;
import org.apache.flink.util.clock.SystemClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One record with a wrong time cannot push the watermark. */
class FeatureWatermarksTest {

    private static final int MINUTE = 60_000;
    private static final long DAY = 86_400_000;
    private static final Now LONG_AFTER = () -> time(0) + 4_000 * DAY;

    private static final class Context
            implements WatermarkGeneratorSupplier.Context, TimestampAssignerSupplier.Context {

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public RelativeClock getInputActivityClock() {
            return SystemClock.getInstance();
        }
    }

    /** One split of a source, and what its bars make of the watermark. */
    private static final class Split implements WatermarkOutput {

        private final WatermarkGenerator<InstrumentBar> generator;
        private final TimestampAssigner<InstrumentBar> times;
        private long watermark = Long.MIN_VALUE;

        Split(WatermarkStrategy<InstrumentBar> strategy) {
            generator = strategy.createWatermarkGenerator(new Context());
            times = strategy.createTimestampAssigner(new Context());
        }

        static Split at(Now now) {
            FeatureJobConfig config = History.settings().build();
            return new Split(FeatureWatermarks.guarded(
                    config,
                    WatermarkStrategy.<InstrumentBar>forMonotonousTimestamps()
                            .withTimestampAssigner((bar, before) -> bar.time()),
                    now));
        }

        long after(InstrumentBar bar) {
            generator.onEvent(bar, times.extractTimestamp(bar, Long.MIN_VALUE), this);
            generator.onPeriodicEmit(this);
            return watermark;
        }

        @Override
        public void emitWatermark(Watermark mark) {
            watermark = Math.max(watermark, mark.getTimestamp());
        }

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}
    }

    private static List<InstrumentBar> withPoison(long ahead) {
        List<InstrumentBar> bars = new ArrayList<>(bars("A"));
        bars.add(7, bar("B", "split", time(6) + ahead, 4000));
        return bars;
    }

    /** Sends bars through a split and a job. */
    private static void send(Harness harness, Split split, InstrumentBar bar) throws Exception {
        harness.bar(bar);
        long watermark = split.after(bar);
        harness.publicationsUntil(watermark);
        harness.barsUntil(watermark);
    }

    @ParameterizedTest
    @ValueSource(longs = {MINUTE + 1, DAY, 3_650 * DAY})
    void aBarAheadOfTheClockIsRefusedAndMakesNoOtherOneLate(long ahead) throws Exception {
        long[] clock = {time(0)};
        Now now = () -> clock[0];
        List<InstrumentBar> bars = withPoison(ahead);
        Split split = Split.at(now);
        try (Harness harness = Harness.begin(History.settings().build(), 1, now)) {
            for (InstrumentBar bar : bars) {
                clock[0] = bar.instrument().equals("A") ? bar.time() : clock[0];
                send(harness, split, bar);
            }
            assertThat(split.watermark).isEqualTo(time(SomeBars.LENGTH - 1) - 1);
            harness.end();
            assertThat(harness.side(FeatureOutputs.lateBars())).isEmpty();
            assertThat(harness.side(FeatureOutputs.refusedBars()))
                    .containsExactly(new RefusedBar(
                            bars.get(7),
                            "FP-1320",
                            "FP-1320 at " + bars.get(7).place()
                                    + ": must not be ahead of the clock by more than 60000 ms; it is at "
                                    + Instant.ofEpochMilli(time(6)) + ", but was "
                                    + Instant.ofEpochMilli(time(6) + ahead)));
            assertThat(harness.features()).isNotEmpty().isEqualTo(alone(bars("A")));
        }
    }

    @Test
    void aBarAheadOfTheClockByNoMoreThanAllowedIsTaken() throws Exception {
        Now now = () -> time(3) - MINUTE;
        assertThat(Split.at(now).after(bar("A", 3))).isEqualTo(time(3) - 1);
        try (Harness harness = Harness.begin(History.settings().build(), 1, now)) {
            harness.bar(bar("A", 3));
            assertThat(harness.side(FeatureOutputs.refusedBars())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {DAY + 1, 1_000 * DAY})
    void inAHistoryABarFarAheadOfTheOthersMakesNoneLate(long ahead) throws Exception {
        Split split = Split.at(LONG_AFTER);
        try (Harness harness = Harness.begin(History.settings().build(), 1, LONG_AFTER)) {
            for (InstrumentBar bar : withPoison(ahead)) {
                send(harness, split, bar);
            }
            harness.end();
            assertThat(harness.side(FeatureOutputs.lateBars())).isEmpty();
            assertThat(harness.side(FeatureOutputs.refusedBars())).isEmpty();
            assertThat(harness.features()).isNotEmpty().isEqualTo(alone(bars("A")));
        }
    }

    @Test
    void afterAGapOfAHistoryTheWatermarkWaitsForASecondBar() {
        Split split = Split.at(LONG_AFTER);
        long gap = 30 * DAY;
        assertThat(split.after(bar("A", 0))).isEqualTo(Long.MIN_VALUE);
        assertThat(split.after(bar("A", 1))).isEqualTo(time(1) - 1);
        assertThat(split.after(bar("A", "split", time(2) + DAY, 1))).isEqualTo(time(1) - 1);
        assertThat(split.after(bar("A", 2))).isEqualTo(time(2) - 1);
        assertThat(split.after(bar("A", "split", time(0) + gap, 1))).isEqualTo(time(2) - 1);
        assertThat(split.after(bar("A", "split", time(0) + 3 * gap, 1))).isEqualTo(time(0) + gap - 1);
        assertThat(split.after(bar("A", "split", time(1) + gap, 1))).isEqualTo(time(1) + gap - 1);
        assertThat(split.after(bar("A", "split", time(1) + gap + DAY, 1))).isEqualTo(time(1) + gap + DAY - 1);
    }

    @Test
    void inALiveSplitTheFirstBarAfterAGapIsBelieved() {
        long[] clock = {time(0)};
        Split split = Split.at(() -> clock[0]);
        assertThat(split.after(bar("A", 0))).isEqualTo(time(0) - 1);
        clock[0] += 3 * DAY;
        assertThat(split.after(bar("A", "split", clock[0], 1))).isEqualTo(clock[0] - 1);
    }

    @Test
    void theUsualStrategiesTakeTheTimesOfTheirRecords() {
        FeatureJobConfig config = History.settings().build();
        Split bars = new Split(FeatureWatermarks.ofBars(config, Duration.ofMillis(5)));
        bars.after(bar("A", 0));
        assertThat(bars.after(bar("A", 1))).isEqualTo(time(1) - 6);

        Publication publication = new Publication("dxy", 19_780, time(0), 50);
        assertThat(FeatureWatermarks.ofPublications(config, Duration.ZERO)
                        .createTimestampAssigner(new Context())
                        .extractTimestamp(publication, 0))
                .isEqualTo(time(0));
    }

    @Test
    void settingsThatAreNotPossibleAreRefused() {
        for (Duration most : new Duration[] {Duration.ofMillis(-1), Duration.ofDays(100_001)}) {
            assertThat(refusal(
                                    ComponentException.class,
                                    () -> History.settings()
                                            .mostAheadOfClock(most)
                                            .build())
                            .code())
                    .isEqualTo(ErrorCode.FLINK_SETTING);
            assertThat(refusal(
                                    ComponentException.class,
                                    () -> History.settings()
                                            .mostAheadOfLast(most)
                                            .build())
                            .code())
                    .isEqualTo(ErrorCode.FLINK_SETTING);
        }
    }
}
