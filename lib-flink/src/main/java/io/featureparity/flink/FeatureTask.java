// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.engine.FeatureView;
import io.featureparity.features.feed.FeedBuilder;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.flink.record.BarDecision;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.LateBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RefusedBar;
import io.featureparity.flink.state.HeldBars;
import io.featureparity.flink.state.HeldBarsSerializer;
import io.featureparity.flink.state.InstrumentState;
import io.featureparity.flink.state.InstrumentStateSerializer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** The work of a {@link FeatureFunction} in one task: many instruments, one model, one series of macro values. */
final class FeatureTask {

    private static final long FIRST_MILLIS =
            Instant.parse("1900-01-01T00:00:00Z").toEpochMilli();
    private static final long END_MILLIS = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();
    private static final float[] NO_OBSERVATION = {};
    private static final double[] NOT_ASKED = {};

    private final FeatureJobConfig config;
    private final Model model;
    private final ValueState<HeldBars> held;
    private final ValueState<InstrumentState> states;
    private final OutputTag<BarDecision> decisions = FeatureOutputs.decisions();
    private final OutputTag<RefusedBar> refusedBars = FeatureOutputs.refusedBars();
    private final OutputTag<LateBar> lateBars = FeatureOutputs.lateBars();

    /** The macro values as far as they are known, and what makes feeds over them; there when the first of either comes. */
    private @Nullable MacroSeries series;

    private @Nullable FeedBuilder feeds;

    // Of the bars in hand.
    private String instrument = "";
    private FeatureFunction.@Nullable ReadOnlyContext context;
    private @Nullable Collector<FeatureVector> out;
    private boolean taken;

    FeatureTask(FeatureJobConfig config, RuntimeContext runtime) {
        this.config = config;
        this.model = config.model();
        this.held = runtime.getState(new ValueStateDescriptor<>("held", new HeldBarsSerializer()));
        this.states = runtime.getState(
                new ValueStateDescriptor<>("instrument", new InstrumentStateSerializer(config.identity())));
    }

    // ---- what comes

    void hold(InstrumentBar bar, FeatureFunction.ReadOnlyContext at) throws Exception {
        if (bar.time() < FIRST_MILLIS || bar.time() >= END_MILLIS) {
            String rule = "must have a time in the years 1900 to 2199";
            refuse(
                    bar,
                    new Fault(ErrorCode.TIME_NOT_COVERED, "bar of " + bar.instrument(), rule, bar.time() + " ms"),
                    at);
            return;
        }
        long watermark = at.currentWatermark();
        if (bar.time() <= watermark) {
            at.output(lateBars, new LateBar(bar, watermark));
            return;
        }
        HeldBars bars = held.value();
        if (bars == null) {
            bars = new HeldBars();
        }
        if (bars.size() >= config.mostHeld()) {
            String rule = "at most " + config.mostHeld()
                    + " bars of an instrument may be held back until the watermark has passed them; it is at "
                    + watermark
                    + " ms";
            throw new ComponentException(new Fault(ErrorCode.FLINK_TOO_MANY_HELD, bar.place(), rule, "one more"));
        }
        boolean next = bar.time() < bars.earliest();
        bars.add(bar);
        held.update(bars);
        if (next) {
            at.timerService().registerEventTimeTimer(bar.time());
        }
    }

    void publish(Publication publication, FeatureFunction.Context at) throws Exception {
        if (publication.available() <= at.currentWatermark()) {
            String rule =
                    "must come before the watermark has passed its availability; send publications through the gate, "
                            + "and do not mark their stream as idle";
            throw new ComponentException(new Fault(
                    ErrorCode.FLINK_PUBLICATION_MISSED, publication.toString(), rule, at.currentWatermark() + " ms"));
        }
        BroadcastState<String, Publication> published = at.getBroadcastState(FeatureFunction.published());
        PublicationGate.addTo(series(published), publication);
        String key = publication.column() + "/" + publication.epochDay() + "/" + publication.available();
        published.put(key, publication);
    }

