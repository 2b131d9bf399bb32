// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import io.featureparity.kafka.wire.RecordFormat;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.types.Either;

/**
 * The watermarks of one partition: those that another strategy makes of its records, and those that its heartbeats say. A record
 * that cannot be read has no time, and moves nothing.
 */
final class RecordTimes<T> implements WatermarkStrategy<Either<Notice, T>> {

    private static final long serialVersionUID = 1L;

    private final RecordFormat<T> format;
    private final WatermarkStrategy<T> ofRecords;

    RecordTimes(RecordFormat<T> format, WatermarkStrategy<T> ofRecords) {
        this.format = format;
        this.ofRecords = ofRecords;
    }

    @Override
    public TimestampAssigner<Either<Notice, T>> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return (read, sent) -> read.isRight() ? format.time(read.right()) : sent;
    }

    @Override
    public WatermarkGenerator<Either<Notice, T>> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        return new OfPartition<>(ofRecords.createWatermarkGenerator(context));
    }

    private static final class OfPartition<T> implements WatermarkGenerator<Either<Notice, T>> {

        private final WatermarkGenerator<T> ofRecords;

        OfPartition(WatermarkGenerator<T> ofRecords) {
            this.ofRecords = ofRecords;
        }

        @Override
        public void onEvent(Either<Notice, T> read, long time, WatermarkOutput output) {
            if (read.isRight()) {
                ofRecords.onEvent(read.right(), time, output);
            } else if (read.left().refused() == null) {
                output.emitWatermark(new Watermark(read.left().time()));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            ofRecords.onPeriodicEmit(output);
        }
    }
}
