// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.contract.PlainName;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.feed.FeedBuilder;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.state.InstrumentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Takes the history of each instrument in, bar by bar, and sends the snapshot of its feed when the bars have ended. */
final class HistoryFunction extends KeyedProcessFunction<String, InstrumentBar, Tuple2<String, byte[]>> {

    private static final long serialVersionUID = 1L;

    private final FeatureJobConfig config;
    private final ArrayList<Publication> publications;
    private final long end;
    private transient @Nullable FeedBuilder feeds;
    private transient @Nullable ValueState<InstrumentState> states;

    /**
     * Makes the function.
     *
     * @param config what is computed
     * @param publications the macro values, in the order of their availability
     * @param end the time of the last bar that may come
     */
    HistoryFunction(FeatureJobConfig config, List<Publication> publications, long end) {
        this.config = config;
        this.publications = new ArrayList<>(publications);
        this.end = end;
    }

    @Override
    public void open(OpenContext context) {
        MacroSeries series = PublicationGate.series(config.model());
        PublicationGate.addAllTo(series, publications);
        feeds = config.feed().macro(series);
        states = getRuntimeContext().getState(FeatureTask.instrumentState(config));
    }

    private MarketFeed newFeed() {
        return Objects.requireNonNull(feeds, "it is opened first").build();
    }

    private ValueState<InstrumentState> states() {
        return Objects.requireNonNull(states, "it is opened first");
    }

    @Override
    public void processElement(InstrumentBar bar, Context context, Collector<Tuple2<String, byte[]>> out)
            throws Exception {
        InstrumentState state = states().value();
        if (state == null) {
            if (!PlainName.isOne(bar.instrument())) {
                return; // as in the live job, it costs itself alone
            }
            state = InstrumentState.beginning(newFeed());
        }
        MarketFeed feed = state.feed(this::newFeed);
        requirePlace(bar, feed);
        try {
            feed.accept(bar.time(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
        } catch (InputException refused) {
            return; // this one too
        }
        if (feed.features().barsSeen() > 0) {
            states().update(state);
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
    }

    private void requirePlace(InstrumentBar bar, MarketFeed feed) {
        if (bar.time() > end) {
            throw refused(bar, "must not come after the end of the history, " + Instant.ofEpochMilli(end));
        }
        if (feed.features().barsSeen() > 0 && bar.time() < feed.features().lastMillis()) {
            throw refused(
                    bar,
                    "must not come before the bar before it, " + feed.features().lastTime());
        }
    }

    private static ComponentException refused(InstrumentBar bar, String rule) {
        String value = Instant.ofEpochMilli(bar.time()).toString();
        return new ComponentException(new Fault(ErrorCode.FLINK_HISTORY, bar.place(), rule, value));
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Tuple2<String, byte[]>> out) throws Exception {
        InstrumentState state = states().value();
        if (state != null) {
            out.collect(Tuple2.of(context.getCurrentKey(), state.snapshot().toBytes()));
        }
    }
}
