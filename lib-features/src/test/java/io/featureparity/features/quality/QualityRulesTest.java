// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.quality;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityRulesTest {

    private static final String TEXT = QualityRules.builtIn().document().readableText();

    private static List<String> faults(String text) {
        return refusal(DocumentException.class, () -> QualityRules.parse("rules", text)).faults().stream()
                .map(Fault::toString)
                .toList();
    }

    private static String with(String old, String fresh) {
        assertThat(TEXT).contains(old);
        return TEXT.replace(old, fresh);
    }

    @Test
    void theRulesThatComeWithTheLibraryAreThoseOfTheDocument() {
        QualityRules rules = QualityRules.builtIn();
        for (QualityRule rule : QualityRule.values()) {
            assertThat(rules.weight(rule)).as(rule.label()).isEqualTo(Recomputed.weight(rule));
            assertThat(rule.sentence()).endsWith(".");
        }
        assertThat(rules.hash())
                .isEqualTo(QualityRules.parse("again", TEXT).hash())
                .hasSize(64);
        assertThat(rules).hasToString("quality rules quality-rules.json, hash " + rules.hash());
    }

    @Test
    void rulesAreReadFromAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rules.json");
        Files.writeString(file, with("\"off_grid\": {\"weight\": 30}", "\"off_grid\": {\"weight\": 7.5}"));
        QualityRules rules = QualityRules.load(file);
        assertThat(rules.weight(QualityRule.OFF_GRID)).isEqualTo(7.5);
        assertThat(rules.name()).isEqualTo(file.toString());
        assertThat(rules).isNotEqualTo(QualityRules.builtIn()).doesNotHaveSameHashCodeAs(QualityRules.builtIn());
    }

    @Test
    void everyFaultIsNamedAtOnceWithItsPlace() {
        String text = TEXT.replace("\"off_grid\": {\"weight\": 30}", "\"off_grid\": {\"weight\": 101, \"more\": 1}")
                .replace("\"out_of_order\": {\"weight\": 30},", "")
                .replace("\"bars\": 6", "\"bars\": 1")
                .replace("\"window\": 60", "\"window\": 10001")
                .replace("\"least\": 1e-06", "\"least\": 0")
                .replace("\"seconds\": 60", "\"seconds\": \"60\"")
                .replace("\"columns\": {}", "\"columns\": {\"dxy\": -1, \"vix\": null}")
                .replace("\"bar_missing\":", "\"bar_misses\":");
        assertThat(faults(text))
                .containsExactlyInAnyOrder(
                        "FP-204 at rules#/off_grid/weight: must be at least 0.0 and at most 100.0, but was 101.0",
                        "FP-201 at rules#/off_grid/more: must be one of weight, but was an unknown key",
                        "FP-202 at rules#/out_of_order: must be there, but was missing",
                        "FP-204 at rules#/price_stuck/bars: must be at least 2, but was 1",
                        "FP-204 at rules#/price_jump/window: must be at least 2 and at most 10000, but was 10001",
                        "FP-204 at rules#/price_absurd/least: must be above 0, but was 0.0",
                        "FP-203 at rules#/arrived_late/seconds: must be an integer, but was \"60\"",
                        "FP-204 at rules#/macro_step/columns/dxy: must be at least 0.0, but was -1.0",
                        "FP-203 at rules#/macro_step/columns/vix: must be a number, but was null",
                        "FP-202 at rules#/bar_missing: must be there, but was missing",
                        "FP-201 at rules#/bar_misses: must be one of "
                                + String.join(
                                        ", ",
                                        List.of(QualityRule.values()).stream()
                                                .map(QualityRule::label)
                                                .toList())
                                + ", but was an unknown key");
    }

    @Test
    void boundsFitEachOther() {
        assertThat(faults(with("\"least_returns\": 20", "\"least_returns\": 61")))
                .containsExactly(
                        "FP-204 at rules#/price_jump/least_returns: must be at least 2 and at most 60, but was 61");
        assertThat(faults("[]")).containsExactly("FP-203 at rules#: must be an object, but was an array");
    }

    @Test
    void aColumnThatTheContractDoesNotHaveIsRefused() {
        QualityRules rules =
                QualityRules.parse("rules", with("\"columns\": {}", "\"columns\": {\"vix\": 0.1, \"brent\": 0.2}"));
        InputException refused = refusal(
                InputException.class, () -> QualityMeter.of(rules, Judged.CONTRACT, Judged.CALENDAR, session -> {}));
        assertThat(refused.code()).isEqualTo(ErrorCode.QUALITY_UNKNOWN_COLUMN);
        assertThat(refused.faults())
                .extracting(Fault::toString)
                .containsExactly("FP-1244 at rules#/macro_step/columns/brent: must be a macro column of the contract:"
                        + " one of dxy, spare, vix, but was brent");
    }

    @Test
    void aShareOfAColumnIsItsOwn() {
        QualityRules rules = QualityRules.parse("rules", with("\"columns\": {}", "\"columns\": {\"vix\": 0.7}"));
        for (int column : new int[] {0, 2}) {
            List<Judged.Row> rows = Judged.tidy(1, 1);
            rows.subList(30, 60).forEach(row -> row.macro[column] *= 1.6);
            assertThat(Judged.of(rows, rules).counts().containsKey(QualityRule.MACRO_STEP))
                    .isEqualTo(column == 0);
        }
    }
}
