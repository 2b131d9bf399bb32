// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.TestDocuments.CONTRACT;
import static io.featureparity.contract.TestDocuments.faults;
import static io.featureparity.contract.TestDocuments.replace;
import static io.featureparity.contract.TestDocuments.replaceInFeature;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.DocumentException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clause A3: one source, no fallback. Each rule is broken once in a document that is otherwise the built-in one. */
class ContractStrictnessTest {

    private static final String ALL_KEYS =
            "id, version, bar_minutes, session, macro, policy, policies, warm_up, clip, features";
    private static final String ALL_COLUMNS = "[open, high, low, close, dxy, vix, embi, brent, usdmxn, treasury_10y]";

    private static void refused(String text, String... expected) {
        assertThat(faults(DocumentException.class, () -> FeatureContract.parse("c.json", text)))
                .containsExactly(expected);
    }

    private static void refusedWith(String piece, String by, String... expected) {
        refused(replace(CONTRACT, piece, by), expected);
    }

    private static void refusedWithFeature(int index, String piece, String by, String... expected) {
        refused(replaceInFeature(CONTRACT, index, piece, by), expected);
    }

    private static FeatureContract accepted(String text) {
        return FeatureContract.parse("c.json", text);
    }

    // ---- the root

    @Test
    void A3_theRootIsAnObjectWithEveryKeyAndNoOther() {
        refused("[]", "FP-203 at c.json#: must be an object, but was an array");
        refused(
                "{\"colour\": 1}",
                "FP-202 at c.json#/id: must be there, but was missing",
                "FP-202 at c.json#/version: must be there, but was missing",
                "FP-202 at c.json#/bar_minutes: must be there, but was missing",
                "FP-202 at c.json#/session: must be there, but was missing",
                "FP-202 at c.json#/macro: must be there, but was missing",
                "FP-202 at c.json#/policy: must be there, but was missing",
                "FP-202 at c.json#/policies: must be there, but was missing",
                "FP-202 at c.json#/warm_up: must be there, but was missing",
                "FP-202 at c.json#/clip: must be there, but was missing",
                "FP-202 at c.json#/features: must be there, but was missing",
                "FP-201 at c.json#/colour: must be one of " + ALL_KEYS + ", but was an unknown key");
    }

