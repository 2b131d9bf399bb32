// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.TestDocuments.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.featureparity.contract.error.InputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes in: bars, macro values, the agent's state. */
class InputValuesTest {

    private static final Instant TIME = Instant.parse("2024-03-04T13:05:00Z");

    private final FeatureContract contract = TestDocuments.contract();

    @Test
    void B1_aBarCarriesWhatItIsGiven() {
        Bar bar = new Bar(TIME, 1, 4, -0.0, Double.POSITIVE_INFINITY, 9);
        assertThat(bar.time()).isEqualTo(TIME);
        assertThat(bar.open()).isEqualTo(1);
        assertThat(bar.high()).isEqualTo(4);
        assertThat(Double.doubleToRawLongBits(bar.low())).isEqualTo(Long.MIN_VALUE);
        assertThat(bar.close()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(bar.volume()).isEqualTo(9);
        assertThat(bar).isEqualTo(new Bar(TIME, 1, 4, -0.0, Double.POSITIVE_INFINITY, 9));
        assertThat(bar).isNotEqualTo(new Bar(TIME, 1, 4, 0.0, Double.POSITIVE_INFINITY, 9));
        assertThatNullPointerException().isThrownBy(() -> new Bar(null, 1, 1, 1, 1, 1));
    }

    @Test
    void B2_anAbsentBarHasATimeAndNothingElse() {
        Bar bar = Bar.absent(TIME);
        assertThat(bar.time()).isEqualTo(TIME);
        assertThat(new double[] {bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()})
                .containsOnly(Double.NaN);
        assertThat(bar).isEqualTo(Bar.absent(TIME));
    }

    @Test
    void B1_macroValuesStandInTheOrderOfTheContract() {
        MacroValues values = contract.macro(all(Map.of("treasury_10y", 4.25, "dxy", -0.0, "vix", Double.NaN)));
        assertThat(values.columns()).containsExactly("dxy", "vix", "embi", "brent", "usdmxn", "treasury_10y");
        assertThat(values.size()).isEqualTo(6);
        assertThat(Double.doubleToRawLongBits(values.value(0))).isEqualTo(Long.MIN_VALUE);
        for (int absent = 1; absent < 5; absent++) {
            assertThat(values.value(absent)).isNaN();
        }
        assertThat(values.value(5)).isEqualTo(4.25);
        assertThat(values)
                .hasToString("MacroValues[dxy=-0.0, vix=NaN, embi=NaN, brent=NaN, usdmxn=NaN, treasury_10y=4.25]");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> values.value(6));
    }

    @Test
    void B2_macroValuesMayBeZeroOrNegativeAndNotInfinite() {
        assertThat(contract.macro(all(Map.of("vix", 0.0, "embi", -17.5))).value(2))
                .isEqualTo(-17.5);
        assertThat(faults(
                        InputException.class,
                        () -> contract.macro(all(Map.of(
                                "vix", Double.NEGATIVE_INFINITY, "dxy", Double.POSITIVE_INFINITY, "embi", 1.0)))))
                .containsExactly(
                        "FP-504 at macro value dxy: must be finite, or NaN for absent, but was Infinity",
                        "FP-504 at macro value vix: must be finite, or NaN for absent, but was -Infinity");
    }

    /** The given values, and NaN for every other column. */
    private Map<String, Double> all(Map<String, Double> given) {
        Map<String, Double> all = new HashMap<>(given);
        contract.macroColumns().forEach(column -> all.putIfAbsent(column, Double.NaN));
        return all;
    }

    private static String missing(String column) {
        return "FP-555 at macro columns: must hold every column of the contract, with NaN where a value is absent, but was"
                + " without " + column;
    }

    /** It was absent without a word, and a feature that reads it was 0 for ever. */
    @Test
    void B1_aMacroColumnThatIsForgottenIsRefused() {
        assertThat(faults(InputException.class, () -> contract.macro(Map.of())))
                .containsExactly(
                        missing("dxy"),
                        missing("vix"),
                        missing("embi"),
                        missing("brent"),
                        missing("usdmxn"),
                        missing("treasury_10y"));
        Map<String, Double> withoutVix = all(Map.of());
        withoutVix.remove("vix");
        assertThat(faults(InputException.class, () -> contract.macro(withoutVix)))
                .containsExactly(missing("vix"));
        assertThat(contract.macro(all(Map.of()))).isEqualTo(MacroValues.absent(contract.macroColumns()));
    }

    @Test
    void B1_everyUnknownMacroColumnIsNamedWithTheOneThatWasProbablyMeant() {
        String rule = " must be one of [dxy, vix, embi, brent, usdmxn, treasury_10y]";
        Map<String, Double> values = all(
                Map.of("gold", 1.0, "DXY", Double.POSITIVE_INFINITY, "close", 1.0, "treasury10y", 1.0, "bent", 1.0));
        values.remove("dxy");
        assertThat(faults(InputException.class, () -> contract.macro(values)))
                .containsExactly(
                        "FP-505 at macro columns:" + rule + ", perhaps dxy, but was DXY",
                        "FP-505 at macro columns:" + rule + ", perhaps brent, but was bent",
                        "FP-505 at macro columns:" + rule + ", but was close",
                        "FP-505 at macro columns:" + rule + ", but was gold",
                        "FP-505 at macro columns:" + rule + ", perhaps treasury_10y, but was treasury10y",
                        missing("dxy"));
    }

