// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.formula.FormulaNode;
import io.featureparity.contract.formula.Formulas;
import io.featureparity.features.program.Program;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The scripts for pandas that are printed for all golden contracts and all shipped formulas. They lie among the tests of
 * training's package, which runs them; here they are held to be what is printed. {@code main} writes them anew.
 */
final class PrintedScripts {

    static final Path FOLDER = Path.of("..", "training", "tests", "printed");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> MACRO = List.of("dxy", "vix", "embi", "brent", "usdmxn", "treasury_10y");

    private PrintedScripts() {}

    public static void main(String[] args) throws IOException {
        Files.createDirectories(FOLDER);
        for (Map.Entry<String, String> file : all().entrySet()) {
            Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }

    /** The texts of all files, by name. */
    static Map<String, String> all() throws IOException {
        Map<String, String> files = new TreeMap<>();
        JsonNode manifest = JSON.readTree(GoldenData.path("manifest.json").toFile());
        for (JsonNode entry : manifest.get("contracts")) {
            String id = entry.get("id").textValue();
            String version = entry.get("version").textValue();
            FeatureContract contract = entry.get("file").isNull()
                    ? FeatureContract.builtIn(id, version)
                    : FeatureContract.load(GoldenData.path(entry.get("file").textValue()));
            files.put(id + "-" + version + ".json", text(ofContract(contract)));
        }
        for (String market : List.of("market-1", "market-2", "market-3")) {
            files.put(market + ".json", text(ofMarket(market)));
        }
        return files;
    }

    private static Map<String, String> ofContract(FeatureContract contract) {
        ContractExplanation explanation = ContractExplanation.of(contract);
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("", explanation.pandas());
        contract.marketFeatures().forEach(feature -> scripts.put(feature.name(), explanation.pandas(feature.name())));
        return scripts;
    }

    private static Map<String, String> ofMarket(String market) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        JSON.readTree(GoldenData.path("formulas/" + market + "/formulas.json").toFile())
                .forEach(entry -> texts.put(
                        entry.get("name").textValue(), entry.get("formula").textValue()));
        Map<String, String> define = new LinkedHashMap<>();
        if (market.equals("market-3")) {
            JSON.readTree(GoldenData.path("formulas/" + market + "/define.json").toFile())
                    .properties()
                    .forEach(
                            entry -> define.put(entry.getKey(), entry.getValue().textValue()));
        }
        Formulas formulas =
                Objects.requireNonNull(Formulas.read(MACRO, define, texts).formulas());
        List<ExplainedFormula> all = new ArrayList<>();
        Map<String, FormulaNode> roots = formulas.features();
        texts.forEach((name, text) -> all.add(new ExplainedFormula(
                name,
                text,
                Objects.requireNonNull(roots.get(name)),
                formulas.definitions(),
                Map.of(),
                Map.of(),
                Double.NaN,
                Program.Days.OF_UTC)));
        Map<String, String> scripts = new LinkedHashMap<>();
        scripts.put("", PandasCode.of(all));
        all.forEach(formula -> scripts.put(formula.name(), PandasCode.of(List.of(formula))));
        return scripts;
    }

    private static String text(Map<String, String> scripts) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        scripts.forEach(root::put);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }
}
