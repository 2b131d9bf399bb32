// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.batch;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.engine.EngineSnapshot;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.testsupport.document.ContractDocument;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FeatureBatchTest {

    private final FeatureContract contract = TestContracts.usdcop();

    private FeatureEngine engine() {
        return FeatureEngine.of(TestContracts.trained(contract));
    }

    private static InputException refused(ThrowingCallable call) {
        return refusal(InputException.class, call);
    }

    @Property(tries = 1_000)
    void C13_observationsAreTheStreamedOnesAndWarmUpRowsAreNotNumbers(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int length,
            @ForAll @IntRange(max = 20) int before) {
        BarColumns bars = Markets.of(contract, seed, before + length);
        double[] position =
                IntStream.range(0, length).mapToDouble(i -> i % 5 - 2).toArray();
        FeatureEngine batched = engine();
        FeatureEngine streamed = engine();
        new FeatureBatch(batched).raw(bars.rows(0, before));
        new FeatureBatch(streamed).raw(bars.rows(0, before));
        BarColumns rows = bars.rows(before, before + length);
        float[] out = new float[length * 15];
        new FeatureBatch(batched).observations(rows, position, out);
        for (int row = 0; row < length; row++) {
            streamed.update(Markets.bar(rows, row));
            float[] observation = Arrays.copyOfRange(out, row * 15, row * 15 + 15);
            if (before + row < 14) {
                assertThat(observation).containsOnly(Float.NaN);
            } else {
                AgentState state = AgentState.at(position[row], Instant.ofEpochMilli(rows.time(row)));
                assertThat(observation).isEqualTo(streamed.observe(state).toArray());
            }
        }
    }

    @Property(tries = 1_000)
    void C13_parallelInstrumentsAreEachAsIfAlone(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9) int instruments,
            @ForAll @IntRange(min = 1, max = 4) int threads) {
        List<BarColumns> bars = IntStream.range(0, instruments)
                .mapToObj(i -> Markets.of(contract, seed + i, 20 + 7 * i))
                .toList();
        List<double[][]> parallel = FeatureBatch.parallel(bars, threads, this::engine, FeatureBatch::raw);
        assertThat(parallel).hasSize(instruments);
        for (int i = 0; i < instruments; i++) {
            double[][] alone = new FeatureBatch(engine()).raw(bars.get(i));
            for (int feature = 0; feature < 13; feature++) {
                assertThat(Markets.bits(parallel.get(i)[feature])).isEqualTo(Markets.bits(alone[feature]));
            }
        }
    }

    @Test
    void B2_aRefusedBarTakesTheWholeBatchBack() {
        FeatureEngine engine = engine();
        BarColumns good = Markets.of(contract, 1, 50);
        FeatureBatch batch = new FeatureBatch(engine);
        batch.raw(good.rows(0, 20));
        EngineSnapshot before = engine.snapshot();
        long[] time = {good.time(20), good.time(21)};
        double[] ones = {1, 1};
        double[] bad = {1, -1};
        BarColumns broken = BarColumns.withoutMacro(contract, time, ones, ones, ones, bad);
        InputException refused = refused(() -> batch.raw(broken));
        assertThat(refused.faults())
                .containsExactly(new Fault(
                        ErrorCode.PRICE_NOT_ALLOWED,
                        Place.bar(21, time[1]).part("close"),
                        "a price must be above 0 and finite, or NaN for absent",
                        "-1.0"));
        assertThat(engine.snapshot()).isEqualTo(before);
    }

    @Test
    void aVisitorThatFailsTakesTheBatchBackToo() {
        FeatureEngine engine = engine();
        EngineSnapshot before = engine.snapshot();
        assertThatThrownBy(() -> new FeatureBatch(engine).forEachRow(Markets.of(contract, 1, 5), (row, at) -> {
                    throw new IllegalStateException("row " + row);
                }))
                .hasMessage("row 0");
        assertThat(engine.snapshot()).isEqualTo(before);
    }

    @Test
    void anEmptyBatchChangesNothing() {
        FeatureEngine engine = engine();
        assertThat(new FeatureBatch(engine).raw(Markets.of(contract, 1, 0))).hasDimensions(13, 0);
        assertThat(engine.barsSeen()).isZero();
    }

    @Test
    void lengthsThatDoNotFitAreRefused() {
        BarColumns bars = Markets.of(contract, 1, 5);
        FeatureBatch batch = new FeatureBatch(engine());
        assertThat(refused(() -> batch.observations(bars, new double[4], new float[75]))
                        .code())
                .isEqualTo(ErrorCode.LENGTH_DIFFERS);
        InputException room = refused(() -> batch.observations(bars, new double[5], new float[74]));
        assertThat(room.code()).isEqualTo(ErrorCode.LENGTH_DIFFERS);
        assertThat(room).hasMessageContaining("for each of the 5 bars, and room for 75 values");
    }

    @Test
    void columnsOfAnotherContractAreRefused() {
        FeatureContract other = FeatureContract.parse(
                "with gold",
                ContractDocument.parse(contract.document().canonicalText())
                        .macroBefore("dxy", "gold")
                        .toJson());
        assertThat(other.macroColumns()).startsWith("gold", "dxy");
        BarColumns bars = Markets.of(other, 1, 5);
        assertThat(refused(() -> new FeatureBatch(engine()).raw(bars)).code())
                .isEqualTo(ErrorCode.UNKNOWN_MACRO_COLUMN);
    }

    @Test
    void B1_asManyColumnsInAnotherOrderAreRefused() {
        FeatureContract swapped = TestContracts.withMacroSwapped();
        assertThat(swapped.macroColumns()).startsWith("vix", "dxy");
        BarColumns bars = Markets.of(swapped, 1, 5);
        assertThat(refused(() -> new FeatureBatch(engine()).raw(bars)).code()).isEqualTo(ErrorCode.MACRO_COLUMN_COUNT);
    }

    @Test
    void rowsBehindTheLastAreRefusedAndNotZeros() {
        BarColumns bars = Markets.of(contract, 1, 5);
        assertThatThrownBy(() -> bars.rows(3, 6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(bars.rows(5, 5).size()).isZero();
    }

    @Test
    void theFirstRefusedInstrumentIsTheOneThatIsNamed() {
        double[] one = {1};
        BarColumns bad = BarColumns.withoutMacro(contract, new long[] {0}, one, one, one, new double[] {0});
        assertThat(refused(() -> FeatureBatch.parallel(
                                List.of(Markets.of(contract, 1, 5), bad), 2, this::engine, FeatureBatch::raw))
                        .code())
                .isEqualTo(ErrorCode.PRICE_NOT_ALLOWED);
    }

    @Test
    void B1_everyFaultOfColumnsIsNamedAtOnce() {
        double[] one = {1};
        double[] two = {1, 2};
        double[] three = {1, 2, 3};
        InputException refused = refused(
                () -> BarColumns.of(contract, new long[2], one, three, one, new double[0], Map.of("gold", two)));
        assertThat(refused.faults().stream().map(Fault::toString))
                .containsExactly(
                        "FP-508 at column open: must be as long as the times, 2, but was 1",
                        "FP-508 at column high: must be as long as the times, 2, but was 3",
                        "FP-508 at column low: must be as long as the times, 2, but was 1",
                        "FP-508 at column close: must be as long as the times, 2, but was 0",
                        "FP-505 at macro columns: must be one of [dxy, vix, embi, brent, usdmxn, treasury_10y], but was gold",
                        missing("dxy"),
                        missing("vix"),
                        missing("embi"),
                        missing("brent"),
                        missing("usdmxn"),
                        missing("treasury_10y"));
        Map<String, double[]> macro = everyColumn(two);
        macro.put("dxy", three);
        assertThat(refused(() -> BarColumns.of(contract, new long[2], two, two, two, two, macro))
                        .code())
                .isEqualTo(ErrorCode.LENGTH_DIFFERS);
        assertThat(refused(() -> BarColumns.withoutMacro(contract, new long[2], two, two, three, two))
                        .code())
                .isEqualTo(ErrorCode.LENGTH_DIFFERS);
    }

    private static String missing(String column) {
        return "FP-555 at macro columns: must hold every column of the contract, with NaN where a value is absent, but was"
                + " without " + column;
    }

    private Map<String, double[]> everyColumn(double[] values) {
        Map<String, double[]> columns = new HashMap<>();
        contract.macroColumns().forEach(column -> columns.put(column, values));
        return columns;
    }

    /** A forgotten column would be absent for ever, and the features that read it would never change. */
    @Test
    void B1_aMacroColumnThatIsForgottenIsRefused() {
        double[] one = {1};
        Map<String, double[]> columns = everyColumn(one);
        BarColumns bars = BarColumns.of(contract, new long[] {0}, one, one, one, one, columns);
        assertThat(new FeatureBatch(engine()).raw(bars)[contract.indexOf("rate_spread")])
                .containsExactly(9.0);
        columns.remove("vix");
        InputException refused = refused(() -> BarColumns.of(contract, new long[] {0}, one, one, one, one, columns));
        assertThat(refused.faults().stream().map(Fault::toString)).containsExactly(missing("vix"));
        assertThat(refused(() -> BarColumns.of(contract, new long[] {0}, one, one, one, one, Map.of()))
                        .faults())
                .hasSize(6);
    }

    @Test
    void B1_columnsWithoutMacroValuesSaySo() {
        double[] one = {1};
        BarColumns none = BarColumns.withoutMacro(contract, new long[] {0}, one, one, one, one);
        assertThat(new FeatureBatch(engine()).raw(none)[contract.indexOf("rate_spread")])
                .containsExactly(Double.NaN);
        assertThat(new FeatureBatch(engine()).normalized(none)[contract.indexOf("rate_spread")])
                .containsExactly(0f);
    }
}
