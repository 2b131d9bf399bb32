// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.CalculationTexts.read;
import static io.featureparity.contract.TestDocuments.CONTRACT;
import static io.featureparity.contract.TestDocuments.faults;
import static io.featureparity.contract.TestDocuments.replaceInFeature;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.DocumentException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parameters of a calculation that are refused: which faults are named together, and which hide none. */
class CalculationFaultsTest {

    @Test
    void A3_allFaultyParametersAreReportedAtOnce() {
        assertThat(
                        read(
                                "'kind': 'rsi', 'period': 0, 'smoothing': 'sma', 'epsilon': -1, 'first_change': true, 'none': 0"))
                .isEqualTo(
                        List.of(
                                "FP-204 at c.json#/smoothing: must be one of wilder, wilder_mean_seeded, exponential, mean, but was sma",
                                "FP-203 at c.json#/first_change: must be a string, but was true",
                                "FP-202 at c.json#/no_loss: must be there, but was missing",
                                "FP-204 at c.json#/period: must be from 1 to 10000, but was 0",
                                "FP-204 at c.json#/epsilon: must be finite and not below 0, but was -1.0",
                                "FP-201 at c.json#/none: must be one of kind, period, smoothing, epsilon, first_change, no_loss, but was an unknown key"));
        assertThat(read("'kind': 'fixed_z_spread', 'minuend': '10', 'mean': null, 'std': 0, 'clip': -0.1"))
                .isEqualTo(List.of(
                        "FP-203 at c.json#/minuend: must be a number, but was \"10\"",
                        "FP-203 at c.json#/mean: must be a number, but was null",
                        "FP-204 at c.json#/std: must be finite and above 0, but was 0.0",
                        "FP-204 at c.json#/clip: must be above 0, or null for none, but was -0.1"));
    }

    /** A faulty window is no reason to doubt the count. */
    @Test
    void A3_aParameterIsNotHeldToOneThatIsItselfRefused() {
        assertThat(read("'kind': 'rolling_z_score', 'window': 1, 'min_count': 30, 'deviation': 'sample', 'clip': 3"))
                .isEqualTo(List.of("FP-204 at c.json#/window: must be from 2 to 10000, but was 1"));
        assertThat(read("'kind': 'rolling_z_score', 'window': 60.0, 'min_count': 30, 'deviation': 'sample', 'clip': 3"))
                .isEqualTo(List.of("FP-203 at c.json#/window: must be an integer, but was 60.0"));
        assertThat(read("'kind': 'rolling_z_score', 'window': 60, 'min_count': 61, 'deviation': 'sample', 'clip': 0"))
                .isEqualTo(List.of(
                        "FP-204 at c.json#/min_count: must be from 1 to 60, but was 61",
                        "FP-204 at c.json#/clip: must be above 0, or null for none, but was 0.0"));
    }

    @Test
    void A3_integersAreWrittenAsIntegersAndFit() {
        assertThat(read("'kind': 'change', 'lag': 1.0, 'clip': null"))
                .isEqualTo(List.of("FP-203 at c.json#/lag: must be an integer, but was 1.0"));
        assertThat(read("'kind': 'change', 'lag': 4294967297, 'clip': null"))
                .isEqualTo(
                        List.of("FP-204 at c.json#/lag: must be from -2147483648 to 2147483647, but was 4294967297"));
        assertThat(read("'kind': 'change', 'lag': 10001, 'clip': 'none'"))
                .isEqualTo(List.of(
                        "FP-203 at c.json#/clip: must be a number or null, but was \"none\"",
                        "FP-204 at c.json#/lag: must be from 1 to 10000, but was 10001"));
    }

    @Test
    void A3_inAContractThePlaceIsThatOfTheParameter() {
        String text = replaceInFeature(CONTRACT, 3, "\"period\": 9", "\"period\": -9");
        assertThat(faults(DocumentException.class, () -> FeatureContract.parse("c.json", text)))
                .containsExactly(
                        "FP-204 at c.json#/features/3/calculation/period: must be from 1 to 10000, but was -9");
    }

    /** The rest of a feature is held to the kind, but nothing is held to a parameter that is not known. */
    @Test
    void A3_aFaultyParameterHidesNoOtherFaultAndMakesNone() {
        String text = replaceInFeature(CONTRACT, 3, "\"period\": 9", "\"period\": 9.5");
        text = replaceInFeature(text, 3, "[\"close\"]", "[\"gold\"]");
        text = replaceInFeature(text, 13, "\"limit\": 1.0", "\"limit\": \"2\"");
        text = replaceInFeature(text, 13, "\"undefined\": null", "\"undefined\": 0");
        text = replaceInFeature(text, 13, "{\"min\": -1.0, \"max\": 1.0}", "{\"min\": -2.0, \"max\": 2.0}");
        text = replaceInFeature(text, 14, "{\"kind\": \"session_time\"}", "{\"kind\": \"position\", \"limit\": 0}");
        String altered = text;
        assertThat(faults(DocumentException.class, () -> FeatureContract.parse("c.json", altered)))
                .containsExactly(
                        "FP-203 at c.json#/features/3/calculation/period: must be an integer, but was 9.5",
                        "FP-208 at c.json#/features/3/inputs: must be one of [open, high, low, close, dxy, vix, embi, brent, usdmxn, treasury_10y], but was [gold]",
                        "FP-203 at c.json#/features/13/calculation/limit: must be a number, but was \"2\"",
                        "FP-204 at c.json#/features/13/undefined: must be null for a state feature, which is always given, but was 0.0",
                        "FP-204 at c.json#/features/14/calculation/limit: must be finite and above 0, but was 0.0",
                        "FP-204 at c.json#/features/14/calculation: must be of another kind than the state feature 13, but was the same kind");
    }

    /** Here, what would be a state feature with all that belongs to one. */
    @Test
    void A3_nothingIsHeldToAKindThatDoesNotExist() {
        String text = replaceInFeature(CONTRACT, 14, "\"session_time\"", "\"clock\"");
        assertThat(faults(DocumentException.class, () -> FeatureContract.parse("c.json", text)))
                .singleElement()
                .asString()
                .startsWith("FP-207 at c.json#/features/14/calculation/kind: must be one of log_return, ")
                .endsWith(", but was clock");
    }
}
