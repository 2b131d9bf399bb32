// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.kafka.wire.RecordForm;
import io.featureparity.kafka.wire.RecordFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.types.Either;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordTimesTest {

    private final RecordTimes<InstrumentBar> times = times(null);
    private final ManualClock clock = new ManualClock(1);
    private WatermarkGenerator<Either<Notice, InstrumentBar>> partition = times.createWatermarkGenerator(context());
    private boolean idle;
    private final List<Long> watermarks = new ArrayList<>();
    private final WatermarkOutput output = new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
            watermarks.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
            idle = true;
        }

        @Override
        public void markActive() {
            throw new AssertionError("active");
        }
    };

    private static RecordTimes<InstrumentBar> times(@Nullable Duration idleAfter) {
        return new RecordTimes<>(
                RecordFormat.ofBars(RecordForm.AVRO),
                WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofMillis(10)),
                idleAfter);
    }

    /** What reads bars faster than publications waits for them, if the strategy says so. */
    @Test
    void theAlignmentOfTheRecordsIsKept() {
        RecordTimes<InstrumentBar> aligned = new RecordTimes<>(
                RecordFormat.ofBars(RecordForm.AVRO),
                WatermarkStrategy.<InstrumentBar>forMonotonousTimestamps()
                        .withWatermarkAlignment("bars and publications", Duration.ofHours(1)),
                null);
        assertThat(aligned.getAlignmentParameters().getWatermarkGroup()).isEqualTo("bars and publications");
        assertThat(times.getAlignmentParameters().isEnabled()).isFalse();
    }

    private WatermarkGeneratorSupplier.Context context() {
        return new WatermarkGeneratorSupplier.Context() {
            @Override
            public MetricGroup getMetricGroup() {
                throw new UnsupportedOperationException();
            }

            @Override
            public RelativeClock getInputActivityClock() {
                return clock;
            }
        };
    }

    private boolean isIdleAfterASecond() {
        idle = false;
        partition.onPeriodicEmit(output); // sees what came since the last time
        partition.onPeriodicEmit(output); // begins to wait
        clock.advanceTime(Duration.ofMillis(1001));
        partition.onPeriodicEmit(output);
        return idle;
    }

    private static Either<Notice, InstrumentBar> bar(long time) {
        return Either.Right(new InstrumentBar("I", "bars-0", time, 1, 1, 1, 1, 1));
    }

    private static Either<Notice, InstrumentBar> unreadable() {
        return Either.Left(
                new Notice(Long.MIN_VALUE, new RefusedRecord("bars-0", 0, "FP-1307", "torn", null, new byte[0], 0)));
    }

    @Test
    void theTimeOfARecordIsItsOwn() {
        assertThat(times.createTimestampAssigner(null).extractTimestamp(bar(5), 77))
                .isEqualTo(5);
        assertThat(times.createTimestampAssigner(null).extractTimestamp(unreadable(), 77))
                .isEqualTo(77);
    }

    @Test
    void recordsMoveTheWatermarkByTheStrategy() {
        partition.onEvent(bar(1000), 1000, output);
        partition.onPeriodicEmit(output);

        assertThat(watermarks).containsExactly(989L);
    }

    @Test
    void aHeartbeatIsAWatermarkAtOnce() {
        partition.onEvent(Either.Left(new Notice(5000, null)), 1, output);

        assertThat(watermarks).containsExactly(5000L);
    }

    @Test
    void whatCannotBeReadMovesNothing() {
        partition.onEvent(bar(1000), 1000, output);
        partition.onEvent(unreadable(), 9_999_999, output);
        partition.onPeriodicEmit(output);

        assertThat(watermarks).containsExactly(989L);
    }

    @Test
    void aPartitionWithoutARecordOrHeartbeatIsIdle() {
        partition = times(Duration.ofSeconds(1)).createWatermarkGenerator(context());
        partition.onEvent(bar(1000), 1000, output);
        assertThat(isIdleAfterASecond()).isTrue();

        partition.onEvent(Either.Left(new Notice(5000, null)), 1, output);
        assertThat(isIdleAfterASecond()).as("after a heartbeat, once more").isTrue();

        partition.onEvent(unreadable(), 1, output);
        assertThat(isIdleAfterASecond()).as("it was idle, and still is").isFalse();
        assertThat(watermarks).contains(5000L);
    }

    @Test
    void aPartitionIsNeverIdleUnlessItIsAskedFor() {
        partition.onEvent(bar(1000), 1000, output);
        assertThat(isIdleAfterASecond()).isFalse();
    }
}
