// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.feed.FeedSnapshot;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RefusedBar;
import io.featureparity.flink.state.InstrumentState;
import io.featureparity.flink.state.Split;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.OperatorTransformation;
import org.apache.flink.state.api.SavepointWriter;
import org.apache.flink.state.api.functions.KeyedStateBootstrapFunction;
import org.apache.flink.state.api.functions.StateBootstrapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/**
 * Computes the states of a job from history and writes them into a savepoint, so that a live job starts warm: its first
 * observation is that of a job that had run all the time. The same feeds as in the job compute the history, and the same rules
 * refuse bars. The gate gets all publications.
 *
 * <p>Flink's State Processor API ({@code flink-state-processor-api}) writes the savepoint. Bars of one instrument must come in
 * the order of their times, for example from a sorted source of parallelism 1. The splits of these bars are not remembered: the
 * first live bar sets the split of its instrument.
 *
 * <p>If a bar is refused, only this bar is lost. But if too many bars are refused, the job fails (FP-1314) and writes no
 * savepoint: a history in wrong units, or with wrong times, would make a job that is not warm.
 */
public final class FeatureHistory {

    /** The accumulator that tells how many bars came, in the result of the job that writes the savepoint. */
    public static final String BARS = "feature-parity-history-bars";

    /** The accumulator that tells how many of these bars were taken in. */
    public static final String BARS_TAKEN = "feature-parity-history-bars-taken";

    /** The accumulator that tells how many of these bars were refused. */
    public static final String BARS_REFUSED = "feature-parity-history-bars-refused";

    private static final double USUAL_MOST_REFUSED = 0.01;

    private final FeatureJobConfig config;
    private final List<Publication> publications;
    private final long end;
    private final SingleOutputStreamOperator<Tuple2<String, byte[]>> states;
    private double mostRefused = USUAL_MOST_REFUSED;

    private FeatureHistory(
            FeatureJobConfig config, DataStream<InstrumentBar> bars, List<Publication> publications, long end) {
        this.config = config;
        this.publications = publications;
        this.end = end;
        // In batch mode Flink sorts the bars of an instrument by their timestamps; bars without one would lose their
        // order.
        states = bars.assignTimestampsAndWatermarks(WatermarkStrategy.<InstrumentBar>noWatermarks()
                        .withTimestampAssigner((bar, before) -> bar.time()))
                .keyBy(InstrumentBar::instrument, Types.STRING)
                .process(
                        new HistoryFunction(config, publications, end),
                        Types.TUPLE(Types.STRING, Types.PRIMITIVE_ARRAY(Types.BYTE)));
    }

    /**
     * Makes a history from bars and publications.
     *
     * @param config the model and the settings; the live job must have the same model and policy
     * @param bars all bars up to the end; those of one instrument in the order of their times
     * @param publications all macro values that were published up to the end; there may be later ones
     * @param end the last instant of the history; live bars and live publications must come after it
     * @return the history, to be added to a savepoint
     */
    public static FeatureHistory of(
            FeatureJobConfig config, DataStream<InstrumentBar> bars, List<Publication> publications, Instant end) {
        List<Publication> sorted = new ArrayList<>(publications);
        sorted.sort(Comparator.comparingLong(Publication::available));
        MacroSeries series = PublicationGate.series(config.model());
        sorted.forEach(publication -> PublicationGate.requireGood(config, series, publication)); // before anything runs
        return new FeatureHistory(config, bars, sorted, end.toEpochMilli());
    }

    /**
     * Adds the states to a savepoint, as {@link #of} and {@link #addTo(SavepointWriter)} do.
     *
     * @param savepoint the savepoint, to be written when the job runs
     * @param config the model and the settings; the live job must have the same model and policy
     * @param bars all bars up to the end; those of one instrument in the order of their times
     * @param publications all macro values that were published up to the end; there may be later ones
     * @param end the last instant of the history; live bars and live publications must come after it
     * @return the savepoint
     */
    public static SavepointWriter addTo(
            SavepointWriter savepoint,
            FeatureJobConfig config,
            DataStream<InstrumentBar> bars,
            List<Publication> publications,
            Instant end) {
        return of(config, bars, publications, end).addTo(savepoint);
    }

