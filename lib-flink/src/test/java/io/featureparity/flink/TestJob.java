// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RecordTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.GatedRateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job over a {@link History}, whose records come out of order within the bounds of the watermarks. */
final class TestJob implements java.io.Serializable {

    private static final long serialVersionUID = 1L;

    private static final ConcurrentMap<Source, Arrivals> ARRIVALS = new ConcurrentHashMap<>();

    /** Which history: its seed, how many instruments, how many bars of each. */
    record Source(long seed, int instruments, int length, long after) implements java.io.Serializable {

        Source(long seed, int instruments, int length) {
            this(seed, instruments, length, Long.MIN_VALUE);
        }

        /** The same, from the first bar after a time on. */
        Source after(long time) {
            return new Source(seed, instruments, length, time);
        }

        Arrivals arrivals() {
            return ARRIVALS.computeIfAbsent(this, Arrivals::of);
        }
    }

    /** A history in the order in which it arrives. */
    record Arrivals(History history, List<InstrumentBar> bars, List<Publication> publications) {

        static Arrivals of(Source source) {
            History history = History.of(source.seed(), source.instruments(), source.length());
            Random random = new Random(source.seed());
            return new Arrivals(
                    history,
                    shuffled(
                            history.bars().stream()
                                    .filter(bar -> bar.time() > source.after())
                                    .toList(),
                            random),
                    shuffled(
                            history.publications().stream()
                                    .filter(each -> each.available() > source.after())
                                    .toList(),
                            random));
        }

        /** How many vectors can be sent once so many bars have arrived, and all publications. */
        int sentAfter(int count) {
            long earliest = bars.subList(count, bars.size()).stream()
                    .mapToLong(InstrumentBar::time)
                    .min()
                    .orElse(Long.MAX_VALUE);
            return (int) history.expected().values().stream()
                    .flatMap(List::stream)
                    .filter(vector -> vector.time() < earliest)
                    .count();
        }

        private static <T> List<T> shuffled(List<T> sorted, Random random) {
            List<T> all = new ArrayList<>(sorted);
            for (int from = 0; from < all.size(); from += 50) {
                Collections.shuffle(all.subList(from, Math.min(all.size(), from + 50)), random);
            }
            return all;
        }
    }

    private final Source source;
    private final String run;
    private int parallelism = 2;
    private String backend = "hashmap";
    private int barsPerCheckpoint;
    private int standStillAfter = Integer.MAX_VALUE;
    private FeatureJobConfig config = History.settings().build();

    TestJob(Source source, String run) {
        this.source = source;
        this.run = run;
    }

    TestJob parallelism(int tasks) {
        parallelism = tasks;
        return this;
    }

    TestJob backend(String name) {
        backend = name;
        return this;
    }

    /** Goes on by so many bars with each checkpoint, and by as many publications as belong to them. */
    TestJob barsPerCheckpoint(int count) {
        barsPerCheckpoint = count;
        return this;
    }

    /** Stands still after so many bars, until a savepoint ends it. */
    TestJob standStillAfter(int count) {
        standStillAfter = count;
        return this;
    }

    private RateLimiter<NumberSequenceSplit> pace(int count, int place) {
        if (barsPerCheckpoint == 0) {
            return new Still(place == 0 ? standStillAfter : Integer.MAX_VALUE);
        }
        return new GatedRateLimiter<>(
                Math.max(1, barsPerCheckpoint * count / source.arrivals().bars().size()));
    }

    static final class Still implements RateLimiter<NumberSequenceSplit> {

        private int left;

        Still(int count) {
            left = count;
        }

        @Override
        public CompletionStage<Void> acquire(int count) {
            left -= count;
            return left >= 0 ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
        }
    }

    TestJob config(FeatureJobConfig other) {
        config = other;
        return this;
    }

    StreamExecutionEnvironment build(ClusterExtension.Cluster cluster) throws Exception {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(5));
        settings.set(StateBackendOptions.STATE_BACKEND, backend);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(30));
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, cluster.folder("checkpoints"));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Failures.left(run));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        job.setParallelism(parallelism);
        job.setMaxParallelism(16);
        DataStream<InstrumentBar> bars =
                stream(job, "bars", Arrivals::bars, InstrumentBar::time, InstrumentBar.class, 0);
        DataStream<Publication> publications =
                stream(job, "publications", Arrivals::publications, Publication::available, Publication.class, 1);
        FeatureStreams streams = FeatureJob.attach(config, bars, publications);
        Collected.collect(
                streams.features()
                        .map(new Failures.Place<>(run, 2))
                        .returns(streams.features().getType())
                        .uid("place-2"),
                run);
        Collected.collect(streams.lateBars(), run + "-late");
        Collected.collect(streams.refusedBars(), run + "-refused");
        return job;
    }

    private interface Records<T> extends java.io.Serializable {

        List<T> of(Arrivals arrivals);
    }

    private interface Time<T> extends ToLongFunction<T>, java.io.Serializable {}

    private <T> DataStream<T> stream(
            StreamExecutionEnvironment job, String name, Records<T> list, Time<T> time, Class<T> type, int place) {
        Source from = source;
        int count = list.of(from.arrivals()).size();
        RateLimiterStrategy<NumberSequenceSplit> pace = parallel -> pace(count, place);
        GeneratorFunction<Long, T> generator = index -> list.of(from.arrivals()).get(index.intValue());
        return job.fromSource(
                        new DataGeneratorSource<>(generator, count, pace, RecordTypes.of(type)),
                        WatermarkStrategy.<T>forGenerator(context -> new Tight<>(list.of(from.arrivals()), time))
                                .withTimestampAssigner((value, before) -> time.applyAsLong(value)),
                        name)
                .setParallelism(1)
                .uid(name)
                .map(new Failures.Place<>(run, place))
                .returns(RecordTypes.of(type))
                .setParallelism(1)
                .uid("place-" + place);
    }

    /** Says after each record what the watermark may be: just before the earliest of all that are still to come. */
    private static final class Tight<T> implements WatermarkGenerator<T> {

        private final Map<T, Long> after = new HashMap<>();

        Tight(List<T> arrivals, ToLongFunction<T> time) {
            long earliest = Long.MAX_VALUE;
            for (int i = arrivals.size() - 1; i >= 0; i--) {
                after.put(arrivals.get(i), earliest - 1);
                earliest = Math.min(earliest, time.applyAsLong(arrivals.get(i)));
            }
        }

        @Override
        public void onEvent(T value, long time, WatermarkOutput output) {
            output.emitWatermark(new Watermark(after.get(value)));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }
}
