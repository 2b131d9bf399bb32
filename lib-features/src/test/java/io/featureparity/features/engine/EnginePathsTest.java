// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clause C13: every way of calling gives the same bits, and leaves the same state, field by field, after every bar.
 * Values alone could hide a ring that is turned by one.
 */
class EnginePathsTest {

    private static final int TRIES = 1_000;
    private static final int LONGEST = 260;

    private static final FeatureContract CONTRACT = TestContracts.everyCalculation();

    /** Two, for a process that restores is not the one that saved. Each compiles its formulas once, as a service does. */
    private static final Model MODEL = Model.of(CONTRACT, TestContracts.stats(CONTRACT));

    private static final Model OF_ANOTHER_PROCESS = Model.of(CONTRACT, TestContracts.stats(CONTRACT));

    /** The state after each bar of the plain stream; it holds the raw values too. */
    private static List<long[]> streamed(BarColumns bars) {
        List<long[]> states = new ArrayList<>();
        new FeatureBatch(engine()).forEachRow(bars, (row, engine) -> states.add(Markets.bits(engine.raw.state())));
        return states;
    }

    private static FeatureEngine engine() {
        return FeatureEngine.of(MODEL);
    }

    private static void assertState(FeatureEngine engine, long[] expected) {
        long[] actual = Markets.bits(engine.raw.state());
        if (!Arrays.equals(actual, expected)) { // far quicker than the assertion, which then says where they differ
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static void feed(FeatureEngine engine, BarColumns bars, int row) {
        engine.update(Markets.bar(bars, row));
    }

    @Property(tries = TRIES)
    void C13_batchInPiecesIsTheStream(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length, @ForAll("pieces") int piece) {
        BarColumns bars = Markets.of(CONTRACT, seed, length);
        List<long[]> expected = streamed(bars);
        FeatureEngine engine = engine();
        FeatureBatch batch = new FeatureBatch(engine);
        for (int from = 0; from < length; from += piece) {
            int to = Math.min(length, from + piece);
            double[][] raw = batch.raw(bars.rows(from, to));
            assertThat(raw).hasDimensions(CONTRACT.marketFeatures().size(), to - from);
            assertState(engine, expected.get(to - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100, 1024})
    void C13_longBatchInPiecesIsTheStream(int piece) {
        int length = 2 * 1024 + 1; // so that the longest piece is a piece too
        C13_batchInPiecesIsTheStream(20_240_304, length, piece);
    }

    @Provide
    Arbitrary<Integer> pieces() {
        return Arbitraries.of(1, 2, 3, 7, 100, 1024);
    }

    @Property(tries = TRIES)
    void C13_batchColumnsAreTheStreamedValues(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        BarColumns bars = Markets.of(CONTRACT, seed, length);
        double[][] raw = new FeatureBatch(engine()).raw(bars);
        float[][] normalized = new FeatureBatch(engine()).normalized(bars);
        FeatureEngine streaming = engine();
        double[][] streamedRaw = new double[raw.length][length];
        float[][] streamedNormalized = new float[raw.length][length];
        for (int row = 0; row < length; row++) {
            feed(streaming, bars, row);
            float[] values = streaming.normalized();
            for (int feature = 0; feature < raw.length; feature++) {
                streamedRaw[feature][row] = streaming.raw(feature);
                streamedNormalized[feature][row] = values[feature];
            }
        }
        for (int feature = 0; feature < raw.length; feature++) {
            assertThat(Markets.bits(raw[feature])).isEqualTo(Markets.bits(streamedRaw[feature]));
            assertThat(normalized[feature]).isEqualTo(streamedNormalized[feature]);
        }
    }

    @Property(tries = TRIES)
    void C13_peekThenUpdateIsTheStream(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        BarColumns bars = Markets.of(CONTRACT, seed, length);
        BarColumns other = Markets.of(CONTRACT, ~seed, length);
        List<long[]> expected = streamed(bars);
        FeatureEngine engine = engine();
        double[] peeked = new double[CONTRACT.marketFeatures().size()];
        for (int row = 0; row < length; row++) {
            peekAt(engine, other, row, bars.time(row), peeked);
            peekAt(engine, bars, row, bars.time(row), peeked);
            feed(engine, bars, row);
            assertThat(Markets.bits(peeked)).isEqualTo(Markets.bits(engine.raw()));
            assertState(engine, expected.get(row));
        }
    }

    private static void peekAt(FeatureEngine engine, BarColumns bars, int row, long time, double[] out) {
        double[] macro = Markets.macro(bars, row);
        engine.peek(time, bars.open(row), bars.high(row), bars.low(row), bars.close(row), macro, out);
    }

    @Property(tries = TRIES)
    void C13_copyGoesOnAsTheOriginalWould(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = LONGEST) int length,
            @ForAll @IntRange(max = LONGEST) int at) {
        assertGoesOn(Markets.of(CONTRACT, seed, length), at % length, (engine, next) -> {
            FeatureEngine copy = engine.copy();
            engine.update(next); // the original goes its own way, and the copy must not notice
            return copy;
        });
    }

    @Property(tries = TRIES)
    void C13_restoredEngineGoesOnAsOneThatNeverStopped(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = LONGEST) int length,
            @ForAll @IntRange(max = LONGEST) int at) {
        assertGoesOn(Markets.of(CONTRACT, seed, length), at % length, (engine, next) -> {
            byte[] bytes = engine.snapshot().toBytes();
            FeatureEngine restored = FeatureEngine.of(OF_ANOTHER_PROCESS);
            restored.restore(EngineSnapshot.parse(bytes));
            return restored;
        });
    }

    /** Before one bar another engine takes over, and every state is that of an engine that never stopped. */
    private static void assertGoesOn(
            BarColumns bars, int at, BiFunction<FeatureEngine, BarBuffer, FeatureEngine> takingOver) {
        List<long[]> expected = streamed(bars);
        FeatureEngine engine = engine();
        for (int row = 0; row < bars.size(); row++) {
            if (row == at) {
                engine = takingOver.apply(engine, Markets.bar(bars, row));
            }
            feed(engine, bars, row);
            assertState(engine, expected.get(row));
        }
    }

    @Property(tries = TRIES)
    void C13_resetEngineIsANewOne(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        BarColumns bars = Markets.of(CONTRACT, seed, length);
        FeatureEngine engine = engine();
        new FeatureBatch(engine).raw(Markets.of(CONTRACT, ~seed, length));
        engine.reset();
        assertThat(engine.snapshot()).isEqualTo(engine().snapshot());
        new FeatureBatch(engine).raw(bars);
        assertThat(Markets.bits(engine.raw.state())).isEqualTo(streamed(bars).get(length - 1));
    }

    @Property(tries = TRIES)
    void B2_refusedBarChangesNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = LONGEST) int length) {
        BarColumns bars = Markets.of(CONTRACT, seed, length);
        List<long[]> expected = streamed(bars);
        FeatureEngine engine = engine();
        for (int row = 0; row < length; row++) {
            long time = bars.time(row);
            double[] macro = new double[bars.macroColumns().size()];
            boolean tryBadBars = row % 32 == 0; // an exception costs as much as a hundred bars
            if (tryBadBars) {
                refused(() -> engineUpdate(engine, time, -1, macro));
                refused(() -> engineUpdate(engine, Long.MIN_VALUE, Double.NaN, new double[macro.length + 1]));
            }
            feed(engine, bars, row);
            if (tryBadBars) {
                refused(() -> engineUpdate(engine, time, 1, macro));
            }
            assertState(engine, expected.get(row));
        }
    }

    private static void engineUpdate(FeatureEngine engine, long time, double close, double[] macro) {
        engine.update(time, 1, 1, 1, close, macro);
    }

    private static void refused(Runnable update) {
        assertThatThrownBy(update::run).isInstanceOf(InputException.class);
    }
}
