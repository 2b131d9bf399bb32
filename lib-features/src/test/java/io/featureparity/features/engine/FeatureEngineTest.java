// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.engine;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.AgentState;
import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.Observation;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.NotReadyException;
import io.featureparity.features.Markets;
import io.featureparity.features.TestContracts;
import io.featureparity.features.model.Model;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FeatureEngineTest extends OneEngine {

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
    void B1_timesBefore1970AreTimesToo() {
        engine.update(new Bar(Instant.parse("1960-01-01T13:00:00Z"), 1, 1, 1, 1, 0), noMacro);
        engine.update(new Bar(Instant.EPOCH, 1, 1, 1, 1, 0), noMacro);
        assertThat(engine.barsSeen()).isEqualTo(2);
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
        FeatureEngine small = FeatureEngine.of(TestContracts.trained(eight));
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
