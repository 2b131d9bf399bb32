// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Random combinations of up to three edits are found, however the column was written down. */
final class CombinationsTest {

    private static final int BARS = 3_000;

    @Property(tries = 16, shrinking = ShrinkingMode.OFF)
    void F_upToThreeEditsAreFound(@ForAll long seed) {
        Trialled trialled = Trialled.of(seed);
        assertThat(trialled.ruling())
                .as(
                        "%s stored %s: %s",
                        trialled.dialect(), trialled.stored(), trialled.answer().sentence())
                .isNotEqualTo(Judge.Ruling.WRONG);
    }

    /** How a pipeline wrote its column down. */
    enum Stored {
        EXACT,
        FLOAT32,
        DECIMALS_6,
        DECIMALS_4,
        DECIMALS_2;

        double store(double value) {
            return switch (this) {
                case EXACT -> value;
                case FLOAT32 -> (float) value;
                case DECIMALS_6 -> Math.rint(value * 1e6) / 1e6;
                case DECIMALS_4 -> Math.rint(value * 1e4) / 1e4;
                case DECIMALS_2 -> Math.rint(value * 1e2) / 1e2;
            };
        }
    }

    /** A dialect, how it was stored, and the answer to it. */
    record Trialled(Dialect dialect, Stored stored, Diagnosis answer, Judge.Ruling ruling) {

        static Trialled of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            SessionMarket market = new SessionMarket(random.nextLong(), BARS);
            SessionMarket unseen = new SessionMarket(random.nextLong(), BARS);
            Dialect dialect = Dialect.random(random);
            Stored[] all = Stored.values();
            Stored stored = all[random.nextInt(all.length)];
            double[] exact = dialect.column(market);
            double[] values = Arrays.stream(exact).map(stored::store).toArray();
            // What has been rounded to a handful of values says nothing.
            if (Arrays.stream(values)
                            .filter(v -> !Double.isNaN(v))
                            .distinct()
                            .limit(200)
                            .count()
                    < 200) {
                stored = Stored.EXACT;
                values = exact;
            }
            Diagnosis answer = Diagnoser.of(market.marketWithPublished(), null)
                    .diagnose(new ClaimedColumn(dialect.feature(), dialect.feature(), market.times(), values));
            return new Trialled(dialect, stored, answer, Judge.rule(answer, dialect, unseen));
        }
    }
}
