// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RefusedPublication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicationGateTest {

    private static final long NOON = 1_709_553_600_000L; // 2024-03-04T12:00:00Z
    private static final long DAY = 19_786;

    private static Publication dxy(long day, long available, double value) {
        return new Publication("dxy", day, available, value);
    }

    /** The raw features of one bar at one o'clock, after the publications. */
    private static FeatureVector after(List<Publication> publications) throws Exception {
        try (Harness harness = Harness.begin(History.settings().allFeatures().build(), 1)) {
            harness.publications(publications);
            harness.bar(new InstrumentBar("A", "s", NOON + 3_600_000, 1, 1, 1, 1, 1));
            harness.bar(new InstrumentBar("A", "s", NOON + 7_200_000, 1, 1, 1, 1, 1));
            harness.end();
            return harness.features().get(1);
        }
    }

    @Test
    void ofTwoValuesForOneDayAndInstantNoneIsChosen() throws Exception {
        Publication one = dxy(DAY, NOON, 100);
        Publication other = dxy(DAY, NOON, 101);
        Publication next = dxy(DAY, NOON + 1, 102);
        for (List<Publication> order : List.of(List.of(one, next, other), List.of(other, one, next))) {
            try (Harness harness = Harness.begin(History.settings().build(), 1)) {
                harness.publications(order);
                harness.end();
                assertThat(harness.side(FeatureOutputs.refusedPublications()))
                        .extracting(RefusedPublication::code, RefusedPublication::publication)
                        .containsExactlyInAnyOrder(tuple("FP-562", one), tuple("FP-562", other));
            }
            assertThat(after(order)).isEqualTo(after(List.of(next)));
        }
    }

    @Test
    void theSameValueTwiceIsSentOnOnce() throws Exception {
        Publication one = dxy(DAY, NOON, 100);
        try (Harness harness = Harness.begin(History.settings().build(), 1)) {
            harness.publications(List.of(one, one));
            harness.end();
            assertThat(harness.side(FeatureOutputs.refusedPublications()))
                    .extracting(RefusedPublication::publication)
                    .containsExactly(one);
        }
        assertThat(after(List.of(one, one))).isEqualTo(after(List.of(one)));
    }

    @Test
    void aPoisonPublicationCostsItselfAlone() throws Exception {
        List<Publication> poison = List.of(
                new Publication("gold", DAY, NOON, 1),
                dxy(DAY, NOON, Double.POSITIVE_INFINITY),
                dxy(Long.MAX_VALUE, NOON, 1),
                dxy(DAY, NOON / 1000, 1),
                dxy(DAY, Long.MIN_VALUE, 1));
        try (Harness harness = Harness.begin(History.settings().build(), 1)) {
            harness.publications(poison);
            harness.publication(dxy(DAY, NOON, 100));
            harness.end();
            assertThat(harness.side(FeatureOutputs.refusedPublications()))
                    .extracting(RefusedPublication::publication)
                    .containsExactlyElementsOf(poison);
        }
    }

    @Test
    void whatIsLateIsDecidedOnceAndARestoredGateDecidesTheSame() throws Exception {
        FeatureJobConfig config = History.settings().build();
        Harness.Saved saved;
        try (Harness harness = Harness.begin(config, 2)) {
            harness.publication(dxy(DAY, NOON + 5, 100));
            harness.publicationsUntil(NOON);
            harness.publication(dxy(DAY, NOON, 99));
            assertThat(harness.side(FeatureOutputs.refusedPublications()))
                    .extracting(RefusedPublication::code)
                    .containsExactly("FP-1304");
            saved = harness.save();
        }
        try (Harness harness = Harness.restored(config, 2, saved)) {
            harness.publication(dxy(DAY, NOON, 99));
            assertThat(harness.side(FeatureOutputs.refusedPublications()))
                    .extracting(RefusedPublication::code)
                    .containsExactly("FP-1304");
            harness.publication(dxy(DAY, NOON + 5, 100));
            harness.publicationsUntil(NOON + 5);
            assertThat(harness.side(FeatureOutputs.refusedPublications()))
                    .as("the one that was held came first")
                    .extracting(RefusedPublication::code)
                    .containsExactly("FP-1304", "FP-562");
        }
    }

    @Test
    void moreHeldPublicationsThanAllowedEndTheJob() throws Exception {
        try (Harness harness = Harness.begin(History.settings().mostHeld(2).build(), 1)) {
            harness.publication(dxy(DAY, NOON, 1));
            harness.publication(dxy(DAY, NOON + 1, 1));
            ComponentException refused =
                    refusal(ComponentException.class, () -> harness.publication(dxy(DAY, NOON + 2, 1)));
            assertThat(refused.code()).isEqualTo(ErrorCode.FLINK_TOO_MANY_HELD);
            harness.publicationsUntil(NOON);
            harness.publication(dxy(DAY, NOON + 2, 1));
        }
    }

    private static Map<String, Long> counts(long held, long late, long refused, long sent, long waiting) {
        return Map.of(
                "publications_held", held,
                "publications_late", late,
                "publications_refused", refused,
                "publications_sent", sent,
                "publications_waiting", waiting);
    }

    @Test
    void whatTheGateHoldsSendsFindsLateAndRefusesIsCounted() throws Exception {
        FeatureJobConfig config = History.settings().build();
        Harness.Saved saved;
        try (Harness harness = Harness.begin(config, 1)) {
            assertThat(harness.gateCounts()).isEqualTo(counts(0, 0, 0, 0, 0));
            harness.publications(List.of(dxy(DAY, NOON, 100), dxy(DAY, NOON, 100), dxy(DAY, NOON + 9, 101)));
            harness.publication(new Publication("gold", DAY, NOON, 1));
            assertThat(harness.gateCounts()).isEqualTo(counts(3, 0, 1, 0, 3));
            harness.publicationsUntil(NOON);
            harness.publications(List.of(dxy(DAY, NOON, 7), dxy(DAY, NOON - 1, 7)));
            assertThat(harness.gateCounts()).isEqualTo(counts(3, 2, 2, 1, 1));
            saved = harness.save();
        }
        try (Harness harness = Harness.restored(config, 1, saved)) {
            assertThat(harness.gateCounts())
                    .as("what waits is counted after a restore too")
                    .isEqualTo(counts(0, 0, 0, 0, 1));
            harness.publicationsUntil(NOON + 9);
            assertThat(harness.gateCounts()).isEqualTo(counts(0, 0, 0, 1, 0));
        }
    }

    @Test
    void everyCountOfTheGateIsInTheCatalogue() throws Exception {
        String catalogue = Files.readString(Path.of("..", "docs", "observability.md"));
        assertThat(counts(0, 0, 0, 0, 0).keySet())
                .allSatisfy(
                        name -> assertThat(catalogue).contains("| `" + name + "` | `feature-parity-publications` |"));
    }
}
