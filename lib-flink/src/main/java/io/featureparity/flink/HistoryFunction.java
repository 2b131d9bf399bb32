// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.feed.FeedBuilder;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RefusedBar;
import io.featureparity.flink.state.HeldBars;
import io.featureparity.flink.state.InstrumentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple5;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Takes the history of each instrument in, and sends the snapshot of its feed when the bars have ended. A bar is held back until a
 * later one of its instrument is believed, so that bars of one time are taken in together, by the {@linkplain BarRules rules} of the
 * live job.
 */
final class HistoryFunction extends KeyedProcessFunction<String, InstrumentBar, Tuple2<String, byte[]>> {

    private static final long serialVersionUID = 1L;

    private final FeatureJobConfig config;
    private final ArrayList<Publication> publications;
    private final long end;
    private transient @Nullable Task task;

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

    /** What one task needs. */
    private final class Task {

        final BarRules rules = new BarRules(config, Now.system());
        final ClockRule clock = new ClockRule(config.mostAheadOfClock(), Now.system());
        final Map<String, Came> instruments = new HashMap<>();
        final FeatureCounts counts = new FeatureCounts(getRuntimeContext().getMetricGroup());
        final ValueState<HeldBars> held = getRuntimeContext().getState(FeatureTask.heldBars());
        final ValueState<InstrumentState> states = getRuntimeContext().getState(FeatureTask.instrumentState(config));
        final FeedBuilder feeds;
        long taken;

        Task() {
            MacroSeries series = PublicationGate.series(config.model());
            PublicationGate.addAllTo(series, publications);
            feeds = rules.feeds(series, (decision, time, features) -> {
                counts.decided(decision);
                taken += decision.isTaken() && decision != FeedDecision.INSERTED ? 1 : 0;
            });
        }
    }

    /** What came of an instrument so far. */
    private static final class Came {

        final BelievedTimes times;
        long bars;
        long taken;
        long refused;
        String firstRefusal = "";

        Came(BelievedTimes times) {
            this.times = times;
        }
    }

    @Override
    public void open(OpenContext context) {
        task = new Task();
    }

    private Task task() {
        return Objects.requireNonNull(task, "it is opened first");
    }

    @Override
    public void processElement(InstrumentBar bar, Context context, Collector<Tuple2<String, byte[]>> out)
            throws Exception {
        Task at = task();
        Came came = at.instruments.get(bar.instrument());
        if (came == null) {
            requireBeginning(bar, at);
            came = new Came(new BelievedTimes(at.clock, config.mostAheadOfLast()));
            at.instruments.put(bar.instrument(), came);
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        }
        came.bars++;
        Fault wrong = faultOf(bar, came, at);
        if (wrong != null) {
            refuse(bar, wrong, came, context);
            return;
        }
        HeldBars bars = at.held.value();
        if (bars == null) {
            bars = new HeldBars();
        }
        if (bars.size() >= config.mostHeld()) {
            throw at.rules.tooMany(bar, "a later one is believed");
        }
        bars.add(bar);
        came.times.hear(bar.time(), believed -> {});
        take(bars, came.times.last(), came, context);
    }

    /** Restored in the midst of a history, it would not know how far each instrument is. */
    private static void requireBeginning(InstrumentBar bar, Task at) throws Exception {
        if (at.held.value() != null || at.states.value() != null) {
            throw new ComponentException(
                    history(bar, "must be computed from its first bar, by a job without checkpoints"));
        }
    }

    private @Nullable Fault faultOf(InstrumentBar bar, Came came, Task at) {
        Fault wrong = at.rules.faultOfTime(bar);
        if (wrong != null) {
            return wrong;
        }
        if (bar.time() > end) {
            return history(bar, "must not come after the end of the history, " + Instant.ofEpochMilli(end));
        }
        if (bar.time() < came.times.last()) {
            return history(bar, "must not come before the bar before it, " + Instant.ofEpochMilli(came.times.last()));
        }
        return BarRules.faultOfName(bar);
    }

    private static Fault history(InstrumentBar bar, String rule) {
        return new Fault(
                ErrorCode.FLINK_HISTORY,
                bar.place(),
                rule,
                Instant.ofEpochMilli(bar.time()).toString());
    }

    /** Takes in what is held of the times before an end. */
    private void take(HeldBars bars, long until, Came came, Context context) throws Exception {
        Task at = task();
        if (bars.earliest() < until) {
            InstrumentState state = at.states.value();
            if (state == null) {
                state = InstrumentState.beginning(at.feeds.build());
            }
            MarketFeed feed = state.feed(at.feeds::build);
            BiConsumer<InstrumentBar, Fault> refused = (bar, fault) -> refuse(bar, fault, came, context);
            at.taken = 0;
            while (bars.earliest() < until) {
                at.rules.take(state, feed, bars.takeEarliest(), refused);
            }
            came.taken += at.taken;
            if (feed.features().barsSeen() > 0) {
                at.states.update(state);
            }
        }
        at.held.update(bars);
    }

    private void refuse(InstrumentBar bar, Fault fault, Came came, Context context) {
        if (came.refused++ == 0) {
            came.firstRefusal = fault.toString();
        }
        task().counts.refused();
        context.output(
                FeatureOutputs.refusedBars(), new RefusedBar(bar, fault.code().id(), fault.toString()));
    }

    /** The bars have ended. */
    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Tuple2<String, byte[]>> out) throws Exception {
        Task at = task();
        String instrument = context.getCurrentKey();
        Came came = Objects.requireNonNull(at.instruments.remove(instrument), "a bar has set the timer");
        HeldBars bars = at.held.value();
        if (bars != null) {
            take(bars, Long.MAX_VALUE, came, context);
            at.held.clear();
        }
        InstrumentState state = at.states.value();
        if (state != null) {
            out.collect(Tuple2.of(instrument, state.snapshot().toBytes()));
        }
        context.output(
                HistoryShare.counts(), Tuple5.of(instrument, came.bars, came.taken, came.refused, came.firstRefusal));
    }
}
