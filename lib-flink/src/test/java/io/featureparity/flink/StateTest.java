// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.testsupport.document.ContractDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a job holds goes on in other tasks, more or fewer of them, with the same bits; or it is refused. */
class StateTest {

    private static final History HISTORY = History.of(7, 12, 60);

    private static void feed(Harness harness, int from, int until) throws Exception {
        List<InstrumentBar> bars = HISTORY.bars();
        long before = from == 0 ? Long.MIN_VALUE : bars.get(from - 1).time();
        long last = until == bars.size() ? Long.MAX_VALUE : bars.get(until - 1).time();
        harness.publications(HISTORY.publications().stream()
                .filter(each -> each.available() > before && each.available() <= last)
                .toList());
        harness.bars(bars.subList(from, until));
        harness.publicationsUntil(last - 1);
        harness.barsUntil(last - 1); // so that some bars stay held back
    }

    @Test
    void oneTaskThenTwoThenOneGiveTheVectorsOfTheBatch() throws Exception {
        FeatureJobConfig config = History.settings().build();
        int size = HISTORY.bars().size();
        List<FeatureVector> all = new ArrayList<>();
        Harness.Saved saved;
        try (Harness harness = Harness.begin(config, 1)) {
            feed(harness, 0, size / 3);
            all.addAll(harness.features());
            saved = harness.save();
        }
        try (Harness harness = Harness.restored(config, 2, saved)) {
            feed(harness, size / 3, size / 2);
            all.addAll(harness.features());
            saved = harness.save();
        }
        try (Harness harness = Harness.restored(config, 1, saved)) {
            feed(harness, size / 2, size);
            harness.end();
            all.addAll(harness.features());
        }
        assertThat(History.byInstrument(all)).isEqualTo(HISTORY.expected());
    }

    @Test
    void onTheHeapOneEngineLivesFromBarToBar() throws Exception {
        FeatureJobConfig config = History.settings().build();
        Supplier<MarketFeed> noOther = () -> {
            throw new AssertionError("an engine was made of bytes");
        };
        try (Harness harness = Harness.begin(config, 1)) {
            harness.publicationsUntil(Long.MAX_VALUE);
            harness.bar(SomeBars.bar("A", 0));
            harness.barsUntil(SomeBars.time(0));
            MarketFeed first = harness.stateOf(config, "A").feed(noOther);
            for (int i = 1; i < SomeBars.LENGTH; i++) {
                harness.bar(SomeBars.bar("A", i));
                harness.barsUntil(SomeBars.time(i));
                assertThat(harness.stateOf(config, "A").feed(noOther)).isSameAs(first);
            }
            assertThat(first.features().barsSeen()).isEqualTo(SomeBars.LENGTH);
        }
    }

    @Test
    void aStateOfAnotherContractIsRefusedWithBothHashes() throws Exception {
        String other = ContractDocument.builtIn("1.0.0").set("/warm_up", 15).toJson();
        Harness.Saved saved;
        try (Harness harness = Harness.begin(History.settings().build(), 1)) {
            feed(harness, 0, 100);
            saved = harness.save();
        }
        Throwable refused = refusal(
                Throwable.class, () -> Harness.restored(History.settings(other).build(), 1, saved));
        assertThat(messages(refused))
                .anySatisfy(message -> Assertions.assertThat(message)
                        .startsWith("FP-605 at state of the job: must be taken under the job's contract, ")
                        .contains(History.MODEL.contract().hash())
                        .contains(FeatureContract.parse("other", other).hash()));
        assertThat(messages(refusal(
                        Throwable.class,
                        () -> Harness.restored(History.settings().policy("live").build(), 1, saved))))
                .anySatisfy(message -> Assertions.assertThat(message)
                        .contains("must be taken under the job's policy, live, but was training"));
    }

    private static List<String> messages(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .map(String::valueOf)
                .map(text -> text.substring(text.indexOf(": ") + 2))
                .toList();
    }
}
