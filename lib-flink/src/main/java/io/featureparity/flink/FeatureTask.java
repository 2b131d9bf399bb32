// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
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
@SuppressWarnings("NonCanonicalType") // the canonical names of the contexts need four type parameters each
final class FeatureTask {

    private final float[] noObservation = {};
    private final double[] notAsked = {};

    private final FeatureJobConfig config;
    private final Model model;
    private final BarRules rules;
    private final FeatureCounts counts;
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
    private boolean taken;
    private final List<BarDecision> heard = new ArrayList<>();
    private final List<FeatureVector> inserted = new ArrayList<>();

    FeatureTask(FeatureJobConfig config, Now now, RuntimeContext runtime) {
        this.config = config;
        this.model = config.model();
        this.counts = new FeatureCounts(runtime.getMetricGroup());
        this.rules = new BarRules(config, now);
        this.held = runtime.getState(heldBars());
        this.states = runtime.getState(instrumentState(config));
    }

    /** Where the bars of an instrument are kept that wait. */
    static ValueStateDescriptor<HeldBars> heldBars() {
        return new ValueStateDescriptor<>("held", new HeldBarsSerializer());
    }

    /** Where the state of an instrument is kept. */
    static ValueStateDescriptor<InstrumentState> instrumentState(FeatureJobConfig config) {
        return new ValueStateDescriptor<>("instrument", new InstrumentStateSerializer(config.identity()));
    }

    // ---- what comes

    void hold(InstrumentBar bar, FeatureFunction.ReadOnlyContext at) throws Exception {
        Fault wrong = rules.faultOfTime(bar);
        if (wrong != null) {
            refuse(bar, wrong, at);
            return;
        }
        long watermark = at.currentWatermark();
        if (bar.time() <= watermark) {
            counts.late();
            at.output(lateBars, new LateBar(bar, watermark));
            return;
        }
        HeldBars bars = held.value();
        if (bars == null) {
            wrong = BarRules.faultOfName(bar);
            if (wrong != null) {
                refuse(bar, wrong, at);
                return;
            }
            bars = new HeldBars();
        }
        if (bars.size() >= config.mostHeld()) {
            throw rules.tooMany(bar, "the watermark has passed them; it is at " + watermark + " ms");
        }
        boolean next = bar.time() < bars.earliest();
        bars.add(bar);
        held.update(bars);
        counts.held();
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
        counts.published();
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
            PublicationGate.addAllTo(made, sorted);
            feeds = rules.feeds(made, this::decided);
            series = made;
            known = made;
        }
        return known;
    }

    // ---- what is computed

    /**
     * Computes all bars of an instrument that the watermark has passed. What belongs to an instrument is then read once, and not
     * once for each bar.
     */
    void compute(FeatureFunction.OnTimerContext at, Collector<FeatureVector> out) throws Exception {
        long passed = at.currentWatermark();
        HeldBars bars = held.value();
        if (bars == null || bars.size() == 0 || bars.earliest() > passed) {
            return;
        }
        if (series == null) {
            series(at.getBroadcastState(FeatureFunction.published()));
        }
        instrument = at.getCurrentKey();
        InstrumentState state = states.value();
        if (state == null) {
            state = InstrumentState.beginning(newFeed());
        }
        MarketFeed feed = state.feed(this::newFeed);
        while (bars.size() > 0 && bars.earliest() <= passed) {
            List<InstrumentBar> due = bars.takeEarliest();
            counts.released(due.size());
            take(state, feed, due, at, out);
        }
        boolean known = feed.features().barsSeen() > 0;
        if (known) {
            states.update(state);
        }
        if (bars.size() > 0) {
            at.timerService().registerEventTimeTimer(bars.earliest());
        }
        if (known || bars.size() > 0) {
            held.update(bars);
        } else {
            held.clear(); // of a name under which nothing good ever came, nothing is kept
        }
    }

    private void take(
            InstrumentState state,
            MarketFeed feed,
            List<InstrumentBar> due,
            FeatureFunction.ReadOnlyContext at,
            Collector<FeatureVector> out) {
        taken = false;
        rules.take(state, feed, due, (refused, fault) -> refuse(refused, fault, at));
        if (!heard.isEmpty()) {
            heard.forEach(decision -> at.output(decisions, decision));
            heard.clear();
            inserted.forEach(out::collect);
            inserted.clear();
        }
        if (taken && isSent(feed.features())) {
            out.collect(vector(feed.features(), false));
        }
    }

    private MarketFeed newFeed() {
        return Objects.requireNonNull(feeds, "the series is made first").build();
    }

    /** Hears a decision and sends nothing: what a listener throws goes no further, and a failure to send must end the job. */
    private void decided(FeedDecision decision, long time, FeatureView features) {
        counts.decided(decision);
        if (decision == FeedDecision.ACCEPTED) {
            taken = true;
            return;
        }
        heard.add(new BarDecision(instrument, time, decision));
        if (decision != FeedDecision.INSERTED) {
            taken |= decision.isTaken();
        } else if (isSent(features)) {
            inserted.add(vector(features, true));
        }
    }

    private boolean isSent(FeatureView features) {
        return config.allFeatures() || features.missingBars() == 0;
    }

    private FeatureVector vector(FeatureView features, boolean wasInserted) {
        long time = features.lastMillis();
        float[] observation = noObservation;
        if (features.missingBars() == 0) {
            observation = new float[model.contract().size()];
            features.observe(config.agentPosition(), time, observation);
        }
        counts.sent();
        double[] raw = config.allFeatures() ? features.raw() : notAsked;
        return FeatureVector.wrapping(instrument, time, features.barsSeen(), wasInserted, observation, raw);
    }

    private void refuse(InstrumentBar bar, Fault fault, FeatureFunction.ReadOnlyContext at) {
        counts.refused();
        at.output(refusedBars, new RefusedBar(bar, fault.code().id(), fault.toString()));
    }
}
