// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RecordTypes;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Adds the engine to a Flink job. It has two parts: a gate, which passes each macro publication on when the watermark has
 * passed its availability, and the {@link FeatureFunction}, which computes the features.
 *
 * <p>Both streams need watermarks in event time: the bars by their times, the publications by their availability. Bars are held
 * back until both watermarks have passed their time. So the stream of publications must go on sending watermarks while nothing
 * is published, and must not be marked as idle. {@link FeatureWatermarks} makes watermarks that one wrong record cannot push
 * ahead.
 */
public final class FeatureJob {

    /** The uid of the gate, by which its state is found in a savepoint. */
    public static final String PUBLICATIONS_UID = "feature-parity-publications";

    /** The uid of the function that computes, by which its state is found in a savepoint. */
    public static final String FEATURES_UID = "feature-parity-features";

    private static final String TIMES_UID = "feature-parity-times";
    private static final String NO_PUBLICATIONS_UID = "feature-parity-no-publications";

    /**
     * In how many tasks Flink could run the gate. It is written into savepoints and never changes. The State Processor API takes
     * nothing below 2; the gate itself refuses to be one of two.
     */
    static final int GATES_AT_MOST = 2;

    private FeatureJob() {}

    /**
     * Computes the features of bars, with macro values.
     *
     * @param config the model and the settings of the job
     * @param bars the bars of all instruments, with watermarks
     * @param publications the macro values as they were published, with watermarks
     * @return the streams that the job sends out
     */
    public static FeatureStreams attach(
            FeatureJobConfig config, DataStream<InstrumentBar> bars, DataStream<Publication> publications) {
        SingleOutputStreamOperator<Publication> passed = publications
                .global()
                .transform(PUBLICATIONS_UID, RecordTypes.of(Publication.class), new PublicationGate(config))
                .setParallelism(1)
                .setMaxParallelism(GATES_AT_MOST)
                .uid(PUBLICATIONS_UID);
        SingleOutputStreamOperator<FeatureVector> computed = bars.keyBy(InstrumentBar::instrument, Types.STRING)
                .connect(passed.broadcast(FeatureFunction.published()))
                .process(new FeatureFunction(config), RecordTypes.of(FeatureVector.class))
                .name(FEATURES_UID)
                .uid(FEATURES_UID);
        SingleOutputStreamOperator<FeatureVector> features = computed.transform(
                        TIMES_UID, RecordTypes.of(FeatureVector.class), new VectorTimes())
                .uid(TIMES_UID);
        return new FeatureStreams(features, computed, passed.getSideOutput(FeatureOutputs.refusedPublications()));
    }

    /**
     * Computes the features of bars without macro values: the contract has no macro columns, or all their values are absent.
     *
     * @param config the model and the settings of the job
     * @param bars the bars of all instruments, with watermarks
     * @return the streams that the job sends out
     */
    public static FeatureStreams attach(FeatureJobConfig config, DataStream<InstrumentBar> bars) {
        SingleOutputStreamOperator<Publication> none = bars.<Publication>flatMap((bar, out) -> {})
                .returns(RecordTypes.of(Publication.class))
                .name(NO_PUBLICATIONS_UID)
                .uid(NO_PUBLICATIONS_UID);
        return attach(config, bars, none);
    }
}
