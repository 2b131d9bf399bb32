// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.model;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.MismatchException;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.engine.FeatureEngine;
import org.junit.jupiter.api.Test;

class ModelTest {

    private final FeatureContract contract = TestContracts.usdcop();
    private final NormStats stats = TestContracts.trainingStats();

    @Test
    void E3_aModelIsMadeOnlyOfWhatItsManifestNames() {
        ModelManifest manifest = ModelManifest.of("m", contract, stats);
        assertThat(Model.verified(manifest, contract, stats).stats()).isSameAs(stats);
        FeatureContract other = FeatureContract.builtIn("usdcop-m5", "1.1.0");
        assertThat(refusal(MismatchException.class, () -> Model.verified(manifest, other, stats))
                        .faults())
                .extracting(fault -> fault.code())
                .contains(ErrorCode.CONTRACT_HASH_DIFFERS);
    }

    @Test
    void E1_statisticsThatLackAFeatureMakeNoModel() {
        NormStats two = NormStats.parse(
                "two.json", "{\"rsi_9\": {\"mean\": 0.0, \"std\": 1.0}, \"atr_pct\": {\"mean\": 0.0, \"std\": 1.0}}");
        assertThat(refusal(DocumentException.class, () -> Model.of(contract, two))
                        .code())
                .isEqualTo(ErrorCode.STATISTICS_MISSING_FEATURE);
    }

    @Test
    void enginesOfOneModelShareWhatDoesNotChange() {
        Model model = Model.of(contract, stats);
        assertThat(FeatureEngine.of(model).model()).isSameAs(model);
        assertThat(FeatureEngine.of(model).model().features()).isSameAs(model.features());
        assertThat(model.features().names())
                .isEqualTo(contract.marketFeatures().stream()
                        .map(feature -> feature.name())
                        .toList());
    }

    @Test
    void withoutStatisticsThereAreTheSameRawFeatures() {
        BarColumns bars = Markets.of(contract, 3, 200);
        double[][] with = FeatureBatch.of(Model.of(contract, stats)).raw(bars);
        double[][] without = FeatureBatch.of(Model.withoutStatistics(contract)).raw(bars);
        for (int i = 0; i < with.length; i++) {
            assertThat(Markets.bits(without[i])).isEqualTo(Markets.bits(with[i]));
        }
    }

    @Test
    void E1_withoutStatisticsNothingIsNormalised() {
        Model model = Model.withoutStatistics(contract);
        FeatureEngine engine = FeatureEngine.of(model);
        engine.update(0, 2, 3, 1, 2, new double[6]);
        assertThat(model.hasStatistics()).isFalse();
        assertThat(refusal(DocumentException.class, engine::normalized))
                .hasMessage("FP-301 at " + contract + ": must have statistics to be normalised, but was none:"
                        + " raw features alone");
        assertThat(refusal(DocumentException.class, model::observations).code())
                .isEqualTo(ErrorCode.STATISTICS_MISSING_FEATURE);
        assertThat(refusal(DocumentException.class, engine::snapshot).code())
                .isEqualTo(ErrorCode.STATISTICS_MISSING_FEATURE);
        assertThat(model).hasToString(contract + " without statistics");
        assertThat(Model.of(contract, stats)).hasToString(contract + " with statistics " + stats.hash());
    }

    @Test
    void modelsOfOneContractShareItsProgram() {
        Model model = Model.withoutStatistics(contract);
        Model served = model.withStatistics(stats);
        assertThat(served.features()).isSameAs(model.features());
        assertThat(served.stats()).isSameAs(stats);
    }

    /** A snapshot goes from one to the other: their states have one layout. */
    @Test
    void C13_theInterpreterGoesOnWhereCompiledCodeStopped() {
        Model model = Model.of(contract, stats);
        FeatureEngine compiled = FeatureEngine.of(model);
        FeatureEngine interpreted = FeatureEngine.of(model.interpreted());
        assertThat(compiled.executor()).isEqualTo("compiled");
        assertThat(interpreted.executor()).isEqualTo("interpreter");
        new FeatureBatch(compiled).forEachRow(Markets.of(contract, 5, 300), (row, at) -> {});
        interpreted.restore(compiled.snapshot());
        BarColumns later = Markets.of(contract, 5, 500).rows(300, 500);
        double[][] expected = new FeatureBatch(compiled).raw(later);
        double[][] actual = new FeatureBatch(interpreted).raw(later);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Markets.bits(actual[i])).isEqualTo(Markets.bits(expected[i]));
        }
        assertThat(interpreted.snapshot()).isEqualTo(compiled.snapshot());
    }
}
