// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.formula.FormulaFault;
import io.featureparity.contract.formula.Formulas;
import io.featureparity.gate.EmbeddedCommand;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of formulas shows is what the contracts hold, what the library says, and what commands do. */
class FormulasPageTest {

    private static final FormulasPage PAGE = FormulasPage.read();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> INDICATORS = List.of(
            "### Averages and trend", "### Bands and channels", "### Oscillators", "### Volume", "### Time and range");

    @TempDir
    private Path folder = Path.of("");

    private static ObjectNode contract(String id) throws IOException {
        return (ObjectNode)
                JSON.readTree(GoldenData.path("contracts/" + id + "-1.0.0.json").toFile());
    }

    private static Map<String, String> features(JsonNode contract) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (JsonNode feature : contract.path("features")) {
            if (feature.path("calculation").has("formula")) {
                texts.put(
                        feature.path("name").asText(),
                        feature.path("calculation").path("formula").asText());
            }
        }
        return texts;
    }

    private static Map<String, String> definitions(JsonNode contract) {
        Map<String, String> texts = new LinkedHashMap<>();
        contract.path("define")
                .properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }

    private static List<FormulaFault> faults(String formula) {
        return Formulas.read(List.of(), Map.of(), Map.of("shown", formula)).faults();
    }

    @Test
    void G_theIndicatorsAreThoseOfTheContract() throws IOException {
        JsonNode contract = contract("catalogue");
        assertThat(PAGE.texts(INDICATORS.toArray(String[]::new)))
                .hasSize(22)
                .containsExactlyInAnyOrderEntriesOf(features(contract));
        assertThat(PAGE.texts("### Their definitions")).containsExactlyInAnyOrderEntriesOf(definitions(contract));
    }

    @Test
    void G_theIndicatorsOfTheNightAreThoseOfTheContract() throws IOException {
        JsonNode contract = contract("catalogue-overnight");
        Map<String, String> both = features(contract);
        both.putAll(definitions(contract));
        assertThat(PAGE.texts("### Sessions that cross midnight")).containsExactlyInAnyOrderEntriesOf(both);
    }

    /** What an undefined value reads as is said of the oscillators. */
    @Test
    void G_whatTheOscillatorsReadAs() throws IOException {
        FeatureContract contract =
                FeatureContract.parse("catalogue", contract("catalogue").toString());
        assertThat(PAGE.rows("### Oscillators"))
                .filteredOn(row -> row.get(2).contains("; reads ") || row.get(2).startsWith("reads "))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.get(2))
                        .contains("reads "
                                + Math.round(contract.feature(
                                                FormulasPage.code(row.get(0)).get(0))
                                        .undefined())
                                + " where"));
    }

    @Test
    void G_everyExampleIsAFormula() {
        List<List<String>> examples = PAGE.rows("## The language by example");
        assertThat(examples).hasSizeGreaterThan(20);
        List<List<String>> mistakes = PAGE.rows("## Common mistakes");
        assertThat(mistakes).hasSizeGreaterThan(5);
        Stream<String> formulas = Stream.concat(
                examples.stream().map(row -> row.get(0)),
                mistakes.stream().flatMap(row -> Stream.of(row.get(0), row.get(2))));
        assertThat(formulas.flatMap(cell -> FormulasPage.code(cell).stream()))
                .allSatisfy(formula -> assertThat(faults(formula)).isEmpty());
    }

    @Test
    void G6_everyRefusalIsWhatTheLibrarySays() {
        List<List<String>> refusals = PAGE.rows("## What is refused");
        assertThat(refusals)
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        row -> assertThat(faults(FormulasPage.code(row.get(0)).get(0)))
                                .extracting(FormulaFault::rule)
                                .first()
                                .isEqualTo(row.get(1)));
    }

    @Test
    void theLargestDifferencesAreThoseOfTheTests() {
        Map<String, Double> ta4j = new LinkedHashMap<>();
        Map<String, Double> taLib = new LinkedHashMap<>();
        for (List<String> row : PAGE.rows("## The same in pandas, ta4j and TA-Lib")) {
            String feature = FormulasPage.code(row.get(0)).get(0);
            if (!row.get(1).isEmpty()) {
                ta4j.put(feature, Double.valueOf(row.get(1)));
            }
            if (!row.get(2).isEmpty()) {
                taLib.put(feature, Double.valueOf(row.get(2)));
            }
        }
        assertThat(ta4j).containsExactlyInAnyOrderEntriesOf(CatalogueTa4jTest.seen());
        assertThat(taLib).containsExactlyInAnyOrderEntriesOf(CatalogueTaLibTest.seen());
    }

    /** The feature and the definitions that are shown as JSON, in a contract. */
    @Test
    void G_theJsonIsThatOfAContract() throws IOException {
        List<String> blocks = PAGE.blocks("json");
        assertThat(blocks).hasSize(2);
        ObjectNode contract = contract("catalogue");
        contract.set("define", JSON.readTree(blocks.get(1)));
        ArrayNode features = contract.withArray("/features");
        List<JsonNode> states = new ArrayList<>();
        features.forEach(feature -> {
            if (!feature.path("calculation").has("formula")) {
                states.add(((ObjectNode) feature.deepCopy()).put("index", states.size() + 1));
            }
        });
        features.removeAll().add(JSON.readTree(blocks.get(0))).addAll(states);
        assertThat(FeatureContract.parse("shown", contract.toString()).marketFeatures())
                .singleElement()
                .satisfies(feature -> assertThat(feature.inputs()).containsExactly("close"));
    }

    @Test
    void theCommandsOfThePageWork() throws IOException {
        Files.copy(GoldenData.path("contracts/catalogue-1.0.0.json"), folder.resolve("ours.json"));
        List<String> bars = Files.readAllLines(GoldenData.path("cases/catalogue/input.csv"));
        Files.write(folder.resolve("bars.csv"), bars);
        List<String> raw = Files.readAllLines(GoldenData.path("cases/catalogue/raw.csv"));
        List<String> features = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            features.add(bars.get(i).replaceFirst(",.*", "") + "," + raw.get(i));
        }
        Files.write(folder.resolve("features.csv"), features);
        List<String> lines = PAGE.blocks("sh").stream()
                .flatMap(String::lines)
                .map(String::strip)
                .toList();
        assertThat(lines).hasSize(4);
        for (String line : lines) {
            if (line.startsWith("parity ")) {
                assertSucceeds(line);
            } else {
                assertIsOfTraining(line);
            }
        }
    }

    private void assertSucceeds(String line) {
        List<String> words = Stream.of(line.split(" ", -1))
                .skip(1)
                .map(word ->
                        word.matches(".*\\.(csv|json)") ? folder.resolve(word).toString() : word)
                .toList();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        assertThat(EmbeddedCommand.run(words, out, out))
                .as(line + "\n" + printed.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    /** The build does not run Python: the verb and the options are those of its command. */
    private static void assertIsOfTraining(String line) throws IOException {
        String command = Files.readString(GoldenData.path("../training/feature_parity/__main__.py"));
        List<String> words = List.of(line.split(" ", -1));
        assertThat(words.subList(0, 3)).containsExactly("python", "-m", "feature_parity");
        assertThat(command).contains("add_parser(\"" + words.get(3) + "\"");
        assertThat(words.subList(4, words.size()))
                .filteredOn(word -> word.startsWith("--"))
                .allSatisfy(option -> assertThat(command).contains('"' + option + '"'));
    }
}