    @Test
    void B1_macroValuesAreEqualByColumnsAndBits() {
        List<String> columns = List.of("dxy", "vix");
        MacroValues values = MacroValues.of(columns, Map.of("dxy", 0.0, "vix", Double.NaN));
        MacroValues same = MacroValues.of(columns, Map.of("dxy", 0.0, "vix", Double.NaN));
        assertThat(values).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(values).isNotEqualTo(MacroValues.of(columns, Map.of("dxy", -0.0, "vix", Double.NaN)));
        assertThat(values).doesNotHaveSameHashCodeAs(MacroValues.of(columns, Map.of("dxy", 1.0, "vix", Double.NaN)));
        assertThat(values).isNotEqualTo(MacroValues.of(List.of("dxy", "embi"), Map.of("dxy", 0.0, "embi", Double.NaN)));
        assertThat(values).isNotEqualTo(MacroValues.absent(columns));
        assertThat(values).isNotEqualTo("dxy");
        assertThat(MacroValues.absent(columns))
                .isEqualTo(MacroValues.of(columns, Map.of("dxy", Double.NaN, "vix", Double.NaN)));
    }

    @Test
    void B1_macroValuesKeepNothingOfTheCallers() {
        List<String> columns = new ArrayList<>(List.of("dxy", "vix"));
        Map<String, Double> given = new HashMap<>(Map.of("dxy", 1.0, "vix", 3.0));
        MacroValues values = MacroValues.of(columns, given);
        MacroValues absent = MacroValues.absent(columns);
        columns.set(0, "gold");
        given.put("dxy", 2.0);
        assertThat(values).isEqualTo(MacroValues.of(List.of("dxy", "vix"), Map.of("dxy", 1.0, "vix", 3.0)));
        assertThat(absent.columns()).containsExactly("dxy", "vix");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> values.columns().set(0, "gold"));
    }

    @Test
    void B1_aMacroValueThatIsNullIsAnErrorOfTheProgram() {
        Map<String, Double> values = new HashMap<>();
        values.put("dxy", null);
        assertThatNullPointerException()
                .isThrownBy(() -> contract.macro(values))
                .withMessage("dxy");
    }

    @Test
    void D3_anAgentGoesByTheSessionOrByItsOwnClock() {
        assertThat(AgentState.at(0.5, TIME).timeNormalized(contract.session())).isEqualTo(5.0 / 295);
        assertThat(AgentState.withClock(0.5, 0.75).timeNormalized(contract.session()))
                .isEqualTo(0.75);
        assertThat(AgentState.at(-0.25, TIME).position()).isEqualTo(-0.25);
        assertThatNullPointerException().isThrownBy(() -> AgentState.at(0, null));
    }

    @Test
    void D3_anOwnClockIsClipped() {
        double[][] givenAndObserved = {
            {-0.5, 0},
            {Double.NEGATIVE_INFINITY, 0},
            {1.5, 1},
            {Double.POSITIVE_INFINITY, 1},
            {0, 0},
            {1, 1},
            {-0.0, -0.0}
        };
        for (double[] pair : givenAndObserved) {
            double observed = AgentState.withClock(0, pair[0]).timeNormalized(contract.session());
            assertThat(Double.doubleToRawLongBits(observed)).isEqualTo(Double.doubleToRawLongBits(pair[1]));
        }
    }

    @Test
    void D2_aPositionThatIsNotANumberIsRefusedAndAnInfiniteOneIsNot() {
        String fault = "FP-507 at position: must be a number, but was NaN";
        assertThat(faults(InputException.class, () -> AgentState.at(Double.NaN, TIME)))
                .containsExactly(fault);
        assertThat(faults(InputException.class, () -> AgentState.withClock(Double.NaN, 0.5)))
                .containsExactly(fault);
        assertThat(faults(InputException.class, () -> AgentState.withClock(0, Double.NaN)))
                .containsExactly("FP-507 at time_normalized: must be a number, but was NaN");
        assertThat(faults(InputException.class, () -> AgentState.withClock(Double.NaN, Double.NaN)))
                .containsExactly(fault, "FP-507 at time_normalized: must be a number, but was NaN");
        assertThat(AgentState.at(Double.NEGATIVE_INFINITY, TIME).position()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(AgentState.withClock(7, 0).position()).isEqualTo(7);
    }

    @Test
    void D2_agentStatesAreEqualByBits() {
        AgentState state = AgentState.at(0.0, TIME);
        assertThat(state).isEqualTo(AgentState.at(0.0, TIME)).hasSameHashCodeAs(AgentState.at(0.0, TIME));
        assertThat(state).isNotEqualTo(AgentState.at(-0.0, TIME));
        assertThat(state).doesNotHaveSameHashCodeAs(AgentState.at(1.0, TIME));
        assertThat(state).isNotEqualTo(AgentState.at(0.0, TIME.plusSeconds(1)));
        assertThat(state).isNotEqualTo(AgentState.withClock(0.0, 0.5));
        assertThat(AgentState.withClock(0, 0.5)).isEqualTo(AgentState.withClock(0, 0.5));
        assertThat(AgentState.withClock(0, 0.5)).isNotEqualTo(AgentState.withClock(0, 0.25));
        assertThat(state).isNotEqualTo("flat");
        assertThat(state).hasToString("AgentState[position 0.0, at 2024-03-04T13:05:00Z]");
        assertThat(AgentState.withClock(1, 0.5)).hasToString("AgentState[position 1.0, own clock 0.5]");
    }
}
