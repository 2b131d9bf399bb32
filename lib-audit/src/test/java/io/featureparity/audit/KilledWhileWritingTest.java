// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.checkpoint.CheckpointFolder;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.testsupport.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that does nothing but serve is killed in the middle of it, again and again, over the same log: every record that it
 * has said to be durable is there.
 *
 * <p>{@code -Daudit.kills=200} kills as often; a build does it a few times.
 */
class KilledWhileWritingTest {

    private static final int KILLS = Integer.getInteger("audit.kills", 4);

    /** The process: serves for ever, and says after each record which one is durable. */
    static final class ServesForEver {

        private ServesForEver() {}

        public static void main(String[] args) {
            Path folder = Path.of(args[0]);
            int id = Integer.parseInt(args[1]);
            Model model = TestLogs.tiny();
            FeatureEngine engine = TestLogs.warm(model);
            AuditLog log = AuditLog.in(folder.resolve("log"), TestLogs.NAME, model, () -> 0)
                    .durability(Durability.everyRecord(Duration.ofMinutes(5)))
                    .whenFull(WhenFull.fail())
                    .segmentBytes(1 << 16)
                    .checkpoints(TestLogs.signer(), new CheckpointFolder(folder.resolve("checkpoints")), 50)
                    .keepSegments(1000)
                    .open();
            InstrumentLog instrument = log.instrument("USD/COP");
            while (true) {
                TestLogs.serve(instrument, engine, id);
                System.out.println(id++);
            }
        }
    }

    @Test
    void everyRecordThatWasSaidToBeDurableIsThere(@TempDir Path folder) throws IOException, InterruptedException {
        int durable = -1;
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> arguments = List.of(folder.toString(), Integer.toString(durable + 1000));
            Process process = JavaProcess.of(ServesForEver.class, arguments)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (int i = 0; i <= kill * 37 % 101; i++) {
                    durable = Integer.parseInt(lines.readLine());
                }
                process.toHandle().destroyForcibly(); // unlike the process, it leaves what can still be read
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    durable =
                            Math.max(durable, Integer.parseInt(line)); // said before it died, the last perhaps in part
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
            requireThere(folder.resolve("log"), durable);
        }
        AuditLog.in(folder.resolve("log"), TestLogs.NAME, TestLogs.tiny(), () -> 0)
                .open()
                .close();
        AuditFindings findings = AuditCheck.of(
                folder.resolve("log"),
                TestLogs.signer().verifier(),
                new CheckpointFolder(folder.resolve("checkpoints")));
        assertThat(findings.faults()).isEmpty();
    }

    private static void requireThere(Path log, int durable) {
        int last = -1;
        try (AuditReader reader = AuditReader.open(log)) {
            for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
                if (record instanceof ServedVector served) {
                    int id = (int) served.position();
                    assertThat(id).isGreaterThan(last);
                    last = id;
                }
            }
        }
        assertThat(last).isGreaterThanOrEqualTo(durable);
    }
}
