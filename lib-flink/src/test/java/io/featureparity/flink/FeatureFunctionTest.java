// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

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
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureFunctionTest {

    private static final long OPENING = Instant.parse("2024-03-04T13:00:00Z").toEpochMilli();
    private static final int BAR = 300_000;
    private static final int LENGTH = 20;

    private static long time(int index) {
        return OPENING + (long) index * BAR;
    }

    private static InstrumentBar bar(String instrument, int index) {
        return bar(instrument, "split", time(index), 4000 + index);
    }

    private static InstrumentBar bar(String instrument, String source, long time, double close) {
        return new InstrumentBar(instrument, source, time, close, close + 1, close - 1, close, 5);
    }

    private static List<InstrumentBar> bars(String instrument) {
        List<InstrumentBar> bars = new ArrayList<>();
        for (int i = 0; i < LENGTH; i++) {
            bars.add(bar(instrument, i));
        }
        return bars;
    }

    private static List<FeatureVector> alone(List<InstrumentBar> bars) throws Exception {
        try (Harness harness = Harness.begin(History.settings().build(), 1)) {
            harness.bars(bars);
            harness.end();
            return harness.features();
        }
    }

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
            assertThat(harness.features()).isNotEmpty().isEqualTo(alone(bars("A")));
        }
    }

    @Test
    void barsOfOneTimeWithOtherValuesFromUnknownSplitsAreAllRefused() throws Exception {
        InstrumentBar one = bar("A", "", time(7) + 60_000, 10);
        InstrumentBar other = bar("A", "", time(7) + 60_000, 11);
        for (List<InstrumentBar> order : List.of(List.of(one, other), List.of(other, one))) {
            try (Harness harness = Harness.begin(History.settings().build(), 1)) {
                harness.bars(order);
                harness.bars(bars("A"));
                harness.end();
                assertThat(harness.side(FeatureOutputs.refusedBars()))
                        .extracting(RefusedBar::code, RefusedBar::bar)
                        .containsExactly(tuple("FP-1302", order.get(0)), tuple("FP-1302", order.get(1)));
                assertThat(harness.features()).isEqualTo(alone(bars("A")));
            }
        }
    }

    @Test
    void ofBarsOfOneTimeFromOneSplitThePolicyDecides() throws Exception {
        String replacing = ContractDocument.builtIn("1.0.0")
                .policy("replacing", "training", Map.of("conflicting_duplicate", "replace"))
                .toJson();
        InstrumentBar wrong = bar("A", "split", time(16), 3000);
        List<InstrumentBar> withCorrection = new ArrayList<>(bars("A"));
        withCorrection.add(16, wrong);
        try (Harness harness =
                Harness.begin(History.settings(replacing).policy("replacing").build(), 1)) {
            harness.bars(withCorrection);
            harness.end();
            assertThat(harness.side(FeatureOutputs.decisions()))
                    .containsExactly(new BarDecision("A", time(16), FeedDecision.REPLACED));
            assertThat(harness.features()).isEqualTo(alone(bars("A")));
        }
        try (Harness harness = Harness.begin(History.settings().build(), 1)) {
            harness.bars(withCorrection);
            harness.bar(bar("A", 3));
            harness.end();
            assertThat(harness.side(FeatureOutputs.decisions()))
                    .containsExactly(
                            new BarDecision("A", time(3), FeedDecision.DUPLICATE_DROPPED),
                            new BarDecision("A", time(16), FeedDecision.CONFLICT_REFUSED));
            assertThat(harness.side(FeatureOutputs.refusedBars()))
                    .extracting(RefusedBar::bar)
                    .containsExactly(bar("A", 16));
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
