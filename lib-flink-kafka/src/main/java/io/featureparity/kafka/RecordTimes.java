// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import io.featureparity.kafka.wire.RecordFormat;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkAlignmentParams;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.types.Either;
import org.jspecify.annotations.Nullable;

/**
 * The watermarks of one partition: those that another strategy makes of its records, and those that its heartbeats say. A record
 * that cannot be read has no time, and moves nothing; it does not even show that the partition is alive.
 */
final class RecordTimes<T> implements WatermarkStrategy<Either<Notice, T>> {

    private static final long serialVersionUID = 1L;

    private final RecordFormat<T> format;
    private final WatermarkStrategy<T> ofRecords;
    private final @Nullable Duration idleAfter;

    /**
     * Makes the strategy.
     *
     * @param format what the records are
     * @param ofRecords the watermarks that records make
     * @param idleAfter after how long without a record and without a heartbeat a partition is idle; null if never
     */
    RecordTimes(RecordFormat<T> format, WatermarkStrategy<T> ofRecords, @Nullable Duration idleAfter) {
        this.format = format;
        this.ofRecords = ofRecords;
        this.idleAfter = idleAfter;
    }

    @Override
    public TimestampAssigner<Either<Notice, T>> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return (read, sent) -> read.isRight() ? format.time(read.right()) : sent;
    }

    @Override
    public WatermarkAlignmentParams getAlignmentParameters() {
        return ofRecords.getAlignmentParameters();
    }

    @Override
    public WatermarkGenerator<Either<Notice, T>> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        WatermarkStrategy<Either<Notice, T>> told = within -> new Told<>(ofRecords.createWatermarkGenerator(within));
        return new Filtered<>(
                (idleAfter == null ? told : told.withIdleness(idleAfter)).createWatermarkGenerator(context));
    }

    /** Tells another generator what could be read. */
    private record Filtered<T>(WatermarkGenerator<Either<Notice, T>> told)
            implements WatermarkGenerator<Either<Notice, T>> {

        @Override
        public void onEvent(Either<Notice, T> read, long time, WatermarkOutput output) {
            if (read.isRight() || read.left().refused() == null) {
                told.onEvent(read, time, output);
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            told.onPeriodicEmit(output);
        }
    }

    /** Makes watermarks of records and of heartbeats. */
    private record Told<T>(WatermarkGenerator<T> ofRecords) implements WatermarkGenerator<Either<Notice, T>> {

        @Override
        public void onEvent(Either<Notice, T> read, long time, WatermarkOutput output) {
            if (read.isRight()) {
                ofRecords.onEvent(read.right(), time, output);
            } else {
                output.emitWatermark(new Watermark(read.left().time()));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            ofRecords.onPeriodicEmit(output);
        }
    }
}
