// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.checkpoint.CheckpointFolder;
import io.featureparity.audit.checkpoint.CheckpointSigner;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of this module's README: a feed whose observations are logged, and read again. */
class ReadmeTest {

    @TempDir
    private Path temp;

    @Test
    void theExampleWritesAndReads() throws GeneralSecurityException {
        Model model = TestLogs.usdcop();
        Path folder = temp.resolve("log");
        Path outside = temp.resolve("checkpoints");
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        double[] macro = new double[model.contract().macroColumns().size()];
        float[] input = new float[model.contract().size()];
        StringBuilder read = new StringBuilder();

        // Shown in lib-audit/README.md
        CheckpointSigner signer = CheckpointSigner.of("example.com/audit", keys);
        try (AuditLog log = AuditLog.in(folder, "example.com/usdcop", model, System::currentTimeMillis)
                .durability(Durability.every(Duration.ofMillis(200)))
                .whenFull(WhenFull.dropAndCount())
                .checkpoints(signer, new CheckpointFolder(outside))
                .open()) {
            MarketFeed feed = MarketFeed.of(model)
                    .policy("live")
                    .sink(log.instrument("USD/COP")) // the one line that a service adds
                    .build();
            // Shown up to here
            for (int i = 0; i <= model.contract().warmUpBars(); i++) {
                feed.accept(TestLogs.OPENING + i * TestLogs.BAR, 4000, 4002, 3998, 4001, 10, macro);
            }
            feed.features().observe(0.5, TestLogs.OPENING, input);
        }
        // Shown in lib-audit/README.md
        try (AuditReader reader = AuditReader.open(folder)) {
            for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
                if (record instanceof ServedVector served) {
                    read.append(served.bar().time()).append(' ').append(served.observationHash());
                }
            }
        }
        AuditFindings findings = AuditCheck.of(folder, signer.verifier(), new CheckpointFolder(outside));
        // Shown up to here

        assertThat(findings.isSound()).isTrue();
        assertThat(findings.served()).isEqualTo(1);
        assertThat(read.toString())
                .startsWith(TestLogs.OPENING + model.contract().warmUpBars() * TestLogs.BAR + " ");
    }
}
