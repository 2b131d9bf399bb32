// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.flink.record.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Collects what a job sends, in state that goes back with it after a failure: what is there at the end was sent exactly once. */
final class Collected<T> extends AbstractStreamOperator<T> implements OneInputStreamOperator<T, T>, BoundedOneInput {

    private static final long serialVersionUID = 1L;

    /** With many instruments, on a machine that does much else. */
    private static final int LONGEST_MINUTES = 30;

    private static final ConcurrentMap<String, List<?>> ENDED = new ConcurrentHashMap<>();
    private static final ConcurrentMap<String, CountDownLatch> AWAITED = new ConcurrentHashMap<>();

    private final String run;
    private final TypeInformation<T> type;
    private transient List<T> all;
    private transient ListState<T> stored;

    private Collected(String run, TypeInformation<T> type) {
        this.run = run;
        this.type = type;
    }

    /** Collects a stream under the name of a run. */
    static <T> void collect(DataStream<T> stream, String run) {
        String uid = "collected-" + stream.getType();
        stream.global()
                .transform(uid, stream.getType(), new Collected<>(run, stream.getType()))
                .forceNonParallel()
                .uid(uid)
                .sinkTo(new DiscardingSink<>())
                .uid(uid + "-end")
                .setParallelism(1);
    }

    /** What a run sent, when it has ended. */
    @SuppressWarnings("unchecked") // each run collects one type under its name
    static <T> List<T> of(String run) {
        List<?> all = ENDED.get(run);
        if (all == null) {
            throw new IllegalStateException(run + " has not ended");
        }
        return (List<T>) all;
    }

    /** Asserts that a run sent what the batch computes, once, and that none of its bars was late or refused. */
    static void assertAllOf(TestJob.Source source, String run) {
        assertThat(History.byInstrument(Collected.<FeatureVector>of(run)))
                .isEqualTo(source.arrivals().history().expected());
        assertThat(of(run + "-late")).isEmpty();
        assertThat(of(run + "-refused")).isEmpty();
    }

    /** Says that somebody waits until a run has sent so many. */
    static void expect(String run, int count) {
        AWAITED.put(run, new CountDownLatch(count));
    }

    static void await(String run) throws InterruptedException {
        if (!AWAITED.get(run).await(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("nothing comes from " + run);
        }
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        stored = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("all", type));
        all = new ArrayList<>();
        stored.get().forEach(all::add);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        stored.update(all);
    }

    @Override
    public void processElement(StreamRecord<T> element) {
        all.add(element.getValue());
        if (element.getValue() instanceof FeatureVector vector && element.getTimestamp() != vector.time()) {
            throw new IllegalStateException(vector + " at " + element.getTimestamp());
        }
        CountDownLatch awaited = AWAITED.get(run);
        if (awaited != null) {
            awaited.countDown();
        }
    }

    @Override
    public void endInput() {
        ENDED.put(run, List.copyOf(all));
    }
}
