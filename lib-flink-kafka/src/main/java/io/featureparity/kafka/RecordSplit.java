// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Sends records on, and those that cannot be read to a side output; counts both in the group {@code feature_parity}. */
final class RecordSplit<T> extends ProcessFunction<Either<Notice, T>, T> {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Counter records;
    private transient @Nullable Counter heartbeats;
    private transient @Nullable Counter refused;

    static OutputTag<RefusedRecord> tag() {
        return new OutputTag<>("feature-parity-refused-records", RefusedRecords.type());
    }

    @Override
    public void open(OpenContext context) {
        MetricGroup group = getRuntimeContext().getMetricGroup().addGroup("feature_parity");
        records = group.counter("records_read");
        heartbeats = group.counter("heartbeats");
        refused = group.counter("records_refused");
    }

    @Override
    public void processElement(Either<Notice, T> read, Context context, Collector<T> out) {
        if (read.isRight()) {
            count(records);
            out.collect(read.right());
            return;
        }
        RefusedRecord notTaken = read.left().refused();
        if (notTaken == null) {
            count(heartbeats);
        } else {
            count(refused);
            context.output(tag(), notTaken);
        }
    }

    private static void count(@Nullable Counter counter) {
        if (counter != null) {
            counter.inc();
        }
    }
}
