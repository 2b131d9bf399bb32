// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.json.Sha256;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.testsupport.golden.GoldenData;
import io.featureparity.testsupport.golden.SuiteFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenSuiteTest {

    private static final GoldenSuite SUITE = ShippedSuite.SUITE;

    @Test
    void theArtifactHasEveryCaseOfItsManifest() {
        assertThat(SUITE.cases()).extracting(GoldenCase::name).containsExactlyElementsOf(namesInManifest());
        assertThat(SUITE.cases()).hasSizeGreaterThanOrEqualTo(19 + 12);
    }

    @Test
    void aSuiteIsKnownByTheHashOfItsManifest() throws IOException {
        assertThat(SUITE.manifestHash()).isEqualTo(Sha256.of(Files.readAllBytes(GoldenData.path("manifest.json"))));
    }

    @Test
    void aCaseKnowsWhatItBelongsTo() {
        GoldenCase flat = SUITE.golden("flat");
        assertThat(flat).hasToString("flat");
        assertThat(flat.why()).startsWith("no movement: true range and directional movement are zero");
        assertThat(flat.contract()).hasToString(SUITE.golden("year").contract().toString());
        assertThat(flat.contract().hash())
                .isEqualTo("cde7d95752fa05afa43ec3e5fb1f7981fe52243f947effeb71cfd927ea0f4cbd");
        assertThat(flat.stats().hash()).isEqualTo("aa3ef96d66646c67153855583011633cd230ec7a412b436c252d2e409a6cc9b2");
        assertThat(flat.bars().size()).isEqualTo(200);
        assertThat(flat.bars().time(0))
                .isEqualTo(Instant.parse("2024-03-04T13:00:00Z").toEpochMilli());
        assertThat(flat.hasObservations()).isFalse();
    }

    @Test
    void aPackedCaseIsReadLikeAnyOther() {
        GoldenCase year = SUITE.golden("year");
        assertThat(year.bars().size()).isEqualTo(14760);
        assertThat(year.hasObservations()).isTrue();
        assertThat(year.position(0)).isEqualTo(0.25);
        assertThat(year.position(1)).isEqualTo(-1.5);
    }

    @Test
    void D2_aPositionMayBeInfinite() {
        assertThat(SUITE.golden("another-contract").position(6)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(SUITE.golden("another-contract").position(15)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void aCaseWithoutPositionsHasNone() {
        assertThat(refusal(GoldenDataException.class, () -> SUITE.golden("flat").position(0))
                        .faults())
                .containsExactly(new Fault(
                        ErrorCode.GOLDEN_FILE_MISSING,
                        Place.item("case", "flat"),
                        "must have the agent's positions",
                        "none"));
    }

    @Test
    void aCaseThatIsAskedForAndNotThereIsAFailure() {
        assertThat(refusal(GoldenDataException.class, () -> SUITE.golden("sideways"))
                        .faults())
                .containsExactly(
                        new Fault(ErrorCode.GOLDEN_CASE_SKIPPED, "suite", "must have the case", "no case sideways"));
    }

    @Test
    void C13_theEngineFedBarByBarIsWhatTrainingComputed() {
        ParityReport report = SUITE.hold(FeatureSource.streaming());
        assertThat(report.headline()).isEmpty();
        assertThat(report.isParity()).isTrue();
        assertThat(report.subjects()).isEqualTo(SUITE.cases().size());
        long rows = SUITE.cases().stream()
                .filter(golden -> golden.contract().id().equals("usdcop-m5"))
                .mapToLong(golden -> golden.bars().size())
                .sum();
        assertThat(report.lines())
                .as("every bar of every case, and the legacy cases' too")
                .filteredOn(line -> line.stage() == Stage.RAW && line.feature().equals("rsi_9"))
                .singleElement()
                .satisfies(line -> assertThat(line.compared()).isGreaterThan(rows));
    }

    @Test
    void aFolderIsReadLikeTheArtifact(@TempDir Path folder) {
        SuiteFolder.whole(folder);
        GoldenSuite suite = GoldenSuite.open(folder);
        assertThat(suite.cases()).extracting(GoldenCase::name).containsExactlyElementsOf(namesInManifest());
        assertThat(suite.hold(FeatureSource.streaming())).isEqualTo(SUITE.hold(FeatureSource.streaming()));
    }

    @Test
    void theFolderInThisRepositoryIsASuiteBesideItsGenerator() {
        assertThat(GoldenSuite.open(Path.of("..", "golden-data")).cases())
                .extracting(GoldenCase::name)
                .containsExactlyElementsOf(namesInManifest());
    }

    @Test
    void withoutTheArtifactThereIsNoSuite() {
        ClassLoader bare = ClassLoader.getPlatformClassLoader();
        assertThatExceptionOfType(GoldenDataException.class)
                .isThrownBy(() -> GoldenSuite.onClassPath(bare))
                .withMessage("FP-701 at classpath:/io/featureparity/golden/manifest.json: must be a file that can be"
                        + " read, but was no such file");
    }

    private static List<String> namesInManifest() {
        return SuiteFolder.namesOnClassPath();
    }
}
