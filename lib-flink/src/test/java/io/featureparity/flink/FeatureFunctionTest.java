// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static io.featureparity.flink.SomeBars.alone;
import static io.featureparity.flink.SomeBars.bar;
import static io.featureparity.flink.SomeBars.bars;
import static io.featureparity.flink.SomeBars.time;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.MismatchException;
import io.featureparity.features.feed.FeedDecision;
import io.featureparity.flink.record.BarDecision;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.LateBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RefusedBar;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.golden.GoldenData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureFunctionTest {

    @Test
    void aBarIsHeldBackUntilBothWatermarksHavePassedItsTime() throws Exception {
        try (Harness harness = Harness.begin(History.settings().allFeatures().build(), 1)) {
            harness.bar(bar("A", 1));
            harness.bar(bar("A", 0));
            harness.barsUntil(time(5));
            assertThat(harness.features()).isEmpty();
            harness.publicationsUntil(time(0) - 1);
            assertThat(harness.features()).isEmpty();
            harness.publicationsUntil(time(0));
            assertThat(harness.features()).extracting(FeatureVector::time).containsExactly(time(0));
            harness.publicationsUntil(time(9));
            assertThat(harness.features()).extracting(FeatureVector::time).containsExactly(time(0), time(1));
            assertThat(harness.timestamps()).containsExactly(time(0), time(1));
        }
    }

    @Test
    void aBarSeesAPublicationOfItsOwnTimeThatCameAfterIt() throws Exception {
        int[] seen = new int[2];
        for (int millisLater = 0; millisLater < 2; millisLater++) {
            try (Harness harness =
                    Harness.begin(History.settings().allFeatures().build(), 1)) {
                for (int i = 0; i < 2; i++) {
                    harness.bar(bar("A", i));
                }
                harness.barsUntil(time(3));
                for (String column : History.MODEL.contract().macroColumns()) {
                    harness.publication(new Publication(column, 19_000, time(0) + millisLater, 50));
                }
                harness.publicationsUntil(time(9));
                for (double value : harness.features().get(0).raw()) {
                    seen[millisLater] += Double.isNaN(value) ? 0 : 1;
                }
            }
        }
        assertThat(seen[0]).isGreaterThan(seen[1]);
    }

    @Test
    void aLateBarGoesToItsSideOutputAndChangesNothingElse() throws Exception {
        InstrumentBar late = bar("A", "split", time(3) + 7, 1);
        try (Harness harness = Harness.begin(History.settings().build(), 1)) {
            for (InstrumentBar bar : bars("A")) {
                harness.bar(bar);
                harness.publicationsUntil(bar.time());
                harness.barsUntil(bar.time());
                if (bar.time() == time(9)) {
                    harness.bar(late);
                }
            }
            harness.end();
            assertThat(harness.side(FeatureOutputs.lateBars())).containsExactly(new LateBar(late, time(9)));
            assertThat(harness.features()).isNotEmpty().isEqualTo(alone(bars("A")));
            assertThat(harness.side(FeatureOutputs.refusedBars())).isEmpty();
        }
    }

    @Test
    void aPoisonRecordCostsItselfAlone() throws Exception {
        List<InstrumentBar> poison = List.of(
                new InstrumentBar("A", "split", time(4) + 1, -1, 1, 1, 1, 1),
                new InstrumentBar("A", "split", time(5) + 1, Double.POSITIVE_INFINITY, 1, 1, 1, 1),
                new InstrumentBar("A", "split", time(6) + 1, 1, 1, 2, 1, 1),
                new InstrumentBar("A", "split", Long.MAX_VALUE, 1, 1, 1, 1, 1),
                new InstrumentBar("A", "split", Long.MIN_VALUE, 1, 1, 1, 1, 1),
                new InstrumentBar("", "", Long.MIN_VALUE, 0, 0, 0, 0, 0),
                bar("", 3),
                bar("A\u0000", 3),
                bar("\ud800", 3),
                new InstrumentBar(
                        "A", "split", Instant.parse("2200-01-01T00:00:00Z").toEpochMilli(), 1, 1, 1, 1, 1));
        try (Harness harness = Harness.begin(History.settings().build(), 1)) {
            harness.bars(poison);
            harness.bars(bars("A"));
            harness.end();
            assertThat(harness.side(FeatureOutputs.refusedBars()))
                    .extracting(RefusedBar::bar)
                    .containsExactlyInAnyOrderElementsOf(poison);
            assertThat(harness.side(FeatureOutputs.refusedBars())).allSatisfy(refused -> {
                assertThat(refused.code()).matches("FP-\\d+");
                assertThat(refused.message()).startsWith(refused.code() + " at bar ");
            });
            assertThat(harness.side(FeatureOutputs.refusedBars()))
                    .filteredOn(refused -> refused.code().equals("FP-1321"))
                    .hasSize(3);
            assertThat(harness.features()).isNotEmpty().isEqualTo(alone(bars("A")));
        }
    }

    @Test
    void ofANameUnderWhichNothingGoodCameNothingIsKept() throws Exception {
        try (Harness harness = Harness.begin(History.settings().build(), 1)) {
            harness.bar(new InstrumentBar("rubbish", "split", time(0), -1, -1, -1, -1, 1));
            harness.publicationsUntil(time(0));
            harness.barsUntil(time(0));
            assertThat(harness.keyedStates()).isZero();
            harness.bar(bar("A", 1));
            assertThat(harness.keyedStates()).isEqualTo(1);
            harness.end();
            assertThat(harness.keyedStates()).isEqualTo(2);
        }
    }

    @Test
    void missingBarsAreInsertedAndSaidToBe() throws Exception {
        List<InstrumentBar> withGap = new ArrayList<>(bars("A"));
        withGap.remove(17);
        try (Harness harness = Harness.begin(History.settings().policy("live").build(), 1)) {
            harness.bars(withGap);
            harness.end();
            assertThat(harness.side(FeatureOutputs.decisions()))
                    .containsExactly(new BarDecision("A", time(17), FeedDecision.INSERTED));
            assertThat(harness.features())
                    .filteredOn(FeatureVector::inserted)
                    .extracting(FeatureVector::time)
                    .containsExactly(time(17));
            assertThat(harness.features())
                    .extracting(FeatureVector::barsSeen)
                    .containsExactly(15L, 16L, 17L, 18L, 19L, 20L);
        }
    }

    @Test
    void moreHeldBarsThanAllowedEndTheJob() throws Exception {
        try (Harness harness = Harness.begin(History.settings().mostHeld(3).build(), 1)) {
            harness.bars(bars("A").subList(0, 3));
            harness.bar(bar("B", 0));
            ComponentException refused = refusal(ComponentException.class, () -> harness.bar(bar("A", 3)));
            assertThat(refused.code()).isEqualTo(ErrorCode.FLINK_TOO_MANY_HELD);
            assertThat(refused).hasMessageContaining("bar of A at 2024-03-04T13:15:00Z from split");
            harness.end();
            harness.bar(bar("A", 30));
        }
    }

    @Test
    void aPublicationThatBarsShouldHaveSeenEndsTheJob() throws Exception {
        try (Harness harness = Harness.begin(History.settings().build(), 1)) {
            harness.publicationsUntil(time(3));
            harness.barsUntil(time(3));
            Publication missed = Publication.of("dxy", LocalDate.of(2024, 3, 1), Instant.ofEpochMilli(time(3)), 100);
            ComponentException refused = refusal(ComponentException.class, () -> harness.pastTheGate(missed));
            assertThat(refused.code()).isEqualTo(ErrorCode.FLINK_PUBLICATION_MISSED);
            harness.pastTheGate(new Publication("dxy", 19_783, time(3) + 1, 100));
        }
    }

    @Test
    void aModelOfAnotherContractDoesNotStart() {
        String other = ContractDocument.builtIn("1.0.0").set("/warm_up", 15).toJson();
        String manifest = ModelManifest.of("toy", History.MODEL.contract(), History.MODEL.stats())
                .toJson();
        FeatureJobConfig.Builder mixed = FeatureJobConfig.of(other, GoldenData.statistics(), manifest);
        MismatchException refused = refusal(MismatchException.class, mixed::build);
        assertThat(refused)
                .hasMessageContaining(History.MODEL.contract().hash())
                .hasMessageContaining(FeatureContract.parse("other", other).hash());
        assertThat(refusal(MismatchException.class, () -> Harness.begin(mixed.unchecked(), 1)))
                .hasMessage(refused.getMessage());
    }

    @Test
    void settingsThatAreNotPossibleAreRefused() {
        assertThat(refusal(
                                ComponentException.class,
                                () -> History.settings().mostHeld(0).build())
                        .code())
                .isEqualTo(ErrorCode.FLINK_SETTING);
        assertThat(refusal(
                                ComponentException.class,
                                () -> History.settings()
                                        .agentPosition(Double.NaN)
                                        .build())
                        .code())
                .isEqualTo(ErrorCode.FLINK_SETTING);
    }
}
