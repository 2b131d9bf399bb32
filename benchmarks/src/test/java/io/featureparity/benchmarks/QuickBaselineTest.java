// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickBaselineTest {

    @TempDir
    private Path folder;

    /** Without its ratio a figure cannot be compared, and the command never succeeds. */
    @Test
    void everyFigureHasARatioForBothJdks() throws IOException {
        QuickBaseline stored = QuickBaseline.read(Path.of("quick.properties"));
        for (QuickFigure figure : QuickFigure.values()) {
            assertThat(stored.ratio(17, figure)).as(figure.key()).isPresent();
            assertThat(stored.ratio(25, figure)).as(figure.key()).isPresent();
        }
    }

    @Test
    void whatIsStoredIsReadBackForItsJdkAlone() throws IOException {
        Path file = folder.resolve("quick.properties");
        QuickBaseline baseline = QuickBaseline.read(file);
        assertThat(baseline.ratio(17, QuickFigure.ENGINE_TO_FUSED)).isEmpty();

        baseline.put(17, QuickFigure.ENGINE_TO_FUSED, 1.25);
        baseline.put(25, QuickFigure.ENGINE_TO_FUSED, 1.5);
        baseline.put(17, QuickFigure.ATR_TO_TA_LIB, 0.75);
        baseline.write(file);

        QuickBaseline again = QuickBaseline.read(file);
        assertThat(again.ratio(17, QuickFigure.ENGINE_TO_FUSED)).hasValue(1.25);
        assertThat(again.ratio(25, QuickFigure.ENGINE_TO_FUSED)).hasValue(1.5);
        assertThat(again.ratio(21, QuickFigure.ENGINE_TO_FUSED)).isEmpty();
        assertThat(Files.readAllLines(file).subList(1, 4))
                .containsExactly(
                        "jdk17.atr-to-ta-lib=0.7500", "jdk17.engine-to-fused=1.2500", "jdk25.engine-to-fused=1.5000");
    }
}
