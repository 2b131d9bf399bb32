// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.TestDocuments.faults;
import static io.featureparity.contract.TestDocuments.replaceInFeature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import org.junit.jupiter.api.Test;

class ObservationTest {

    private final FeatureContract contract = TestDocuments.contract();

    private static float[] sound() {
        return new float[] {0, 0.25f, -0.0f, 5, -5, 1, 2, 3, 4, -1, -2, -3, -4, -1, 1};
    }

    @Test
    void A1_valuesAreFoundByIndexAndByName() {
        Observation observation = Observation.of(contract, sound());
        assertThat(observation.size()).isEqualTo(15);
        assertThat(observation.contract()).isSameAs(contract);
        assertThat(observation.get(3)).isEqualTo(5);
        assertThat(observation.get("rsi_9")).isEqualTo(5);
        assertThat(observation.get("time_normalized")).isEqualTo(1);
        assertThat(observation.toArray()).containsExactly(sound());
        assertThat(observation)
                .hasToString("Observation[usdcop-m5@1.0.0 [0.0, 0.25, -0.0, 5.0, -5.0, 1.0, 2.0, 3.0, 4.0,"
                        + " -1.0, -2.0, -3.0, -4.0, -1.0, 1.0]]");
    }

    @Test
    void A1_whatIsNotThereIsRefused() {
        Observation observation = Observation.of(contract, new float[2]);
        assertThat(faults(InputException.class, () -> observation.get(2)))
                .containsExactly("FP-210 at observation: must be an index from 0 to 1, but was 2");
        assertThat(faults(InputException.class, () -> observation.get(-1)))
                .containsExactly("FP-210 at observation: must be an index from 0 to 1, but was -1");
        assertThat(faults(InputException.class, () -> observation.get("rsi_9")))
                .containsExactly("FP-210 at observation: must be an index from 0 to 1, but was 3");
        assertThat(faults(InputException.class, () -> observation.get("rsi_14")))
                .singleElement()
                .asString()
                .startsWith("FP-210 at usdcop-m5@1.0.0 (hash ")
                .endsWith(", but was rsi_14");
        assertThatNullPointerException().isThrownBy(() -> Observation.of(contract, null));
        assertThatNullPointerException().isThrownBy(() -> Observation.wrapping(contract, null));
        assertThatNullPointerException().isThrownBy(() -> Observation.of(null, sound()));
    }

    @Test
    void D1_valuesAreCopiedAtEveryDoorButOne() {
        float[] given = sound();
        Observation copied = Observation.of(contract, given);
        Observation wrapped = Observation.wrapping(contract, given);
        given[0] = 4;
        assertThat(copied.get(0)).isZero();
        assertThat(wrapped.get(0)).isEqualTo(4);
        copied.toArray()[0] = 4;
        wrapped.toArray()[1] = 4;
        assertThat(copied.get(0)).isZero();
        assertThat(wrapped.get(1)).isEqualTo(0.25f);
    }

    @Test
    void D1_aSoundObservationHasNoFaults() {
        Observation observation = Observation.of(contract, sound());
        assertThat(observation.validate()).isEmpty();
        assertThat(observation.requireValid()).isSameAs(observation);
    }

    @Test
    void D1_everyFaultIsListed() {
        float[] values = sound();
        values[0] = Float.NaN;
        values[3] = Math.nextUp(5f);
        values[4] = -48.5f;
        values[7] = Float.NEGATIVE_INFINITY;
        values[13] = Math.nextDown(-1f);
        values[14] = -Float.MIN_VALUE;
        Observation observation = Observation.of(contract, values);
        String[] expected = {
            "FP-522 at log_ret_5m (index 0): must be a number, but was NaN",
            "FP-524 at rsi_9 (index 3): must be from -5.0 to 5.0, but was 5.0000005",
            "FP-524 at atr_pct (index 4): must be from -5.0 to 5.0, but was -48.5",
            "FP-523 at dxy_change_1d (index 7): must be finite, but was -Infinity",
            "FP-524 at position (index 13): must be from -1.0 to 1.0, but was -1.0000001",
            "FP-524 at time_normalized (index 14): must be from 0.0 to 1.0, but was -1.4E-45"
        };
        assertThat(observation.validate().stream().map(Fault::toString)).containsExactly(expected);
        assertThat(faults(InputException.class, observation::requireValid)).containsExactly(expected);
    }

    @Test
    void D1_anotherLengthIsAFaultAndTheValuesThatAreThereAreStillLookedAt() {
        String rule = "FP-521 at observation: must hold 15 values, as " + contract + " says, but was ";
        assertThat(Observation.of(contract, new float[] {0, Float.POSITIVE_INFINITY}).validate().stream()
                        .map(Fault::toString))
                .containsExactly(rule + "2", "FP-523 at log_ret_1h (index 1): must be finite, but was Infinity");
        float[] tooMany = new float[17];
        tooMany[16] = Float.NaN;
        assertThat(Observation.of(contract, tooMany).validate().stream().map(Fault::toString))
                .containsExactly(rule + "17");
        assertThat(Observation.of(contract, new float[0]).validate().stream().map(Fault::toString))
                .containsExactly(rule + "0");
    }

    /** 0.1 is above its double as a float, and a value that was clipped to it was rounded the same way. */
    @Test
    void D1_aBoundThatNoFloatHoldsIsRoundedAsTheValuesAre() {
        FeatureContract narrow = FeatureContract.parse(
                "narrow",
                replaceInFeature(
                        TestDocuments.CONTRACT, 0, "{\"min\": -5.0, \"max\": 5.0}", "{\"min\": -0.1, \"max\": 0.1}"));
        float[] values = sound();
        values[0] = 0.1f;
        assertThat(Observation.of(narrow, values).validate()).isEmpty();
        values[0] = -0.1f;
        assertThat(Observation.of(narrow, values).validate()).isEmpty();
        values[0] = Math.nextUp(0.1f);
        assertThat(Observation.of(narrow, values).validate()).hasSize(1);
    }

    @Test
    void D1_observationsAreEqualByContractAndBits() {
        Observation observation = Observation.of(contract, sound());
        assertThat(observation).isEqualTo(Observation.of(contract, sound()));
        assertThat(observation).hasSameHashCodeAs(Observation.wrapping(contract, sound()));
        float[] other = sound();
        other[2] = 0.0f;
        assertThat(observation).isNotEqualTo(Observation.of(contract, other));
        assertThat(observation).doesNotHaveSameHashCodeAs(Observation.of(contract, other));
        assertThat(observation).isNotEqualTo(Observation.of(FeatureContract.builtIn("usdcop-m5", "1.1.0"), sound()));
        assertThat(observation).isNotEqualTo(sound());
        assertThat(Observation.of(contract, new float[] {Float.NaN}))
                .isEqualTo(Observation.of(contract, new float[] {Float.NaN}));
    }
}
