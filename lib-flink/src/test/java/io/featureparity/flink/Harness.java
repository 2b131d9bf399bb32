// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RecordTypes;
import io.featureparity.flink.state.InstrumentState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** A job without a cluster: the gate, and so many tasks of the function, driven by hand. */
final class Harness implements AutoCloseable {

    private static final int KEY_GROUPS = 16;

    private final Metrics gateMetrics = new Metrics();
    private final OneInputStreamOperatorTestHarness<Publication, Publication> gate;
    private final List<KeyedBroadcastOperatorTestHarness<String, InstrumentBar, Publication, FeatureVector>> tasks =
            new ArrayList<>();

    /** What all tasks hold, to be given to others. */
    record Saved(OperatorSubtaskState gate, List<OperatorSubtaskState> tasks) {}

    private Harness(FeatureJobConfig config, int parallelism, Now now) throws Exception {
        TypeSerializer<Publication> publications =
                RecordTypes.of(Publication.class).createSerializer(new ExecutionConfig().getSerializerConfig());
        gate = new OneInputStreamOperatorTestHarness<>(
                new PublicationGate(config), publications, gateMetrics.environment());
        gate.setup(publications);
        for (int i = 0; i < parallelism; i++) {
            var operator = new CoBroadcastWithKeyedOperator<>(
                    new FeatureFunction(config, now), List.of(FeatureFunction.published()));
            var task = new KeyedBroadcastOperatorTestHarness<>(
                    operator, InstrumentBar::instrument, Types.STRING, KEY_GROUPS, parallelism, i);
            task.setup(
                    RecordTypes.of(FeatureVector.class).createSerializer(new ExecutionConfig().getSerializerConfig()));
            tasks.add(task);
        }
    }

    static Harness begin(FeatureJobConfig config, int parallelism) throws Exception {
        return begin(config, parallelism, Now.system());
    }

    static Harness begin(FeatureJobConfig config, int parallelism, Now now) throws Exception {
        Harness harness = new Harness(config, parallelism, now);
        harness.gate.open();
        for (AbstractStreamOperatorTestHarness<?> task : harness.tasks) {
            task.open();
        }
        return harness;
    }

    /** Goes on from what others held; there may have been more or fewer of them. */
    static Harness restored(FeatureJobConfig config, int parallelism, Saved saved) throws Exception {
        Harness harness = new Harness(config, parallelism, Now.system());
        harness.gate.initializeState(saved.gate());
        harness.gate.open();
        OperatorSubtaskState all =
                AbstractStreamOperatorTestHarness.repackageState(saved.tasks().toArray(OperatorSubtaskState[]::new));
        for (int i = 0; i < parallelism; i++) {
            harness.tasks
                    .get(i)
                    .initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                            all, KEY_GROUPS, saved.tasks().size(), parallelism, i));
            harness.tasks.get(i).open();
        }
        return harness;
    }

    Saved save() throws Exception {
        OperatorSubtaskState ofGate = gate.snapshot(1, 1);
        List<OperatorSubtaskState> ofTasks = new ArrayList<>();
        for (AbstractStreamOperatorTestHarness<?> task : tasks) {
            ofTasks.add(task.snapshot(1, 1));
        }
        return new Saved(ofGate, ofTasks);
    }

    void bar(InstrumentBar bar) throws Exception {
        int index = KeyGroupRangeAssignment.assignKeyToParallelOperator(bar.instrument(), KEY_GROUPS, tasks.size());
        tasks.get(index).processElement(bar, bar.time());
    }

    void bars(List<InstrumentBar> bars) throws Exception {
        for (InstrumentBar bar : bars) {
            bar(bar);
        }
    }

    void publication(Publication publication) throws Exception {
        gate.processElement(publication, publication.available());
    }

    void publications(List<Publication> publications) throws Exception {
        for (Publication publication : publications) {
            publication(publication);
        }
    }

    /** Sends a publication past the gate, to one task. */
    void pastTheGate(Publication publication) throws Exception {
        tasks.get(0).processBroadcastElement(publication, publication.available());
    }

    void barsUntil(long watermark) throws Exception {
        for (var task : tasks) {
            task.processWatermark(watermark);
        }
    }

    void publicationsUntil(long watermark) throws Exception {
        gate.processWatermark(watermark);
        Queue<Object> passed = gate.getOutput();
        for (Object next = passed.poll(); next != null; next = passed.poll()) {
            if (next instanceof StreamRecord<?> record) {
                for (var task : tasks) {
                    task.processBroadcastElement((Publication) record.getValue(), record.getTimestamp());
                }
            }
        }
        for (var task : tasks) {
            task.processBroadcastWatermark(watermark);
        }
    }

    /** Both streams end. */
    void end() throws Exception {
        publicationsUntil(Long.MAX_VALUE);
        barsUntil(Long.MAX_VALUE);
    }

    /** What the one task keeps of an instrument. */
    InstrumentState stateOf(FeatureJobConfig config, String instrument) throws Exception {
        KeyedStateBackend<String> states = tasks.get(0).getOperator().getKeyedStateBackend();
        states.setCurrentKey(instrument);
        return states.getPartitionedState(
                        VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, FeatureTask.instrumentState(config))
                .value();
    }

    /** How many entries the keyed states of all tasks have, timers aside. */
    int keyedStates() {
        int count = 0;
        for (AbstractStreamOperatorTestHarness<?> task : tasks) {
            count += ((HeapKeyedStateBackend<?>) task.getOperator().getKeyedStateBackend()).numKeyValueStateEntries();
        }
        return count;
    }

    /** What the gate counts, by the names of the metrics. */
    Map<String, Long> gateCounts() {
        return gateMetrics.values();
    }

    List<FeatureVector> features() {
        List<FeatureVector> all = new ArrayList<>();
        tasks.forEach(task -> all.addAll(task.extractOutputValues()));
        return all;
    }

    /** The time that Flink knows of each vector. */
    List<Long> timestamps() {
        List<Long> all = new ArrayList<>();
        tasks.forEach(task -> task.extractOutputStreamRecords().forEach(record -> all.add(record.getTimestamp())));
        return all;
    }

    <T> List<T> side(OutputTag<T> tag) {
        List<T> all = new ArrayList<>();
        List<AbstractStreamOperatorTestHarness<?>> every = new ArrayList<>(tasks);
        every.add(gate);
        for (AbstractStreamOperatorTestHarness<?> task : every) {
            Queue<StreamRecord<T>> sent = task.getSideOutput(tag);
            if (sent != null) {
                sent.forEach(record -> all.add(record.getValue()));
            }
        }
        return all;
    }

    @Override
    public void close() {
        try {
            gate.close();
            for (AbstractStreamOperatorTestHarness<?> task : tasks) {
                task.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
