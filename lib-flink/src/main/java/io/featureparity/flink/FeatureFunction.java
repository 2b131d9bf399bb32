// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RecordTypes;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Computes the features of bars, keyed by instrument. Macro publications come as a broadcast stream, through the gate of {@link
 * FeatureJob}. A bar is held back until the watermark of both streams has passed its time. By then all bars before it and all
 * publications that it may see have arrived, in whatever order.
 *
 * <p>{@link FeatureTask} does the work in each task; Flink sends this class to the tasks.
 */
public final class FeatureFunction
        extends KeyedBroadcastProcessFunction<String, InstrumentBar, Publication, FeatureVector> {

    private static final long serialVersionUID = 1L;

    private final FeatureJobConfig config;
    private final Now now;
    private transient @Nullable FeatureTask task;

    /**
     * Makes the function.
     *
     * @param config the model and the settings of the job
     */
    public FeatureFunction(FeatureJobConfig config) {
        this(config, Now.system());
    }

    FeatureFunction(FeatureJobConfig config, Now now) {
        this.config = Objects.requireNonNull(config, "config");
        this.now = now;
    }

    /** {@return where the publications are kept in each task, by column, day and availability} */
    static MapStateDescriptor<String, Publication> published() {
        return new MapStateDescriptor<>("published", Types.STRING, RecordTypes.of(Publication.class));
    }

    /** Reads the model's documents and checks their hashes; the task does not start if they differ. */
    @Override
    public void open(OpenContext context) {
        task = new FeatureTask(config, now, getRuntimeContext());
    }

    private FeatureTask task() {
        return Objects.requireNonNull(task, "a task is opened first");
    }

    @Override
    public void processElement(InstrumentBar bar, ReadOnlyContext context, Collector<FeatureVector> out)
            throws Exception {
        task().hold(bar, context);
    }

    @Override
    public void processBroadcastElement(Publication publication, Context context, Collector<FeatureVector> out)
            throws Exception {
        task().publish(publication, context);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<FeatureVector> out) throws Exception {
        task().compute(context, out);
    }
}