    /**
     * Sets which share of all bars may be refused. If more are refused, the job fails and writes no savepoint. It also fails if
     * more than half of the bars of one instrument are refused (or more than this share, if the share is above a half), and if
     * no bar of an instrument is taken in.
     *
     * @param share the share, from 0 to 1; 0.01 unless it is set. With 1 the job fails only if no bar at all is taken in
     * @return this
     * @throws ComponentException if the share is not from 0 to 1
     */
    public FeatureHistory mostRefused(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new ComponentException(new Fault(
                    ErrorCode.FLINK_SETTING, "share of refused bars", "must be from 0 to 1", Double.toString(share)));
        }
        mostRefused = share;
        return this;
    }

    /** {@return the bars that were refused, with the code of the rule that they break} */
    public DataStream<RefusedBar> refusedBars() {
        return states.getSideOutput(FeatureOutputs.refusedBars());
    }

    /**
     * Adds the states to a savepoint.
     *
     * @param savepoint the savepoint, to be written when the job runs
     * @return the savepoint
     */
    public SavepointWriter addTo(SavepointWriter savepoint) {
        // The gate gets its end only when enough was taken in, and without the gate there is no savepoint.
        DataStream<Long> ended = states.getSideOutput(HistoryShare.counts())
                .global()
                .transform("history-share", Types.LONG, new HistoryShare(mostRefused, end))
                .setParallelism(1);
        return savepoint
                .withOperator(
                        OperatorIdentifier.forUid(FeatureJob.PUBLICATIONS_UID),
                        OperatorTransformation.bootstrapWith(ended)
                                .setMaxParallelism(FeatureJob.GATES_AT_MOST)
                                .transform(new Gate(publications)))
                .withOperator(
                        OperatorIdentifier.forUid(FeatureJob.FEATURES_UID),
                        OperatorTransformation.bootstrapWith(states)
                                .keyBy(state -> state.f0, Types.STRING)
                                .transform(new States(config)));
    }

    /** What the gate holds at the end of a history: all publications, to be sent on when the job starts. */
    private static final class Gate extends StateBootstrapFunction<Long> {

        private static final long serialVersionUID = 1L;

        private final ArrayList<Publication> publications;
        private transient @Nullable FunctionInitializationContext state;
        private @Nullable Long passed;

        Gate(List<Publication> publications) {
            this.publications = new ArrayList<>(publications);
        }

        @Override
        public void processElement(Long end, StateBootstrapFunction.Context context) {
            passed = end;
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {
            state = context;
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) throws Exception {
            if (passed != null) {
                var store =
                        Objects.requireNonNull(state, "it is initialized first").getOperatorStateStore();
                store.getListState(PublicationGate.heldState()).update(publications);
                store.getListState(PublicationGate.passedState()).update(List.of(passed));
            }
        }
    }

    /**
     * Puts states into their places. Everything that can fail has happened before: the State Processor API does not tell what is
     * thrown here.
     */
    private static final class States extends KeyedStateBootstrapFunction<String, Tuple2<String, byte[]>> {

        private static final long serialVersionUID = 1L;

        private final FeatureJobConfig config;
        private transient @Nullable ValueState<InstrumentState> states;

        States(FeatureJobConfig config) {
            this.config = config;
        }

        @Override
        public void open(OpenContext context) {
            states = getRuntimeContext().getState(FeatureTask.instrumentState(config));
        }

        @Override
        public void processElement(
                Tuple2<String, byte[]> state,
                KeyedStateBootstrapFunction<String, Tuple2<String, byte[]>>.Context context)
                throws Exception {
            Objects.requireNonNull(states, "it is opened first")
                    .update(InstrumentState.of(FeedSnapshot.parse(state.f1), Split.UNKNOWN));
        }
    }
}
