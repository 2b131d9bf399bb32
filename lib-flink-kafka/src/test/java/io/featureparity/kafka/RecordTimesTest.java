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
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.types.Either;
import org.junit.jupiter.api.Test;

class RecordTimesTest {

    private final RecordTimes<InstrumentBar> times = new RecordTimes<>(
            RecordFormat.ofBars(RecordForm.AVRO), WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofMillis(10)));
    private final WatermarkGenerator<Either<Notice, InstrumentBar>> partition = times.createWatermarkGenerator(null);
    private final List<Long> watermarks = new ArrayList<>();
    private final WatermarkOutput output = new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
            watermarks.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
            throw new AssertionError("idle");
        }

        @Override
        public void markActive() {
            throw new AssertionError("active");
        }
    };

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
}
