// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import io.featureparity.benchmarks.AuditBenchmark.Between;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a caller pays to append as many bytes as the record of an observation has to a Chronicle Queue, synced as often. It does less than
 * a log does: no hash, no checksum, no chain.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-Dchronicle.analytics.disable=true",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=jdk.unsupported/sun.misc=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
            "--add-opens=jdk.compiler/com.sun.tools.javac=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED"
        })
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 4)
public class ChronicleBenchmark {

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** A queue that is appended to. */
    @State(Scope.Thread)
    public static class Appended {
        private final Path folder = folder();
        private final SingleChronicleQueue queue =
                SingleChronicleQueueBuilder.binary(folder.toFile()).build();
        private final ExcerptAppender appender = queue.createAppender();
        private final Bytes<ByteBuffer> record = Bytes.elasticByteBuffer();
        private long synced = System.nanoTime();

        /** Fills the record. */
        public Appended() {
            for (int i = 0; i < AuditBenchmark.RECORD_BYTES; i++) {
                record.writeByte((byte) i);
            }
        }

        private static Path folder() {
            try {
                return Files.createTempDirectory("chronicle-benchmark");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /**
         * Closes the queue.
         *
         * @throws IOException if its files cannot be deleted
         */
        @TearDown
        public void close() throws IOException {
            appender.close();
            queue.close();
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : all) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * Appends to a queue.
     *
     * @param appended the queue
     * @param between what comes before
     * @return where it was appended
     */
    @Benchmark
    public long chronicleAppend(Appended appended, Between between) {
        appended.appender.writeBytes(appended.record);
        long now = System.nanoTime();
        if (now - appended.synced > PERIOD_NANOS) {
            appended.appender.sync();
            appended.synced = now;
        }
        return appended.appender.lastIndexAppended();
    }
}
