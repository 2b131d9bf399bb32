// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.ContractEdits.accepted;
import static io.featureparity.contract.ContractEdits.refused;
import static io.featureparity.contract.ContractEdits.refusedWith;
import static io.featureparity.contract.TestDocuments.CONTRACT;
import static io.featureparity.contract.TestDocuments.faults;
import static io.featureparity.contract.TestDocuments.replace;
import static io.featureparity.contract.TestDocuments.replaceInFeature;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.DocumentException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clause A3: one source, no fallback. Each rule is broken once in a document that is otherwise the built-in one. */
class ContractStrictnessTest {

    private static final String ALL_KEYS =
            "id, version, bar_minutes, session, macro, policy, policies, warm_up, clip, features";

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
