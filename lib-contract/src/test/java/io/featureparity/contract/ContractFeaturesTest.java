// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.ContractEdits.accepted;
import static io.featureparity.contract.ContractEdits.refused;
import static io.featureparity.contract.ContractEdits.refusedWith;
import static io.featureparity.contract.ContractEdits.refusedWithFeature;
import static io.featureparity.contract.TestDocuments.CONTRACT;
import static io.featureparity.contract.TestDocuments.faults;
import static io.featureparity.contract.TestDocuments.replace;
import static io.featureparity.contract.TestDocuments.replaceInFeature;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.DocumentException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a contract says of its features, one by one and among each other: each rule is broken once. */
class ContractFeaturesTest {

    private static final String ALL_COLUMNS = "[open, high, low, close, dxy, vix, embi, brent, usdmxn, treasury_10y]";

    @Test
    void A3_aFeatureHasEveryKeyAndNoOther() {
        refusedWithFeature(
                0,
                "\"index\": 0,",
                "\"index\": 0, \"comment\": \"\",",
                "FP-201 at c.json#/features/0/comment: must be one of index, name,"
                        + " calculation, inputs, undefined, normalization, range, tolerance_ulps, but was an unknown key");
        refused(
                contractOf("{}, 7"),
                "FP-203 at c.json#/features/1: must be an object, but was 7",
                "FP-202 at c.json#/features/0/index: must be there, but was missing",
                "FP-202 at c.json#/features/0/name: must be there, but was missing",
                "FP-202 at c.json#/features/0/calculation: must be there, but was missing",
                "FP-202 at c.json#/features/0/inputs: must be there, but was missing",
                "FP-202 at c.json#/features/0/undefined: must be there, but was missing",
                "FP-202 at c.json#/features/0/normalization: must be there, but was missing",
                "FP-202 at c.json#/features/0/range: must be there, but was missing",
                "FP-202 at c.json#/features/0/tolerance_ulps: must be there, but was missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RSI", "9_rsi", "_rsi", "rsi-9", "rsi,9"})
    void A3_featureNamesAreOfLowerCaseLettersDigitsAndUnderscores(String name) {
        refusedWith(
                "\"rsi_9\"",
                "\"" + name + "\"",
                "FP-204 at c.json#/features/3/name: must be lower-case letters, digits and underscores, beginning with a letter, but"
                        + " was " + name);
    }

    @Test
    void A3_theIndexesCountWithoutAGap() {
        String rule = ", since the indexes count the features as they are written, but was ";
        refusedWithFeature(
                3, "\"index\": 3,", "\"index\": 4,", "FP-206 at c.json#/features/3/index: must be 3" + rule + "4");
        refusedWithFeature(
                0, "\"index\": 0,", "\"index\": -1,", "FP-206 at c.json#/features/0/index: must be 0" + rule + "-1");
        String swapped =
                replace(replace(CONTRACT, "\"index\": 7,", "\"index\": 70,"), "\"index\": 8,", "\"index\": 7,");
        refused(
                replace(swapped, "\"index\": 70,", "\"index\": 8,"),
                "FP-206 at c.json#/features/7/index: must be 7" + rule + "8",
                "FP-206 at c.json#/features/8/index: must be 8" + rule + "7");
    }

