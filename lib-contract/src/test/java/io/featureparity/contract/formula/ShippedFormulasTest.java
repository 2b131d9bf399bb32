// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The texts that training refuses, each with the kinds of its faults (G6), and those that it takes. */
class ShippedFormulasTest {

    static final List<String> MACRO = List.of("dxy", "vix", "embi", "brent", "usdmxn", "treasury_10y");

    @TestFactory
    List<DynamicTest> refusedForTheSameKindsOfFaults() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode entry : json("refused.json").get("refused")) {
            tests.add(DynamicTest.dynamicTest(
                    entry.toString(), () -> assertThat(kinds(entry)).isEqualTo(expected(entry))));
        }
        assertThat(tests).hasSize(121);
        return tests;
    }

    @TestFactory
    List<DynamicTest> allowed() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode text : json("refused.json").get("allowed")) {
            Map<String, String> features = Map.of("f", text.textValue());
            tests.add(DynamicTest.dynamicTest(
                    text.toString(),
                    () -> assertThat(Formulas.read(MACRO, Map.of(), features).faults())
                            .isEmpty()));
        }
        assertThat(tests).hasSize(29);
        return tests;
    }

    @Test
    void allThatHaveOutputsAreAllowed() throws IOException {
        for (String market : List.of("market-1", "market-2", "market-3")) {
            Map<String, String> features = new LinkedHashMap<>();
            json(market + "/formulas.json")
                    .forEach(entry -> features.put(
                            entry.get("name").textValue(), entry.get("formula").textValue()));
            Map<String, String> define = market.equals("market-3") ? texts(json(market + "/define.json")) : Map.of();
            Formulas.Reading reading = Formulas.read(MACRO, define, features);
            assertThat(reading.faults()).isEmpty();
            assertThat(reading.formulas()).isNotNull();
        }
    }

    private static List<String> kinds(JsonNode entry) {
        boolean one = entry.has("formula");
        Map<String, String> features =
                one ? Map.of("f", entry.get("formula").textValue()) : texts(entry.get("features"));
        TreeSet<String> kinds = new TreeSet<>();
        Formulas.read(MACRO, texts(entry.get("define")), features)
                .faults()
                .forEach(fault -> kinds.add((one ? "" : fault.source().name() + " ") + fault.kind()));
        return List.copyOf(kinds);
    }

    private static List<String> expected(JsonNode entry) {
        return StreamSupport.stream(entry.get("kinds").spliterator(), false)
                .map(kind -> kind.isTextual()
                        ? kind.textValue()
                        : kind.get(0).textValue() + " " + kind.get(1).textValue())
                .toList();
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().textValue()));
        return texts;
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(GoldenData.path("formulas/" + file).toFile());
    }
}