    private MacroSeries series(ReadOnlyBroadcastState<String, Publication> published) throws Exception {
        MacroSeries known = series;
        if (known == null) {
            List<Publication> sorted = new ArrayList<>();
            published.immutableEntries().forEach(entry -> sorted.add(entry.getValue()));
            sorted.sort(Comparator.comparingLong(Publication::available));
            MacroSeries made = PublicationGate.series(model);
            sorted.forEach(publication -> PublicationGate.addTo(made, publication));
            feeds = config.feed().macro(made).listener(this::decided);
            series = made;
            known = made;
        }
        return known;
    }

    // ---- what is computed

    /** Computes the bars of a time that the watermark has passed. */
    void compute(long time, FeatureFunction.OnTimerContext at, Collector<FeatureVector> to) throws Exception {
        HeldBars bars = held.value();
        if (bars == null || bars.earliest() > time) {
            return;
        }
        if (series == null) {
            series(at.getBroadcastState(FeatureFunction.published()));
        }
        List<InstrumentBar> due = bars.takeEarliest();
        held.update(bars);
        if (bars.size() > 0) {
            at.timerService().registerEventTimeTimer(bars.earliest());
        }
        context = at;
        out = to;
        instrument = at.getCurrentKey();
        if (due.size() > 1 && !isOrderKnown(due)) {
            refuseAll(due, at);
        } else {
            take(due, at);
        }
    }

    /** Bars of one time can be told apart only if one split sent them all: then it also says in which order. */
    private static boolean isOrderKnown(List<InstrumentBar> due) {
        InstrumentBar first = due.get(0);
        boolean sameValues = due.stream().allMatch(first::hasValuesOf);
        boolean oneSource = !first.source().equals(InstrumentBar.UNKNOWN_SOURCE)
                && due.stream().allMatch(bar -> bar.source().equals(first.source()));
        return sameValues || oneSource;
    }

    private void refuseAll(List<InstrumentBar> due, FeatureFunction.ReadOnlyContext at) {
        String rule = "must come once, or several times from one known split, which says in which order";
        for (InstrumentBar bar : due) {
            String value = due.size() + " bars with other values";
            refuse(bar, new Fault(ErrorCode.FLINK_ORDER_UNKNOWN, bar.place(), rule, value), at);
        }
    }

    private void take(List<InstrumentBar> due, FeatureFunction.ReadOnlyContext at) throws Exception {
        InstrumentState state = states.value();
        if (state == null) {
            state = InstrumentState.beginning(newFeed());
        }
        MarketFeed feed = state.feed(this::newFeed);
        taken = false;
        for (InstrumentBar bar : due) {
            try {
                feed.accept(bar.time(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
            } catch (InputException refused) {
                refuse(bar, refused.faults().get(0), at);
            }
        }
        states.update(state);
        if (taken) {
            send(feed.features(), false);
        }
    }

    private MarketFeed newFeed() {
        return Objects.requireNonNull(feeds, "the series is made first").build();
    }

    private void decided(FeedDecision decision, long time, FeatureView features) {
        if (decision == FeedDecision.INSERTED) {
            send(features, true);
        } else if (decision.isTaken()) {
            taken = true;
        }
        if (decision != FeedDecision.ACCEPTED) {
            Objects.requireNonNull(context, "bars are in hand")
                    .output(decisions, new BarDecision(instrument, time, decision));
        }
    }

    private void send(FeatureView features, boolean inserted) {
        boolean warm = features.missingBars() == 0;
        if (!warm && !config.allFeatures()) {
            return;
        }
        long time = features.lastMillis();
        float[] observation = NO_OBSERVATION;
        if (warm) {
            observation = new float[model.contract().size()];
            features.observe(config.agentPosition(), time, observation);
        }
        double[] raw = config.allFeatures() ? features.raw() : NOT_ASKED;
        Objects.requireNonNull(out, "bars are in hand")
                .collect(FeatureVector.wrapping(instrument, time, features.barsSeen(), inserted, observation, raw));
    }

    private void refuse(InstrumentBar bar, Fault fault, FeatureFunction.ReadOnlyContext at) {
        at.output(refusedBars, new RefusedBar(bar, fault.code().id(), fault.toString()));
    }
}
