// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RecordTypes;
import io.featureparity.flink.record.RefusedPublication;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Holds each publication back until the watermark has passed its availability, and then sends on those of one instant, in an
 * order that does not depend on how they came. There is one gate for the whole job: whether a publication is late, or there
 * twice, is decided once, so that all tasks see the same ones.
 *
 * <p>How far the watermark was is part of the state. Flink does not keep it, and a restored gate would take a publication
 * that bars were already computed without.
 */
final class PublicationGate extends AbstractStreamOperator<Publication>
        implements OneInputStreamOperator<Publication, Publication> {

    private static final long serialVersionUID = 1L;

    private static final Comparator<Publication> ORDER =
            Comparator.comparing(Publication::column).thenComparing(Publication::epochDay);

    private final FeatureJobConfig settings;
    private transient @Nullable Held held;

    PublicationGate(FeatureJobConfig settings) {
        this.settings = settings;
    }

    /** What is held, and how far the watermark was. */
    private static final class Held {

        private final Model model;
        private final GateCounts counts;
        private final ListState<Publication> stored;
        private final ListState<Long> storedPassed;
        private final TreeMap<Long, List<Publication>> byAvailability = new TreeMap<>();
        private int count;
        private long passed = Long.MIN_VALUE;

        Held(Model model, MetricGroup gate, ListState<Publication> stored, ListState<Long> storedPassed) {
            this.model = model;
            this.counts = new GateCounts(gate, () -> count);
            this.stored = stored;
            this.storedPassed = storedPassed;
        }

        void hold(Publication publication) {
            byAvailability
                    .computeIfAbsent(publication.available(), instant -> new ArrayList<>())
                    .add(publication);
            count++;
        }
    }

    private Held held() {
        return Objects.requireNonNull(held, "the state is initialized first");
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        int gates = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        if (gates != 1) {
            String rule = "must stand alone: several would not decide the same";
            throw new ComponentException(
                    new Fault(ErrorCode.FLINK_SETTING, FeatureJob.PUBLICATIONS_UID, rule, gates + " tasks"));
        }
        Held begun = new Held(
                settings.model(),
                getMetricGroup(),
                context.getOperatorStateStore().getListState(heldState()),
                context.getOperatorStateStore().getListState(passedState()));
        for (Publication publication : begun.stored.get()) {
            begun.hold(publication);
        }
        for (long passed : begun.storedPassed.get()) {
            begun.passed = Math.max(begun.passed, passed);
        }
        held = begun;
    }

    /** Where the publications are kept that are held back. */
    static ListStateDescriptor<Publication> heldState() {
        return new ListStateDescriptor<>("held", RecordTypes.of(Publication.class));
    }

    /** Where is kept how far the watermark was. */
    static ListStateDescriptor<Long> passedState() {
        return new ListStateDescriptor<>("passed", Types.LONG);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        Held now = held();
        List<Publication> all = new ArrayList<>();
        now.byAvailability.values().forEach(all::addAll);
        now.stored.update(all);
        now.storedPassed.update(List.of(now.passed));
    }

    @Override
    public void processElement(StreamRecord<Publication> element) {
        Held now = held();
        sendOnUntil(now, now.passed); // those of a history
        Publication publication = element.getValue();
        try {
            requireGood(settings, series(now.model), publication);
        } catch (InputException refused) {
            now.counts.refused();
            refuse(publication, refused.faults().get(0));
            return;
        }
        if (publication.available() <= now.passed) {
            String rule = "must come before the watermark has passed its availability; it is at "
                    + Instant.ofEpochMilli(now.passed);
            now.counts.late();
            refuse(publication, fault(ErrorCode.FLINK_PUBLICATION_LATE, publication, rule));
            return;
        }
        if (now.count >= settings.mostHeld()) {
            String rule = "at most " + settings.mostHeld()
                    + " may be held back until the watermark has passed them; it is at " + now.passed + " ms";
            throw new ComponentException(
                    new Fault(ErrorCode.FLINK_TOO_MANY_HELD, "macro publications", rule, "one more"));
        }
        now.hold(publication);
        now.counts.held();
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        Held now = held();
        now.passed = Math.max(now.passed, mark.getTimestamp());
        sendOnUntil(now, now.passed);
        super.processWatermark(mark);
    }

    private void sendOnUntil(Held now, long time) {
        while (!now.byAvailability.isEmpty() && now.byAvailability.firstKey() <= time) {
            List<Publication> due = now.byAvailability.pollFirstEntry().getValue();
            now.count -= due.size();
            sendOn(due, now.counts);
        }
    }

    /** Sends on what became available at one instant. */
    private void sendOn(List<Publication> due, GateCounts counts) {
        due.sort(ORDER);
        for (int from = 0; from < due.size(); ) {
            Publication first = due.get(from);
            int until = from + 1;
            boolean same = true;
            while (until < due.size() && ORDER.compare(due.get(until), first) == 0) {
                same &= Double.compare(due.get(until).value(), first.value()) == 0;
                until++;
            }
            if (same) {
                output.collect(new StreamRecord<>(first, first.available()));
                counts.sent();
            }
            // Of several values for one day and one instant none can be chosen: their order is that of their arrival.
            for (Publication other : due.subList(same ? from + 1 : from, until)) {
                String rule = "must not be there twice with the same availability, "
                        + Instant.ofEpochMilli(first.available());
                counts.refused();
                refuse(other, fault(ErrorCode.MACRO_VALUE_TWICE, other, rule));
            }
            from = until;
        }
    }

    private void refuse(Publication publication, Fault fault) {
        RefusedPublication refused =
                new RefusedPublication(publication, fault.code().id(), fault.toString());
        output.collect(FeatureOutputs.refusedPublications(), new StreamRecord<>(refused));
    }

    private static Fault fault(ErrorCode code, Publication publication, String rule) {
        return new Fault(code, place(publication), rule, Double.toString(publication.value()));
    }

    private static Place place(Publication publication) {
        return Place.item("macro value", publication.column())
                .qualified("for", LocalDate.ofEpochDay(publication.epochDay()));
    }

    /** Refuses a publication that breaks a rule of the series, to which it is added, or that became available at no plausible time. */
    static void requireGood(FeatureJobConfig settings, MacroSeries series, Publication publication) {
        addTo(series, publication);
        if (!settings.trusts(publication.available())) {
            throw new InputException(FeatureJobConfig.faultOfUnit(place(publication), publication.available()));
        }
    }

    /** A series of a model's macro columns that holds nothing yet. */
    static MacroSeries series(Model model) {
        return MacroSeries.of(model.contract(), TradingCalendar.of(model.contract(), Closures.none()));
    }

    /** Adds a publication to a series, by the rules of the series. */
    static void addTo(MacroSeries series, Publication publication) {
        int column = series.columns().indexOf(publication.column());
        if (column < 0) {
            series.size(publication.column()); // refuses it
        }
        series.add(column, publication.epochDay(), publication.available(), publication.value());
    }

    /** Adds publications to a series, which are in the order of their availability. */
    static void addAllTo(MacroSeries series, List<Publication> sorted) {
        sorted.forEach(publication -> addTo(series, publication));
    }
}
