// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.engine;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.Bar;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.Observation;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.NotReadyException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.EngineCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureEngineTest {

    private static final Instant OPEN = Instant.parse("2024-03-04T13:00:00Z");
    private static final double NONE = Double.NaN;

    private final FeatureContract contract = TestContracts.usdcop();
    private final MacroValues noMacro = MacroValues.absent(contract.macroColumns());
    private final FeatureEngine engine = FeatureEngine.of(Model.of(contract, TestContracts.trainingStats()));

    private static Bar bar(int index, double open, double high, double low, double close) {
        return new Bar(OPEN.plus(Duration.ofMinutes(5L * index)), open, high, low, close, 0);
    }

    private static Bar flat(int index) {
        return bar(index, 4000, 4000, 4000, 4000);
    }

    private static FeatureParityException refused(ThrowingCallable call) {
        return refusal(FeatureParityException.class, call);
    }

    private void feed(FeatureEngine target, int from, int to) {
        for (int i = from; i < to; i++) {
            target.update(flat(i), noMacro);
        }
    }

    @Test
    void A1_rawFeaturesStandInContractOrder() {
        engine.update(bar(0, 10, 12, 9, 10), TestContracts.macro(contract, Map.of("treasury_10y", 4.5)));
        assertThat(engine.raw()).hasSize(13);
        assertThat(engine.raw(contract.indexOf("rsi_9"))).isEqualTo(50.0);
        assertThat(engine.raw(contract.indexOf("atr_pct"))).isEqualTo(0.3);
        assertThat(engine.raw(contract.indexOf("adx_14"))).isEqualTo(25.0);
        assertThat(engine.raw(contract.indexOf("rate_spread"))).isEqualTo(5.5);
    }

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
    void B1_timesBefore1970AreTimesToo() {
        engine.update(new Bar(Instant.parse("1960-01-01T13:00:00Z"), 1, 1, 1, 1, 0), noMacro);
        engine.update(new Bar(Instant.EPOCH, 1, 1, 1, 1, 0), noMacro);
        assertThat(engine.barsSeen()).isEqualTo(2);
    }

    @Test
    void B2_policyTakesABadBarAsAbsentAndCountsIt() {
        FeatureEngine lenient = FeatureEngine.of(Model.of(contract, TestContracts.trainingStats()), BadPrices.ABSENT);
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
        FeatureEngine lenient = FeatureEngine.of(Model.of(contract, TestContracts.trainingStats()), BadPrices.ABSENT);
        lenient.update(bar(0, 4000, 3999, 4001, 4000), noMacro);
        lenient.update(bar(1, 9, 12, 10, 11), noMacro);
        lenient.update(bar(2, 9, 12, 10, 11), noMacro);
        EngineCounts counts = new EngineCounts(3, 1, 2);
        assertThat(lenient.counts()).isEqualTo(counts);
        assertThat(lenient.copy().counts()).isEqualTo(counts);
        FeatureEngine restored = FeatureEngine.of(Model.of(contract, TestContracts.trainingStats()), BadPrices.ABSENT);
        restored.restore(lenient.snapshot());
        assertThat(restored.counts()).isEqualTo(counts);
        assertThat(restored.lastTime()).isEqualTo(lenient.lastTime());
    }

    @Test
    void B2_anySubsetOfPricesMayBeAbsent() {
        for (int subset = 0; subset < 16; subset++) {
            engine.update(
                    bar(
                            subset,
                            (subset & 1) == 0 ? 4000 : NONE,
                            (subset & 2) == 0 ? 4001 : NONE,
                            (subset & 4) == 0 ? 3999 : NONE,
                            (subset & 8) == 0 ? 4000 : NONE),
                    noMacro);
            assertThat(engine.raw(3)).isBetween(0.0, 100.0);
        }
    }

    @Test
    void C_advanceIsABarWithoutPricesAndMacroValues() {
        FeatureEngine other = engine.copy();
        feed(engine, 0, 2);
        feed(other, 0, 2);
        engine.advance(flat(2).time());
        other.update(Bar.absent(flat(2).time()), noMacro);
        assertThat(engine.snapshot()).isEqualTo(other.snapshot());
    }

    @Test
    void D4_observationBeforeTheWarmUpIsAnErrorThatSaysHowManyBarsAreMissing() {
        float[] out = new float[15];
        for (int bars = 0; bars < 15; bars++) {
            NotReadyException refused =
                    refusal(NotReadyException.class, () -> engine.observe(AgentState.withClock(0, 0), out));
            assertThat(refused.code()).isEqualTo(ErrorCode.WARM_UP);
            assertThat(refused.missingBars()).isEqualTo(15 - bars).isEqualTo(engine.missingBars());
            assertThat(refused)
                    .hasMessageEndingWith((bars == 14 ? "1 bar is" : 15 - bars + " bars are") + " missing, but was "
                            + (bars == 1 ? "1 bar" : bars + " bars"));
            assertThat(refusal(NotReadyException.class, () -> engine.observe(0, 0, out)))
                    .hasSameClassAs(refused);
            assertThat(refusal(NotReadyException.class, () -> engine.observeWithClock(0, 0, out)))
                    .hasMessage(refused.getMessage());
            feed(engine, bars, bars + 1);
        }
        assertThat(engine.missingBars()).isZero();
        engine.observe(AgentState.withClock(0, 0), out);
    }

    @Test
    void D4_peekedObservationIsLegalOneBarEarlier() {
        feed(engine, 0, 13);
        AgentState state = AgentState.at(1, flat(13).time());
        NotReadyException refused =
                refusal(NotReadyException.class, () -> engine.peekObservation(flat(13), noMacro, state));
        assertThat(refused.missingBars()).isOne();
        feed(engine, 13, 14);
        Observation peeked = engine.peekObservation(flat(14), noMacro, state);
        feed(engine, 14, 15);
        assertThat(peeked).isEqualTo(engine.observe(state));
    }

    @Test
    void D2_D3_stateFeaturesComeLastAndAreClipped() {
        feed(engine, 0, 15);
        assertThat(engine.observe(AgentState.at(-3, OPEN)).toArray()).endsWith(-1f, 0f);
        assertThat(engine.observe(AgentState.at(0.5, Instant.parse("2024-03-04T17:55:59Z")))
                        .toArray())
                .endsWith(0.5f, 1f);
        assertThat(engine.observe(AgentState.withClock(2, 7)).toArray()).endsWith(1f, 1f);
        float[] out = new float[15];
        engine.observe(0.25, Instant.parse("2024-03-04T12:00:00Z").toEpochMilli(), out);
        assertThat(out).endsWith(0.25f, 1f);
        engine.observeWithClock(0.25, -1, out);
        assertThat(out).endsWith(0.25f, 0f);
        assertThat(engine.observe(AgentState.withClock(0, 0)).validate()).isEmpty();
    }

    @Test
    void D2_aStateThatIsNoNumberIsRefused() {
        feed(engine, 0, 15);
        float[] out = new float[15];
        assertThat(refused(() -> engine.observe(NONE, 0, out)).code()).isEqualTo(ErrorCode.AGENT_STATE_NOT_A_NUMBER);
        assertThat(refused(() -> engine.observeWithClock(0, NONE, out)).code())
                .isEqualTo(ErrorCode.AGENT_STATE_NOT_A_NUMBER);
        assertThat(out).containsOnly(0f);
    }

    @Test
    void A4_anEngineOfAnotherVersionGivesItsFeaturesOnly() {
        FeatureContract eight = FeatureContract.builtIn("usdcop-m5", "1.2.0");
        FeatureEngine small = FeatureEngine.of(Model.of(eight, TestContracts.trainingStats()));
        feed(small, 0, 15);
        feed(engine, 0, 15);
        assertThat(small.raw()).hasSize(6).startsWith(engine.raw(0), engine.raw(1), engine.raw(2), engine.raw(3));
        assertThat(small.observe(AgentState.withClock(0, 0)).size()).isEqualTo(8);
    }

    @Test
    void askingBeforeThereIsABarIsAnError() {
        for (ThrowingCallable question : new ThrowingCallable[] {
            () -> engine.raw(),
            () -> engine.raw(0),
            () -> engine.raw(new double[13]),
            () -> engine.normalized(),
            () -> engine.lastTime()
        }) {
            assertThat(refused(question).code()).isEqualTo(ErrorCode.NO_BAR_YET);
        }
    }

    @Test
    void askingForWhatIsNotThereIsAnError() {
        feed(engine, 0, 15);
        assertThat(refused(() -> engine.raw(13)).code()).isEqualTo(ErrorCode.UNKNOWN_FEATURE);
        assertThat(refused(() -> engine.raw(-1)).code()).isEqualTo(ErrorCode.UNKNOWN_FEATURE);
        assertThat(refused(() -> engine.raw(13)))
                .hasMessageEndingWith("a market feature has an index from 0 to 12, but was 13");
        assertThat(refused(() -> engine.raw(new double[12])).code()).isEqualTo(ErrorCode.LENGTH_DIFFERS);
        assertThat(refused(() -> engine.normalized(new float[12])).code()).isEqualTo(ErrorCode.LENGTH_DIFFERS);
        assertThat(refused(() -> engine.observe(0, 0, new float[14])).code()).isEqualTo(ErrorCode.LENGTH_DIFFERS);
        assertThat(refused(() -> engine.peek(Long.MAX_VALUE, 1, 1, 1, 1, new double[6], new double[12]))
                        .code())
                .isEqualTo(ErrorCode.LENGTH_DIFFERS);
    }

    @Test
    void whatIsGivenOutIsTheCallersOwn() {
        feed(engine, 0, 15);
        double[] raw = engine.raw();
        long[] before = Markets.bits(raw);
        raw[0] = 99;
        engine.normalized()[0] = 99;
        assertThat(Markets.bits(engine.raw())).isEqualTo(before);
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

    @Test
    void theEngineSaysWhatItIsMadeOf() {
        assertThat(engine.contract()).isSameAs(contract);
        assertThat(engine.stats().hash())
                .isEqualTo(TestContracts.trainingStats().hash());
        assertThat(engine.model().normalizer().size()).isEqualTo(13);
    }

    @Test
    void C13_aRestoredEngineGivesTheLastBarsValues() {
        feed(engine, 0, 40);
        FeatureEngine restored = FeatureEngine.of(Model.of(engine.contract(), engine.stats()));
        restored.restore(engine.snapshot());
        assertThat(Markets.bits(restored.raw())).isEqualTo(Markets.bits(engine.raw()));
        assertThat(Markets.bits(engine.copy().raw())).isEqualTo(Markets.bits(engine.raw()));
        engine.reset();
        assertThat(engine.snapshot())
                .isEqualTo(FeatureEngine.of(Model.of(engine.contract(), engine.stats()))
                        .snapshot());
    }

    @Test
    void D1_theObservationBeginsWithTheNormalizedFeatures() {
        feed(engine, 0, 40);
        float[] normalized = engine.normalized();
        float[] observation = new float[engine.contract().size()];
        engine.observe(0.5, engine.lastTime().toEpochMilli(), observation);
        assertThat(Arrays.copyOf(observation, normalized.length)).isEqualTo(normalized);
        assertThat(normalized).isNotEqualTo(new float[normalized.length]);
    }

    @Test
    void D2_theFaultSaysWhichOfTheTwoIsNoNumber() {
        feed(engine, 0, 40);
        float[] out = new float[engine.contract().size()];
        assertThat(refusal(InputException.class, () -> engine.observeWithClock(Double.NaN, 0.5, out)))
                .hasMessageContaining("position");
        assertThat(refusal(InputException.class, () -> engine.observeWithClock(0.5, Double.NaN, out)))
                .hasMessageContaining("time_normalized");
    }
}
