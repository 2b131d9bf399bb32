// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** In whatever order bars and publications come within the bounds of their watermarks, the vectors are the same. */
class ArrivalOrderTest {

    private static final int PERMUTATIONS = Integer.getInteger("flink.permutations", 100);

    private interface Step {
        void take(Harness harness) throws Exception;
    }

    @Test
    void everyOrderGivesTheVectorsOfTheBatch() throws Exception {
        History history = History.of(19, 6, 40);
        FeatureJobConfig config = History.settings().build();
        for (int permutation = 0; permutation < PERMUTATIONS; permutation++) {
            Random random = new Random(permutation);
            List<Step> bars = shuffled(
                    history.bars(),
                    InstrumentBar::time,
                    random,
                    bar -> at -> at.bar(bar),
                    time -> at -> at.barsUntil(time));
            List<Step> publications = shuffled(
                    history.publications(),
                    Publication::available,
                    random,
                    publication -> at -> at.publication(publication),
                    time -> at -> at.publicationsUntil(time));
            try (Harness harness = Harness.begin(config, 2)) {
                for (Step step : interleaved(bars, publications, random)) {
                    step.take(harness);
                }
                harness.end();
                assertThat(History.byInstrument(harness.features()))
                        .as("permutation %s", permutation)
                        .isEqualTo(history.expected());
                assertThat(harness.side(FeatureOutputs.lateBars())).isEmpty();
                assertThat(harness.side(FeatureOutputs.refusedPublications())).isEmpty();
            }
        }
    }

    private interface Steps<T> {
        Step of(T value);
    }

    /** Shuffles what lies between two watermarks; the watermarks lie at random, and none passes what is still to come. */
    private static <T> List<Step> shuffled(
            List<T> sorted, ToLongFunction<T> time, Random random, Steps<T> element, Steps<Long> watermark) {
        List<Step> steps = new ArrayList<>();
        int from = 0;
        while (from < sorted.size()) {
            int until = Math.min(sorted.size(), from + 1 + random.nextInt(40));
            while (until < sorted.size()
                    && time.applyAsLong(sorted.get(until)) == time.applyAsLong(sorted.get(until - 1))) {
                until++;
            }
            List<T> some = new ArrayList<>(sorted.subList(from, until));
            long passed = time.applyAsLong(some.get(some.size() - 1));
            Collections.shuffle(some, random);
            some.forEach(value -> steps.add(element.of(value)));
            steps.add(watermark.of(passed));
            from = until;
        }
        return steps;
    }

    private static List<Step> interleaved(List<Step> some, List<Step> others, Random random) {
        List<Step> all = new ArrayList<>();
        int next = 0;
        int nextOther = 0;
        while (next < some.size() || nextOther < others.size()) {
            int left = some.size() - next;
            int leftOther = others.size() - nextOther;
            all.add(random.nextInt(left + leftOther) < left ? some.get(next++) : others.get(nextOther++));
        }
        return all;
    }
}
