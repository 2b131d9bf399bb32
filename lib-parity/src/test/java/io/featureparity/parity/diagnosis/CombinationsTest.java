// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Random combinations of up to three edits are found, however the column was written down. The build tries a few;
 * {@code -Ddiagnosis.combinations=300} tries as many of each kind, and {@code -Ddiagnosis.seed=N} others.
 */
final class CombinationsTest {

    private static final int COUNT = Integer.getInteger("diagnosis.combinations", 4);
    private static final long SEED = Long.getLong("diagnosis.seed", 1);
    private static final int BARS = 3_000;

    /** Of so many one may be wrong: the aim is 99 of 100. */
    private static final int OF_WHICH_ONE = 100;

    @Test
    void F_upToThreeOtherParametersAreFound() {
        assertFound(random -> {
            Dialect dialect = Dialect.random(random);
            SessionMarket market = new SessionMarket(random.nextLong(), BARS);
            SessionMarket unseen = new SessionMarket(random.nextLong(), BARS);
            Written written = Written.of(dialect.column(market), random);
            Diagnosis answer = diagnose(market, dialect.feature(), written);
            return new Trialled(dialect.toString(), written.stored(), answer, Judge.rule(answer, dialect, unseen));
        });
    }

    @Test
    void F_upToThreeEditsOfAPipelineAreFound() {
        assertFound(random -> {
            Pipeline pipeline = Pipeline.random(random);
            SessionMarket market = SessionMarket.withHoles(random.nextLong(), BARS);
            while (!pipeline.mergesOtherwise(market)) { // such as by the limit of the contract
                pipeline = Pipeline.random(random);
            }
            SessionMarket unseen = SessionMarket.withHoles(random.nextLong(), BARS);
            Written written = Written.of(pipeline.column(market), random);
            Diagnosis answer = diagnose(market, pipeline.feature(), written);
            return new Trialled(pipeline.toString(), written.stored(), answer, Judge.rule(answer, pipeline, unseen));
        });
    }

    private static Diagnosis diagnose(SessionMarket market, String feature, Written written) {
        return Diagnoser.of(market.marketWithPublished(), null)
                .diagnose(new ClaimedColumn(feature, feature, market.times(), written.values()));
    }

    private static void assertFound(Function<SplittableRandom, Trialled> trial) {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<Judge.Ruling, Integer> rulings = new EnumMap<>(Judge.Ruling.class);
        List<Trialled> wrong = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            Trialled one = trial.apply(random.split());
            rulings.merge(one.ruling, 1, Integer::sum);
            if (one.ruling == Judge.Ruling.WRONG) {
                wrong.add(one);
            }
        }
        if (COUNT >= OF_WHICH_ONE) {
            System.out.println("seed " + SEED + ": " + rulings);
            wrong.forEach(System.out::println);
        }
        assertThat(wrong).as("seed %s: %s", SEED, rulings).hasSizeLessThanOrEqualTo(COUNT / OF_WHICH_ONE);
    }

    /** A column that was tried, how it was stored, and the answer to it. */
    private record Trialled(String what, Stored stored, Diagnosis answer, Judge.Ruling ruling) {

        @Override
        public String toString() {
            return "\n" + what + " stored " + stored + ": " + answer.sentence() + " " + answer.hints();
        }
    }

    /** How a pipeline wrote its column down. */
    private enum Stored {
        EXACT,
        FLOAT32,
        DECIMALS_6,
        DECIMALS_5,
        DECIMALS_4,
        DECIMALS_3,
        DECIMALS_2;

        double store(double value) {
            return switch (this) {
                case EXACT -> value;
                case FLOAT32 -> (float) value;
                case DECIMALS_6 -> Math.rint(value * 1e6) / 1e6;
                case DECIMALS_5 -> Math.rint(value * 1e5) / 1e5;
                case DECIMALS_4 -> Math.rint(value * 1e4) / 1e4;
                case DECIMALS_3 -> Math.rint(value * 1e3) / 1e3;
                case DECIMALS_2 -> Math.rint(value * 1e2) / 1e2;
            };
        }
    }

    /** A column as it was written down. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Written(double[] values, Stored stored) {

        private static final int LEAST_VALUES = 200;

        static Written of(double[] exact, SplittableRandom random) {
            Stored[] all = Stored.values();
            Stored stored = random.nextInt(2) == 0 ? Stored.EXACT : all[random.nextInt(all.length)];
            double[] values = Arrays.stream(exact).map(stored::store).toArray();
            long had = distinct(exact);
            // What has been rounded to a handful of values says nothing.
            boolean says = distinct(values) >= Math.min(had, LEAST_VALUES);
            return says ? new Written(values, stored) : new Written(exact, Stored.EXACT);
        }

        private static long distinct(double[] values) {
            return Arrays.stream(values).distinct().limit(LEAST_VALUES).count();
        }
    }
}