    @Test
    void A3_aNameStandsOnceWhateverElseIsWrongWithItsFeature() {
        String text = replace(CONTRACT, "\"vix_z\"", "\"rsi_9\"");
        String fault = "FP-205 at c.json#/features/8/name: must be another name than that of feature 3, but was rsi_9";
        refused(text, fault);
        refused(
                replaceInFeature(text, 3, "\"undefined\": 50.0", "\"undefined\": \"50\""),
                "FP-203 at c.json#/features/3/undefined: must be a number or null, but was \"50\"",
                fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|[\"close\"]|[]|must be one column|[]",
                "0|[\"close\"]|[\"close\", \"open\"]|must be one column|[close, open]",
                "0|[\"close\"]|[\"volume\"]|must be one of " + ALL_COLUMNS + "|[volume]",
                "3|[\"close\"]|[\"Close\"]|must be one of " + ALL_COLUMNS + "|[Close]",
                "4|[\"high\", \"low\", \"close\"]|[\"low\", \"high\", \"close\"]|must be [high, low, close]|[low, high, close]",
                "5|[\"high\", \"low\", \"close\"]|[\"close\"]|must be [high, low, close]|[close]",
                "5|[\"high\", \"low\", \"close\"]|[\"high\", \"low\", \"dxy\"]|must be [high, low, close]|[high, low, dxy]",
                "6|[\"dxy\"]|[\"gold\"]|must be one of " + ALL_COLUMNS + "|[gold]",
                "11|[\"treasury_10y\"]|[\"treasury_10y\", \"dxy\"]|must be one column|[treasury_10y, dxy]",
                "13|[]|[\"close\"]|must be empty for a state feature|[close]",
                "14|[]|[\"dxy\"]|must be empty for a state feature|[dxy]"
            })
    void A3_inputsAreThoseThatTheCalculationTakes(int index, String inputs, String by, String rule, String value) {
        refusedWithFeature(
                index,
                "\"inputs\": " + inputs,
                "\"inputs\": " + by,
                "FP-208 at c.json#/features/" + index + "/inputs: " + rule + ", but was " + value);
    }

    @Test
    void A3_anyColumnWillDoWhereOneIsTaken() {
        String text = replaceInFeature(CONTRACT, 6, "\"inputs\": [\"dxy\"]", "\"inputs\": [\"open\"]");
        assertThat(accepted(text).feature("dxy_z").inputs()).containsExactly("open");
        refusedWithFeature(
                6,
                "\"inputs\": [\"dxy\"]",
                "\"inputs\": [null]",
                "FP-203 at c.json#/features/6/inputs/0: must be a string, but was null");
    }

    @Test
    void D1_D2_stateFeaturesAreNotNormalised() {
        refusedWithFeature(
                13,
                "\"none\"",
                "\"min_max\"",
                "FP-204 at c.json#/features/13/normalization: must be none for a state feature, but was min_max");
        refusedWithFeature(
                13,
                "\"none\"",
                "\"z_score\"",
                "FP-204 at c.json#/features/13/normalization: must be none for a state feature, but was z_score");
        refusedWithFeature(
                3,
                "\"z_score\"",
                "\"Z_SCORE\"",
                "FP-204 at c.json#/features/3/normalization: must be one of z_score, min_max, none, but was Z_SCORE");
    }

    @Test
    void D3_aStateFeatureHasNoSilentDefault() {
        refusedWithFeature(
                14,
                "\"undefined\": null",
                "\"undefined\": 0.5",
                "FP-204 at c.json#/features/14/undefined: must be null for a state feature, which is always given, but was 0.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3|{\"min\": -5.0, \"max\": 5.0}|{\"min\": -5.0, \"max\": 5.5}|/range: must lie within -5.0 to 5.0, where values are clipped, but was -5.0 to 5.5",
                "3|{\"min\": -5.0, \"max\": 5.0}|{\"min\": -6, \"max\": 5}|/range: must lie within -5.0 to 5.0, where values are clipped, but was -6.0 to 5.0",
                "13|{\"min\": -1.0, \"max\": 1.0}|{\"min\": -2, \"max\": 1}|/range: must lie within -1.0 to 1.0, where values are clipped, but was -2.0 to 1.0",
                "14|{\"min\": 0.0, \"max\": 1.0}|{\"min\": -1, \"max\": 1}|/range: must lie within 0.0 to 1.0, where values are clipped, but was -1.0 to 1.0",
                "3|{\"min\": -5.0, \"max\": 5.0}|{\"min\": 1, \"max\": 1}|/range/max: must be above min, 1.0, but was 1.0",
                "3|{\"min\": -5.0, \"max\": 5.0}|{\"min\": 5, \"max\": -5}|/range/max: must be above min, 5.0, but was -5.0"
            })
    void A3_aRangeIsWithinWhatClippingLeaves(int index, String range, String by, String fault) {
        String text = replaceInFeature(CONTRACT, index, "\"range\": " + range, "\"range\": " + by);
        assertThat(faults(DocumentException.class, () -> accepted(text)))
                .singleElement()
                .asString()
                .endsWith("at c.json#/features/" + index + fault);
    }

    @Test
    void A3_aRangeMayBeNarrowerThanTheClip() {
        String text = replaceInFeature(CONTRACT, 3, "{\"min\": -5.0, \"max\": 5.0}", "{\"min\": 0, \"max\": 5.0}");
        assertThat(accepted(text).feature("rsi_9").range()).isEqualTo(new FeatureRange(0, 5));
        refusedWithFeature(
                3,
                "{\"min\": -5.0, \"max\": 5.0}",
                "{\"max\": null, \"mid\": 0}",
                "FP-202 at c.json#/features/3/range/min: must be there, but was missing",
                "FP-203 at c.json#/features/3/range/max: must be a number, but was null",
                "FP-201 at c.json#/features/3/range/mid: must be one of min, max, but was an unknown key");
    }

    @Test
    void A3_tolerancesAreWholeUlps() {
        refusedWithFeature(
                0,
                "{\"raw\": 1, \"normalized\": 0, \"observation\": 0}",
                "{\"raw\": -1, \"normalized\": 1048577, \"observation\": 0.5, \"ulps\": 1}",
                "FP-203 at c.json#/features/0/tolerance_ulps/observation: must be an integer, but was 0.5",
                "FP-201 at c.json#/features/0/tolerance_ulps/ulps: must be one of raw, normalized, observation, but was an unknown"
                        + " key",
                "FP-204 at c.json#/features/0/tolerance_ulps/raw: must be from 0 to 1048576, but was -1",
                "FP-204 at c.json#/features/0/tolerance_ulps/normalized: must be from 0 to 1048576, but was 1048577");
    }

    private static String marketFeature(int index, String name) {
        return """
                {"index": %d, "name": "%s", "calculation": {"kind": "spread", "minuend": 1}, "inputs": ["close"],
                 "undefined": 0, "normalization": "z_score", "range": {"min": -5, "max": 5},
                 "tolerance_ulps": {"raw": 0, "normalized": 0, "observation": 0}}
                """.formatted(index, name);
    }

    private static String stateFeature(int index, String name, String calculation) {
        return """
                {"index": %d, "name": "%s", "calculation": {%s}, "inputs": [],
                 "undefined": null, "normalization": "none", "range": {"min": 0, "max": 1},
                 "tolerance_ulps": {"raw": 0, "normalized": 0, "observation": 0}}
                """.formatted(index, name, calculation);
    }

    private static String contractOf(String... features) {
        return """
                {"id": "c", "version": "1.0.0", "bar_minutes": 5,
                 "session": {"start": "13:00", "end": "17:55", "zone": "UTC", "days": ["monday"], "holidays": []},
                 "macro": [],
                 "policy": "training", "policies": {"training": {
                   "duplicate": "drop", "conflicting_duplicate": "refuse", "late": "refuse", "off_grid": "accept",
                   "outside_session": "accept", "bad_prices": "refuse", "zero_volume": "accept",
                   "insert_up_to_minutes": 0}},
                 "warm_up": 0, "clip": 5, "features": [%s]}
                """.formatted(String.join(", ", features));
    }

    @Test
    void A1_stateFeaturesStandBehindAllMarketFeatures() {
        refused(
                contractOf(
                        marketFeature(0, "a"),
                        stateFeature(1, "b", "\"kind\": \"position\", \"limit\": 1"),
                        marketFeature(2, "c"),
                        stateFeature(3, "d", "\"kind\": \"session_time\""),
                        marketFeature(4, "e")),
                "FP-211 at c.json#/features/2/index: must come before the state features, the first of which is feature 1, but was"
                        + " 2",
                "FP-211 at c.json#/features/4/index: must come before the state features, the first of which is feature 1, but was"
                        + " 4");
    }

    @Test
    void D2_D3_thereIsOnePositionAndOneTimeAtMost() {
        String rule = "/calculation: must be of another kind than the state feature ";
        refused(
                contractOf(
                        stateFeature(0, "a", "\"kind\": \"position\", \"limit\": 1"),
                        stateFeature(1, "b", "\"kind\": \"session_time\""),
                        stateFeature(2, "c", "\"kind\": \"position\", \"limit\": 2"),
                        stateFeature(3, "d", "\"kind\": \"session_time\"")),
                "FP-204 at c.json#/features/2" + rule + "0, but was the same kind",
                "FP-204 at c.json#/features/3" + rule + "1, but was the same kind");
        assertThat(accepted(contractOf(stateFeature(0, "a", "\"kind\": \"session_time\"")))
                        .marketFeatures())
                .isEmpty();
        assertThat(accepted(contractOf(marketFeature(0, "a"))).stateFeatures()).isEmpty();
    }

    @Test
    void A3_thereAreFrom1To256Features() {
        refused(contractOf(), "FP-204 at c.json#/features: must hold from 1 to 256 features, but was 0");
        String[] features =
                IntStream.range(0, 257).mapToObj(i -> marketFeature(i, "f" + i)).toArray(String[]::new);
        refused(contractOf(features), "FP-204 at c.json#/features: must hold from 1 to 256 features, but was 257");
        String[] most = Arrays.copyOf(features, 256);
        assertThat(accepted(contractOf(most)).size()).isEqualTo(256);
    }
}
