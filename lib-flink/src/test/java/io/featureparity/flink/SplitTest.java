// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static io.featureparity.flink.SomeBars.LENGTH;
import static io.featureparity.flink.SomeBars.alone;
import static io.featureparity.flink.SomeBars.bar;
import static io.featureparity.flink.SomeBars.bars;
import static io.featureparity.flink.SomeBars.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.featureparity.features.feed.FeedDecision;
import io.featureparity.flink.record.BarDecision;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.RefusedBar;
import io.featureparity.testsupport.document.ContractDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bars of one instrument come from one split, or their order is not known. */
class SplitTest {

    @Test
    void barsOfOneTimeWithOtherValuesFromUnknownSplitsAreAllRefused() throws Exception {
        InstrumentBar one = bar("A", "", time(7) + 60_000, 10);
        InstrumentBar other = bar("A", "", time(7) + 60_000, 11);
        List<InstrumentBar> unknown = bars("A").stream()
                .map(bar -> bar("A", "", bar.time(), bar.close()))
                .toList();
        for (List<InstrumentBar> order : List.of(List.of(one, other), List.of(other, one))) {
            try (Harness harness = Harness.begin(History.settings().build(), 1)) {
                harness.bars(order);
                harness.bars(unknown);
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
    void aSecondSplitOfAnInstrumentIsRefusedWhicheverCameFirst() throws Exception {
        List<InstrumentBar> others = List.of(
                bar("A", "zweite", time(0), 4000), // the same bar
                bar("A", "zweite", time(1), 9000), // another one of the same time
                bar("A", "zweite", time(1) + 1, 9000), // one that the split of the instrument does not have
                bar("A", "", time(2), 4002));
        for (boolean first : new boolean[] {true, false}) {
            try (Harness harness = Harness.begin(History.settings().build(), 1)) {
                harness.bars(first ? others : bars("A"));
                harness.bars(first ? bars("A") : others);
                harness.end();
                assertThat(harness.side(FeatureOutputs.refusedBars()))
                        .extracting(RefusedBar::code, RefusedBar::bar)
                        .containsExactlyElementsOf(others.stream()
                                .map(bar -> tuple("FP-1301", bar))
                                .toList());
                assertThat(harness.features()).isNotEmpty().isEqualTo(alone(bars("A")));
            }
        }
    }

    @Test
    void anInstrumentKeepsItsSplitAfterARestoreUnlessNewOnesAreAllowed() throws Exception {
        Harness.Saved saved;
        try (Harness harness = Harness.begin(History.settings().build(), 1)) {
            harness.bars(bars("A").subList(0, 10));
            harness.publicationsUntil(time(9));
            harness.barsUntil(time(9));
            saved = harness.save();
        }
        List<InstrumentBar> moved = bars("A").subList(10, LENGTH).stream()
                .map(bar -> bar("A", "new", bar.time(), bar.close()))
                .toList();
        try (Harness harness = Harness.restored(History.settings().build(), 1, saved)) {
            harness.bars(moved);
            harness.end();
            assertThat(harness.side(FeatureOutputs.refusedBars()))
                    .extracting(RefusedBar::bar)
                    .isEqualTo(moved);
        }
        FeatureJobConfig allowed =
                History.settings().newSplitsFrom(Instant.ofEpochMilli(time(10))).build();
        try (Harness harness = Harness.restored(allowed, 1, saved)) {
            harness.bars(moved);
            harness.bar(bar("A", "third", time(30), 4000));
            harness.end();
            assertThat(harness.side(FeatureOutputs.refusedBars()))
                    .extracting(RefusedBar::bar)
                    .containsExactly(bar("A", "third", time(30), 4000));
            assertThat(harness.features()).isEqualTo(alone(bars("A")));
        }
    }

    @Test
    void aBarThatIsRefusedSaysNothingAboutTheSplit() throws Exception {
        InstrumentBar stray = new InstrumentBar("A", "another", time(0) - 1, -1, 1, 1, 1, 1);
        InstrumentBar ofTheFirstTime = new InstrumentBar("A", "another", time(0), -1, 1, 1, 1, 1);
        try (Harness harness = Harness.begin(History.settings().build(), 1)) {
            harness.bar(stray);
            harness.bar(ofTheFirstTime);
            harness.bars(bars("A"));
            harness.bar(bar("A", "another", time(9), 4009));
            harness.end();
            assertThat(harness.side(FeatureOutputs.refusedBars()))
                    .extracting(RefusedBar::code, RefusedBar::bar)
                    .containsExactly(
                            tuple("FP-501", stray),
                            tuple("FP-501", ofTheFirstTime),
                            tuple("FP-1301", bar("A", "another", time(9), 4009)));
            assertThat(harness.features()).isNotEmpty().isEqualTo(alone(bars("A")));
        }
    }
}