    @Test
    void A3_valuesOfTheWrongTypeAreNamedAllAtOnce() {
        refused(
                """
                {"id": 1, "version": null, "bar_minutes": 5.0, "session": "13:00", "macro": {}, "policy": [],
                 "policies": "training", "warm_up": "14", "clip": [], "features": true}
                """,
                "FP-203 at c.json#/id: must be a string, but was 1",
                "FP-203 at c.json#/version: must be a string, but was null",
                "FP-203 at c.json#/bar_minutes: must be an integer, but was 5.0",
                "FP-203 at c.json#/session: must be an object, but was \"13:00\"",
                "FP-203 at c.json#/macro: must be an array, but was an object",
                "FP-203 at c.json#/policy: must be a string, but was an array",
                "FP-203 at c.json#/policies: must be an object, but was \"training\"",
                "FP-203 at c.json#/warm_up: must be an integer, but was \"14\"",
                "FP-203 at c.json#/clip: must be a number, but was an array",
                "FP-203 at c.json#/features: must be an array, but was true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Usdcop", "usd_cop", "-usdcop", "usd cop", "usdcop\\n", "d\u00f3lar"})
    void A3_idsAreOfLowerCaseLettersDigitsAndHyphens(String id) {
        refusedWith(
                "\"usdcop-m5\"",
                "\"" + id + "\"",
                "FP-204 at c.json#/id: must be lower-case letters, digits and hyphens, not beginning with a hyphen, but was "
                        + id.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.0", "01.0.0", "v1.0.0", "1.0.0-", "1.0.0-01", "1.0.0+", "1.0.0 ", "1.0.0-a..b", "1.\u0660.0"})
    void A3_versionsAreSemantic(String version) {
        refusedWith(
                "\"1.0.0\"",
                "\"" + version + "\"",
                "FP-204 at c.json#/version: must be a semantic version such as 1.0.0, but was " + version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0", "10.20.30", "1.0.0-rc.1", "1.0.0-0a.x-y+build.007"})
    void A3_everySemanticVersionWillDo(String version) {
        assertThat(accepted(replace(CONTRACT, "\"1.0.0\"", "\"" + version + "\""))
                        .version())
                .isEqualTo(version);
    }

    /** The pattern of a version recurses; unbounded, this would be a stack overflow. */
    @Test
    void A3_aHugeVersionIsRefusedLikeAnyOther() {
        String version = "1.0.0-" + "a.".repeat(200_000) + "a";
        assertThat(faults(
                        DocumentException.class, () -> accepted(replace(CONTRACT, "\"1.0.0\"", "\"" + version + "\""))))
                .singleElement()
                .asString()
                .startsWith("FP-204 at c.json#/version: must be a semantic version such as 1.0.0, but was 1.0.0-a.a.")
                .endsWith("... (400007 characters)");
    }

    // ---- what the features share

    @Test
    void D4_theWarmUpIsFromNoneToTenThousandBars() {
        assertThat(accepted(replace(CONTRACT, "\"warm_up\": 14", "\"warm_up\": 0"))
                        .warmUpBars())
                .isZero();
        assertThat(accepted(replace(CONTRACT, "\"warm_up\": 14", "\"warm_up\": 10000"))
                        .warmUpBars())
                .isEqualTo(10_000);
        refusedWith(
                "\"warm_up\": 14", "\"warm_up\": -1", "FP-204 at c.json#/warm_up: must be from 0 to 10000, but was -1");
        refusedWith(
                "\"warm_up\": 14",
                "\"warm_up\": 10001",
                "FP-204 at c.json#/warm_up: must be from 0 to 10000, but was 10001");
        refusedWith(
                "\"warm_up\": 14", "\"warm_up\": 14.0", "FP-203 at c.json#/warm_up: must be an integer, but was 14.0");
    }

    @Test
    void D1_theClipIsAboveZero() {
        for (String clip : List.of("0", "0.0", "-0.0", "-5.0")) {
            refusedWith(
                    "\"clip\": 5.0",
                    "\"clip\": " + clip,
                    "FP-204 at c.json#/clip: must be above 0, but was " + Double.parseDouble(clip));
        }
        refusedWith("\"clip\": 5.0", "\"clip\": null", "FP-203 at c.json#/clip: must be a number, but was null");
        assertThat(accepted(replace(CONTRACT, "\"clip\": 5.0", "\"clip\": 7")).clip())
                .isEqualTo(7.0);
    }

    // ---- one feature

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

    // ---- features among each other

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

    // ---- everything together

    @Test
    void A3_allFaultsOfADocumentAreReportedAtOnce() {
        String text = replace(CONTRACT, "\"id\": \"usdcop-m5\"", "\"id\": \"USDCOP\"");
        text = replace(text, "\"clip\": 5.0", "\"clip\": \"5\"");
        text = replace(text, "\"name\": \"treasury_10y\"", "\"name\": \"dxy\"");
        text = replaceInFeature(text, 0, "\"lag\": 1", "\"lag\": 0");
        text = replaceInFeature(text, 4, "\"period\": 10", "\"periods\": 10");
        text = replaceInFeature(text, 6, "\"name\": \"dxy_z\"", "\"name\": \"rsi_9\"");
        text = replaceInFeature(text, 9, "\"index\": 9", "\"index\": 10");
        text = replaceInFeature(text, 12, "\"kind\": \"change\"", "\"kind\": \"delta\"");
        text = replaceInFeature(text, 14, "{\"min\": 0.0, \"max\": 1.0}", "{\"min\": 1.0, \"max\": 0.0}");
        text = text.substring(0, text.lastIndexOf("}")) + ", \"comment\": null}";
        refused(
                text,
                "FP-204 at c.json#/id: must be lower-case letters, digits and hyphens, not beginning with a hyphen, but was USDCOP",
                "FP-205 at c.json#/macro/5/name: must be another name than that of macro column 0, but was dxy",
                "FP-203 at c.json#/clip: must be a number, but was \"5\"",
                "FP-204 at c.json#/features/0/calculation/lag: must be from 1 to 10000, but was 0",
                "FP-202 at c.json#/features/4/calculation/period: must be there, but was missing",
                "FP-201 at c.json#/features/4/calculation/periods: must be one of kind, period, smoothing, epsilon, first_change,"
                        + " scale, but was an unknown key",
                "FP-206 at c.json#/features/9/index: must be 9, since the indexes count the features as they are written, but was"
                        + " 10",
                "FP-208 at c.json#/features/11/inputs: must be one of [open, high, low, close, dxy, vix, embi, brent, usdmxn, dxy],"
                        + " but was [treasury_10y]",
                "FP-207 at c.json#/features/12/calculation/kind: must be one of log_return, rsi, atr_percent, adx, rolling_z_score,"
                        + " fixed_z_score, change, daily_change, spread, fixed_z_spread, formula, position, session_time, but was delta",
                "FP-204 at c.json#/features/14/range/max: must be above min, 1.0, but was 0.0",
                "FP-205 at c.json#/features/6/name: must be another name than that of feature 3, but was rsi_9",
                "FP-201 at c.json#/comment: must be one of " + ALL_KEYS + ", but was an unknown key");
    }

    @Test
    void A3_whatIsNoSoundJsonIsNoContract() {
        refused(
                replace(CONTRACT, "\"clip\": 5.0", "\"clip\": 5.0, \"clip\": 5.0"),
                "FP-107 at c.json#/clip: must stand once in its object, but was a second one");
        refused(
                replace(CONTRACT, "\"clip\": 5.0", "\"clip\": NaN"),
                "FP-109 at c.json#/clip: must be a finite number that a double can hold, but was NaN");
    }
}
