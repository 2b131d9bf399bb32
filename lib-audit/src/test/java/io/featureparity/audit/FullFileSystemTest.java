// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.storage.DiskFolder;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.testsupport.process.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The file system takes no more: here because the system allows a process no longer files. {@link ServesUntilItStops} can also be
 * started by hand over a file system that is small.
 */
class FullFileSystemTest {

    private static final int KIBIBYTES = 200;

    /** The process: serves until the writer has stopped, and then goes on for a while, as a service does that drops its records. */
    static final class ServesUntilItStops {

        private ServesUntilItStops() {}

        public static void main(String[] args) {
            FeatureEngine engine = TestLogs.warm(TestLogs.tiny());
            AuditLog log = AuditLog.in(Path.of(args[0]), TestLogs.NAME, TestLogs.tiny(), () -> 0)
                    .durability(Durability.everyRecord(Duration.ofMinutes(5)))
                    .whenFull(WhenFull.dropAndCount())
                    .open();
            InstrumentLog instrument = log.instrument("USD/COP");
            int id = 0;
            try {
                while (log.counts().stoppedBy().isEmpty()) {
                    TestLogs.serve(instrument, engine, id);
                    id++;
                }
            } catch (io.featureparity.contract.error.AuditLogException stopped) {
                System.out.println(stopped.code().id()); // who waits for its record is told
            }
            for (int i = 0; i < 1000; i++) {
                TestLogs.serve(instrument, engine, id++); // and nobody else is disturbed
            }
            AuditCounts counts = log.counts();
            System.out.println(counts.durable() + " durable, " + counts.dropped() + " dropped");
            System.out.println(counts.stoppedBy().orElse(""));
        }
    }

    @Test
    void theServiceGoesOnAndWhatIsDurableStays(@TempDir Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = JavaProcess.after(
                        "ulimit -f " + KIBIBYTES, JavaProcess.of(ServesUntilItStops.class, List.of(log.toString())))
                .redirectErrorStream(true)
                .start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(said.toString()).isZero();
        assertThat(said).hasSize(3);
        assertThat(said.get(0)).isEqualTo("FP-1003");
        assertThat(said.get(1)).matches("\\d+ durable, 1000 dropped");
        assertThat(said.get(2)).isNotEmpty();
        int durable = Integer.parseInt(said.get(1).replaceFirst(" .*", ""));
        assertThat(durable).isGreaterThan(100);

        AuditLog.in(log, TestLogs.NAME, TestLogs.tiny(), () -> 0).open().close();
        assertThat(AuditCheck.of(log).faults()).isEmpty();
        List<AuditRecord> records = TestLogs.read(new DiskFolder(log));
        assertThat(records.stream().filter(ServedVector.class::isInstance).toList())
                .hasSizeBetween(durable, durable + 1); // the last may be whole and was not said to be durable
        assertThat(records.stream()
                        .filter(SegmentHeader.class::isInstance)
                        .map(header -> ((SegmentHeader) header).before()))
                .containsExactly(SegmentHeader.Before.NONE, SegmentHeader.Before.STOPPED);
    }
}
