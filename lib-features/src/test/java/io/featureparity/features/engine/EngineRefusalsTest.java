// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.raw.EngineCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bars and macro values that an engine refuses, with every fault, and without a change of its state. */
class EngineRefusalsTest extends OneEngine {

    @Test
    void B2_everyFaultOfABarIsNamedAtOnce() {
        Bar bad = bar(0, 0, -1, 5, Double.POSITIVE_INFINITY);
        FeatureParityException refused = refused(() -> engine.update(bad, noMacro));
        assertThat(refused).isInstanceOf(InputException.class);
        assertThat(refused.faults())
                .containsExactly(
                        price("open", "0.0"),
                        price("high", "-1.0"),
                        price("close", "Infinity"),
                        new Fault(
                                ErrorCode.HIGH_BELOW_LOW,
                                bar(Instant.parse("2024-03-04T13:00:00Z")),
                                "the high must not be below the low, 5.0",
                                "-1.0"));
        assertThat(engine.barsSeen()).isZero();
    }

    private static Place bar(Instant time) {
        return Place.bar(0, time.toEpochMilli());
    }

    private static Fault price(String which, String value) {
        return new Fault(
                ErrorCode.PRICE_NOT_ALLOWED,
                bar(Instant.parse("2024-03-04T13:00:00Z")).part(which),
                "a price must be above 0 and finite, or NaN for absent",
                value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -0.0, -1.0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
    void B2_aPriceThatIsNoPriceIsRefusedWhereverItStands(double price) {
        for (Bar bad : new Bar[] {
            bar(0, price, NONE, NONE, NONE),
            bar(0, NONE, price, NONE, NONE),
            bar(0, NONE, NONE, price, NONE),
            bar(0, NONE, NONE, NONE, price)
        }) {
            assertThat(refused(() -> engine.update(bad, noMacro)).code()).isEqualTo(ErrorCode.PRICE_NOT_ALLOWED);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.MIN_VALUE, 1e-300, 1.0, Double.MAX_VALUE, Double.NaN})
    void B2_everyOtherPriceIsTaken(double price) {
        engine.update(bar(0, price, price, price, price), noMacro);
        assertThat(engine.barsSeen()).isOne();
    }

    @Test
    void B2_infiniteMacroValueIsRefusedAndZeroAndNegativeAreTaken() {
        double[] macro = {0.0, -1.0, NONE, -0.0, Double.NEGATIVE_INFINITY, 4.5};
        FeatureParityException refused = refused(() -> engine.update(0, 1, 1, 1, 1, macro));
        assertThat(refused.faults())
                .containsExactly(new Fault(
                        ErrorCode.MACRO_VALUE_INFINITE,
                        bar(Instant.EPOCH).part("usdmxn"),
                        "a macro value must be finite, or NaN for absent",
                        "-Infinity"));
        macro[4] = 17;
        engine.update(0, 1, 1, 1, 1, macro);
        assertThat(engine.barsSeen()).isOne();
    }

    @Test
    void B1_macroValuesOfOtherColumnsAreRefused() {
        MacroValues equalColumns =
                MacroValues.absent(FeatureContract.builtIn("usdcop-m5", "1.0.0").macroColumns());
        engine.update(flat(0), equalColumns);
        long next = flat(1).time().toEpochMilli();
        assertThat(refused(() -> engine.update(next, 1, 1, 1, 1, new double[5])).code())
                .isEqualTo(ErrorCode.MACRO_COLUMN_COUNT);
        MacroValues fewer = MacroValues.absent(contract.macroColumns().subList(0, 5));
        assertThat(refused(() -> engine.update(flat(1), fewer)).code()).isEqualTo(ErrorCode.MACRO_COLUMN_COUNT);
        MacroValues foreign = MacroValues.absent(List.of("gold"));
        assertThat(refused(() -> engine.update(flat(1), foreign)).code()).isEqualTo(ErrorCode.UNKNOWN_MACRO_COLUMN);
        assertThat(refused(() -> contract.macro(Map.of("gold", 1.0))).code()).isEqualTo(ErrorCode.UNKNOWN_MACRO_COLUMN);
    }

    @Test
    void B1_aTimeThatDoesNotGoForwardIsRefused() {
        feed(engine, 0, 3);
        for (int index : new int[] {2, 1, -1000}) {
            FeatureParityException refused = refused(() -> engine.update(flat(index), noMacro));
            assertThat(refused.code()).isEqualTo(ErrorCode.TIME_NOT_AFTER);
            assertThat(refused).hasMessageContaining("2024-03-04T13:10:00Z");
            assertThat(refused(() -> engine.advance(flat(index).time())).code()).isEqualTo(ErrorCode.TIME_NOT_AFTER);
        }
        assertThat(engine.barsSeen()).isEqualTo(3);
        assertThat(engine.lastTime()).isEqualTo(flat(2).time());
    }

    @Test
    void B2_policyTakesABadBarAsAbsentAndCountsIt() {
        FeatureEngine lenient = FeatureEngine.of(TestContracts.trained(contract), BadPrices.ABSENT);
        MacroValues macro = TestContracts.macro(contract, Map.of("dxy", 100.0, "treasury_10y", 4.0));
        lenient.update(flat(0), macro);
        engine.update(flat(0), macro);
        lenient.update(bar(1, 4000, 3999, 4001, 4000), macro);
        engine.update(Bar.absent(flat(1).time()), macro);
        assertThat(Markets.bits(lenient.raw())).isEqualTo(Markets.bits(engine.raw()));
        lenient.update(flat(2).time().toEpochMilli(), 4000, 4000, 4000, 4000, new double[] {
            Double.POSITIVE_INFINITY, NONE, NONE, NONE, NONE, 4.0
        });
        engine.update(flat(2), TestContracts.macro(contract, Map.of("treasury_10y", 4.0)));
        assertThat(Markets.bits(lenient.raw())).isEqualTo(Markets.bits(engine.raw()));
        assertThat(lenient.counts()).isEqualTo(new EngineCounts(3, 2, 0));
        assertThat(refused(() -> lenient.update(flat(2), noMacro)).code()).isEqualTo(ErrorCode.TIME_NOT_AFTER);
    }

    @Test
    void B2_openOrCloseOutsideHighAndLowIsCountedAndLetThrough() {
        engine.update(bar(0, 9, 12, 10, 11), noMacro);
        engine.update(bar(1, 11, 12, 10, 13), noMacro);
        engine.update(bar(2, 12, 12, 10, 10), noMacro);
        engine.update(bar(3, 13, NONE, 10, 10), noMacro);
        engine.update(bar(4, 13, 12, NONE, NONE), noMacro);
        assertThat(engine.counts()).isEqualTo(new EngineCounts(5, 0, 3));
    }

    @Test
    void B2_whatWasCountedGoesOnInACopyAndARestoredEngine() {
        FeatureEngine lenient = FeatureEngine.of(TestContracts.trained(contract), BadPrices.ABSENT);
        lenient.update(bar(0, 4000, 3999, 4001, 4000), noMacro);
        lenient.update(bar(1, 9, 12, 10, 11), noMacro);
        lenient.update(bar(2, 9, 12, 10, 11), noMacro);
        EngineCounts counts = new EngineCounts(3, 1, 2);
        assertThat(lenient.counts()).isEqualTo(counts);
        assertThat(lenient.copy().counts()).isEqualTo(counts);
        FeatureEngine restored = FeatureEngine.of(TestContracts.trained(contract), BadPrices.ABSENT);
        restored.restore(lenient.snapshot());
        assertThat(restored.counts()).isEqualTo(counts);
        assertThat(restored.lastTime()).isEqualTo(lenient.lastTime());
    }

    @Test
    void aBadFormingBarIsRefusedAndNothingChanges() {
        feed(engine, 0, 15);
        EngineSnapshot before = engine.snapshot();
        assertThat(refused(() -> engine.peek(flat(14), noMacro)).code()).isEqualTo(ErrorCode.TIME_NOT_AFTER);
        assertThat(refused(() -> engine.peek(bar(15, 1, 1, 2, 1), noMacro)).code())
                .isEqualTo(ErrorCode.HIGH_BELOW_LOW);
        assertThat(engine.snapshot()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z"})
    void B1_timeThatMillisecondsCannotHoldIsRefusedAndNothingChanges(Instant time) {
        feed(engine, 0, 15);
        EngineSnapshot before = engine.snapshot();
        Bar bar = new Bar(time, 1, 1, 1, 1, 0);
        for (ThrowingCallable call : new ThrowingCallable[] {
            () -> engine.update(bar, noMacro), () -> engine.peek(bar, noMacro), () -> engine.advance(time)
        }) {
            assertThat(refused(call))
                    .hasMessage("FP-204 at bar 15: the time must fit into a long of milliseconds since "
                            + "1970-01-01T00:00Z, but was " + time);
        }
        assertThat(engine.snapshot()).isEqualTo(before);
    }
}
