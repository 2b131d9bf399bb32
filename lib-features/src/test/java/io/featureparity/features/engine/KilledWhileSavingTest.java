// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.testsupport.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that does nothing but save is killed in the middle of it: the file must be one of the two, whole. */
class KilledWhileSavingTest {

    private static EngineSnapshot snapshot(int bars) {
        FeatureContract contract = TestContracts.usdcop();
        FeatureEngine engine = FeatureEngine.of(TestContracts.trained(contract));
        new FeatureBatch(engine).raw(Markets.of(contract, 1, bars));
        return engine.snapshot();
    }

    /** The process: saves two snapshots in turn, for ever, and says so after each. */
    static final class SavesForEver {

        private SavesForEver() {}

        public static void main(String[] args) {
            Path file = Path.of(args[0]);
            EngineSnapshot even = snapshot(40);
            EngineSnapshot odd = snapshot(80);
            while (true) {
                even.save(file);
                System.out.println("saved");
                odd.save(file);
                System.out.println("saved");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 25, 100})
    void C13_killedAtAnyPointOneOfTheTwoIsThere(int saves, @TempDir Path folder)
            throws IOException, InterruptedException {
        Path file = folder.resolve("engine.snapshot");
        Process process = JavaProcess.of(SavesForEver.class, List.of(file.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < saves; i++) {
                assertThat(lines.readLine()).isEqualTo("saved");
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(EngineSnapshot.load(file)).isIn(snapshot(40), snapshot(80));
    }
}
