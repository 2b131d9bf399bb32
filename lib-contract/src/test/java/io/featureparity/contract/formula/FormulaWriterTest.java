// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tree is written as a text that reads back as the same tree. */
class FormulaWriterTest {

    private static Formulas read(Map<String, String> define, Map<String, String> features) {
        Formulas.Reading reading = Formulas.read(ShippedFormulasTest.MACRO, define, features);
        assertThat(reading.faults()).isEmpty();
        return Objects.requireNonNull(reading.formulas());
    }

    private static FormulaNode root(String text) {
        return read(Map.of(), Map.of("f", text)).root("f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"market-1", "market-2", "market-3"})
    void G1_whatIsWrittenReadsBackAsTheSameTree(String market) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        json(market + "/formulas.json")
                .forEach(entry -> texts.put(
                        entry.get("name").textValue(), entry.get("formula").textValue()));
        Map<String, String> define = new LinkedHashMap<>();
        if (market.equals("market-3")) {
            json(market + "/define.json")
                    .properties()
                    .forEach(
                            entry -> define.put(entry.getKey(), entry.getValue().textValue()));
        }
        Map<String, FormulaNode> trees = read(define, texts).features();
        Map<String, String> written = new LinkedHashMap<>();
        trees.forEach((name, tree) -> written.put(name, FormulaWriter.write(tree)));
        assertThat(read(define, written).features()).isEqualTo(trees).hasSize(300);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            (close-open) /  ( high - low ) ; (close - open) / (high - low)
            close-(open-high)-low ; close - (open - high) - low
            -(close * open) + -close * 2 ; -(close * open) + -close * 2
            where((close > open) & ~(isna(dxy) | (vix<=2)),1,0) ; where((close > open) & ~(isna(dxy) | (vix <= 2)), 1, 0)
            shift(close, k=1) + shift(close, 12) ; shift(close) + shift(close, 12)
            rolling_std(dxy, n=5*12, min_periods=60, ddof=1) ; rolling_std(dxy, 60)
            rolling_std(dxy, 60, min_periods=1, ddof=0) ; rolling_std(dxy, 60, min_periods=1, ddof=0)
            ewm_mean(close, alpha=1/9, adjust=False) ; ewm_mean(close, alpha=1/9, adjust=False)
            ewm_mean(close, span=10, min_periods=0) ; ewm_mean(close, span=10)
            ewm_mean(close, com=4.5, ignore_na=True) ; ewm_mean(close, com=4.5, ignore_na=True)
            clip(close, -inf, 1e-10) * 0.1111111111111111 ; clip(close, -inf, 1e-10) * 0.1111111111111111
            ffill(dxy) + ffill(dxy, limit=12) ; ffill(dxy) + ffill(dxy, limit=12)
            """)
    void parenthesesAndParametersThatNeedNotBeThereAreLeftOut(String text, String written) {
        assertThat(FormulaWriter.write(root(text))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            (close - open) * dxy ; #1 * dxy
            where(close > open, -dxy, 0) ; where(#1, -dxy, 0)
            """)
    void aNameStandsForAWholePart(String text, String written) {
        FormulaNode whole = root(text);
        FormulaNode part = ((FormulaNode.Operation) whole).series().get(0);
        assertThat(FormulaWriter.write(whole, node -> node.equals(part) ? Optional.of("#1") : Optional.empty()))
                .isEqualTo(written);
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(GoldenData.path("formulas/" + file).toFile());
    }
}
