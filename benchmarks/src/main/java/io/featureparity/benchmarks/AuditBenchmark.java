// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.audit.AuditCounts;
import io.featureparity.audit.AuditLog;
import io.featureparity.audit.Durability;
import io.featureparity.audit.WhenFull;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a caller pays for the record of an observation, in percentiles: beside an observation without a log, and beside a plain append
 * of as many bytes to a file that is synced as often. Between two samples the caller does something else for a while, so that the
 * writer can keep up; no record may be dropped.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 4)
public class AuditBenchmark {

    private static final Duration PERIOD = Duration.ofMillis(200);

    /** About 20 microseconds. */
    private static final long OTHER_WORK = 10_000;

    /** About how large a record of the built-in contract is in the log. */
    static final int RECORD_BYTES = 370;

    private static final int BARS = 20;
    private static final long BAR = 300_000;

    private static Path folder() {
        try {
            return Files.createTempDirectory("audit-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FeatureEngine warm(FeatureEngine engine) {
        double[] macro = new double[engine.contract().macroColumns().size()];
        for (int i = 0; i < BARS; i++) {
            engine.update(1_709_557_200_000L + i * BAR, 4000, 4002, 3998, 4000 + i % 7, macro);
        }
        return engine;
    }

    /** What the caller does between two samples. */
    @State(Scope.Thread)
    public static class Between {
        /** Does something else. */
        @Setup(Level.Invocation)
        public void work() {
            Blackhole.consumeCPU(OTHER_WORK);
        }
    }

    /** An engine with a log. */
    @State(Scope.Thread)
    public static class Logged {
        private final Path folder = folder();
        private final Model model = Model.of(Contracts.usdcop(), Statistics.like(Contracts.usdcop()));
        private final float[] observation = new float[model.contract().size()];
        private final AuditLog log = AuditLog.in(folder, "example.com/benchmark", model, System::currentTimeMillis)
                .durability(Durability.every(PERIOD))
                .whenFull(WhenFull.dropAndCount())
                .open();
        private final FeatureEngine engine = warm(FeatureEngine.of(model, BadPrices.REFUSE, log.instrument("USD/COP")));

        /** Closes the log. */
        @TearDown
        public void close() {
            log.close();
            AuditCounts counts = log.counts();
            delete(folder);
            if (counts.dropped() > 0 || counts.durable() < counts.handedOver()) {
                throw new IllegalStateException("not every record was written: " + counts);
            }
        }
    }

    /** An engine without one. */
    @State(Scope.Thread)
    public static class Plain {
        private final Model model = Model.of(Contracts.usdcop(), Statistics.like(Contracts.usdcop()));
        private final float[] observation = new float[model.contract().size()];
        private final FeatureEngine engine = warm(FeatureEngine.of(model));
    }

    /** A file that is appended to, and synced by the same thread as often as the log is. */
    @State(Scope.Thread)
    public static class Appended {
        private final Path folder = folder();
        private final ByteBuffer record = ByteBuffer.allocateDirect(RECORD_BYTES);
        private final FileChannel file = open(folder);
        private long synced = System.nanoTime();

        private static FileChannel open(Path folder) {
            try {
                return FileChannel.open(
                        folder.resolve("file"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /**
         * Closes the file.
         *
         * @throws IOException if that fails
         */
        @TearDown
        public void close() throws IOException {
            file.close();
            delete(folder);
        }
    }

    /**
     * Observes with a log.
     *
     * @param logged the engine
     * @param between what comes before
     * @return the observation
     */
    @Benchmark
    public float[] logged(Logged logged, Between between) {
        logged.engine.observeWithClock(0.5, 0.25, logged.observation);
        return logged.observation;
    }

    /**
     * Observes without one.
     *
     * @param plain the engine
     * @param between what comes before
     * @return the observation
     */
    @Benchmark
    public float[] notLogged(Plain plain, Between between) {
        plain.engine.observeWithClock(0.5, 0.25, plain.observation);
        return plain.observation;
    }

    /**
     * Appends to a file.
     *
     * @param appended the file
     * @param between what comes before
     * @return how many bytes were written
     * @throws IOException if that fails
     */
    @Benchmark
    public int plainAppend(Appended appended, Between between) throws IOException {
        appended.record.clear();
        int written = appended.file.write(appended.record);
        long now = System.nanoTime();
        if (now - appended.synced > PERIOD.toNanos()) {
            appended.file.force(false);
            appended.synced = now;
        }
        return written;
    }
}
