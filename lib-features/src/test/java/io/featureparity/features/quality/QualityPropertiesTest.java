// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import static io.featureparity.features.quality.Judged.BARS_OF_SESSION;
import static io.featureparity.features.quality.Judged.tidy;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.quality.Judged.Row;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Good markets have the best score, and each fault takes off what its rules take off and nothing else. */
class QualityPropertiesTest {

    private static final int SESSIONS = 4;

    @Property(tries = 30)
    void goodBarsHaveTheBestScore(@ForAll long seed) {
        Judged judged = Judged.of(tidy(seed, SESSIONS));
        assertThat(judged.scores).hasSize(SESSIONS * BARS_OF_SESSION).containsOnly(100.0);
        assertThat(judged.soFar).containsOnly(100.0);
        assertThat(judged.sessions).hasSize(SESSIONS).allMatch(session -> session.score() == 100 && session.whole());
        assertThat(judged.counts()).isEmpty();
    }

    @Property(tries = 200)
    void eachFaultBreaksItsRulesAndNoOther(
            @ForAll long seed,
            @ForAll Injection fault,
            @ForAll @IntRange(min = 1, max = SESSIONS - 2) int session,
            @ForAll @IntRange(min = 1, max = BARS_OF_SESSION - 8) int bar) {
        List<Row> rows = tidy(seed, SESSIONS);
        fault.into(rows, session * BARS_OF_SESSION + bar);
        Judged judged = Judged.of(rows);

        assertThat(judged.counts()).isEqualTo(fault.breaks);
        for (int i = 0; i < judged.scores.size(); i++) {
            double off = judged.broken.get(i).stream()
                    .mapToDouble(Judged.RULES::weight)
                    .sum();
            assertThat(judged.scores.get(i)).isEqualTo(Math.max(0, 100 - off));
        }
        assertThat(judged.sessions).filteredOn(ended -> ended.score() < 100).hasSize(1);
    }

    /** Without a rule the faults that are its own go unnoticed: this is what the property above would show. */
    @Test
    void everyRuleHasAFaultOfItsOwn() {
        Set<QualityRule> covered = EnumSet.noneOf(QualityRule.class);
        Stream.of(Injection.values()).forEach(fault -> covered.addAll(fault.breaks.keySet()));
        assertThat(covered).containsExactlyInAnyOrder(QualityRule.values());
    }

    /** What is said of a bar does not depend on the bars after it. */
    @Property(tries = 20)
    void nothingLooksAhead(@ForAll long seed, @ForAll Injection fault, @ForAll @IntRange(min = 60, max = 170) int at) {
        List<Row> rows = tidy(seed, SESSIONS);
        fault.into(rows, at - at % BARS_OF_SESSION % 8);
        Judged all = Judged.of(rows);
        IntStream.of(61, 100, 119, 150, 181).forEach(length -> {
            Judged some = Judged.of(rows.subList(0, length));
            assertThat(some.scores).isEqualTo(all.scores.subList(0, length));
            assertThat(some.broken).isEqualTo(all.broken.subList(0, length));
            assertThat(some.soFar).isEqualTo(all.soFar.subList(0, length));
        });
    }
}
