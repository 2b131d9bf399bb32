// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.golden.FeatureSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clause C13: what training computed, to the last bit, whichever way the engine is called. */
class GoldenPathsTest {

    private static final int CASES = 43;
    /** Summed up from the manifest: rows times market features, and rows after the warm-up times all features. */
    private static final long RAW_VALUES = 402_137;

    private static final long OBSERVED_VALUES = 328_698;

    private static void assertParity(FeatureSource source) {
        ParityReport report = ShippedSuite.SUITE.hold(source);
        assertThat(report.headline()).isEmpty();
        assertThat(report.isParity()).isTrue();
        assertThat(compared(report, Stage.RAW)).isEqualTo(RAW_VALUES);
        assertThat(compared(report, Stage.NORMALIZED)).isEqualTo(RAW_VALUES);
        assertThat(compared(report, Stage.OBSERVATION)).isEqualTo(OBSERVED_VALUES);
    }

    private static long compared(ParityReport report, Stage stage) {
        return report.lines().stream()
                .filter(line -> line.stage() == stage)
                .mapToLong(ParityReport.Line::compared)
                .sum();
    }

    @Test
    void C13_thereAreAsManyCasesAsThereWere() {
        assertThat(ShippedSuite.SUITE.cases()).hasSize(CASES);
    }

    @Test
    void C13_streaming() {
        assertParity(FeatureSource.streaming());
    }

    @Test
    void C13_theFriendlyForms() {
        assertParity(Sources.friendly());
    }

    @Test
    void C13_theInterpreter() {
        assertParity(Sources.interpreted());
    }

    @Test
    void C13_batch() {
        assertParity(Sources.batch());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 1024})
    void C13_batchInPieces(int bars) {
        assertParity(Sources.chunked(bars));
    }

    /** Each a prime, so that over the cases a snapshot falls on every kind of bar. */
    @ParameterizedTest
    @ValueSource(ints = {1, 13, 61, 997})
    void C13_restoredFromTheBytesOfASnapshot(int bars) {
        assertParity(Sources.restoredEvery(bars));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 17})
    void C13_copy(int bars) {
        assertParity(Sources.copiedEvery(bars));
    }

    @Test
    void C13_peekThenUpdate() {
        assertParity(Sources.peekingBeforeEachBar());
    }
}
