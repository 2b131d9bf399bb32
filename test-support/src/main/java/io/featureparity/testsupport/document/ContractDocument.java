// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.testsupport.resource.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A contract document that a test makes: a built-in one with a few changes, or one of its own features. The reader of
 * contracts is strict, so everything that it asks for is there unless a test takes it out.
 */
public final class ContractDocument {

    private static final String FEATURES = "features";
    private static final String POLICIES = "policies";

    private final ObjectNode root;

    private ContractDocument(ObjectNode root) {
        this.root = root;
    }

    /**
     * Begins with a contract that is built into the library.
     *
     * @param version its version
     * @return the document
     */
    public static ContractDocument builtIn(String version) {
        return parse(builtInText(version));
    }

    /**
     * Gives a built-in contract as it is written.
     *
     * @param version its version
     * @return its text
     */
    public static String builtInText(String version) {
        return Resources.text("/io/featureparity/contract/usdcop-m5-" + version + ".json");
    }

    /**
     * Begins with a document that is there.
     *
     * @param text its text
     * @return the document
     */
    public static ContractDocument parse(String text) {
        return new ContractDocument(JsonTree.parse(text));
    }

    /**
     * Begins with a document that has no features and no macro columns: bars of five minutes, the session and the policy
     * {@code training} of the built-in contract, a warm-up of 14 bars and observations clipped to 5.
     *
     * @param id the contract's id
     * @return the document
     */
    public static ContractDocument of(String id) {
        ContractDocument document = builtIn("1.0.0").set("/id", id);
        document.root.withArray("/" + FEATURES).removeAll();
        document.root.withArray("/macro").removeAll();
        return document;
    }

    /**
     * Puts a value in place of another one.
     *
     * @param pointer where it is, as a JSON pointer such as {@code /session/start}; must be there
     * @param value the value
     * @return this
     */
    public ContractDocument set(String pointer, @Nullable Object value) {
        JsonTree.replace(root, pointer, value);
        return this;
    }

    /**
     * Adds macro columns that are available as they are published and never become stale.
     *
     * @param names their names
     * @return this
     */
    public ContractDocument macro(String... names) {
        for (String name : names) {
            ObjectNode source = root.withArray("/macro").addObject().put("name", name);
            source.putObject("available").put("kind", "as_published");
            source.putNull("stale_after_bars");
        }
        return this;
    }

    /**
     * Adds a macro column before another one, and like it in everything but its name.
     *
     * @param other the other one
     * @param name the name of the new one
     * @return this
     */
    public ContractDocument macroBefore(String other, String name) {
        return changeEach("macro", other, column -> {
            ArrayNode columns = root.withArray("/macro");
            columns.insert(objects("macro").indexOf(column), column.deepCopy().put("name", name));
        });
    }

    /**
     * Changes a macro column, or each of them.
     *
     * @param name its name; {@code *} for each
     * @param pointer what is changed, as a JSON pointer within the column; must be there
     * @param value the value
     * @return this
     */
    public ContractDocument setInMacro(String name, String pointer, @Nullable Object value) {
        return changeEach("macro", name, column -> JsonTree.replace(column, pointer, value));
    }

    /**
     * Adds a feature of a market: normalised by a z-score, from -5 to 5, without tolerance.
     *
     * @param name its name
     * @param calculation its calculation
     * @param undefined what an undefined value reads as; {@code null} if it stays absent
     * @param inputs its columns
     * @return this
     */
    public ContractDocument feature(
            String name, CalculationJson calculation, @Nullable Double undefined, String... inputs) {
        return feature(name, calculation, List.of(inputs), undefined, "z_score", -5, 5);
    }

    /**
     * Adds a formula, normalised like the other features of the market.
     *
     * @param name its name
     * @param text the formula
     * @param undefined its value where it is absent; null where it stays absent
     * @return this
     */
    public ContractDocument formula(String name, String text, @Nullable Double undefined) {
        feature(name, CalculationJson.of("formula").with("formula", text), undefined);
        return changeEach(FEATURES, name, feature -> feature.remove("inputs"));
    }

    /**
     * Adds a definition that formulas can use.
     *
     * @param name its name
     * @param text the formula that it stands for
     * @return this
     */
    public ContractDocument define(String name, String text) {
        root.withObject("/define").put(name, text);
        return this;
    }

    /**
     * Adds a feature of the agent: not normalised, up to 1.
     *
     * @param name its name
     * @param calculation its calculation
     * @param least the least that it can be
     * @return this
     */
    public ContractDocument stateFeature(String name, CalculationJson calculation, double least) {
        return feature(name, calculation, List.of(), null, "none", least, 1);
    }

    private ContractDocument feature(
            String name,
            CalculationJson calculation,
            List<String> inputs,
            @Nullable Double undefined,
            String normalization,
            double least,
            double most) {
        int index = root.path(FEATURES).size();
        ObjectNode feature = root.withArray("/" + FEATURES).addObject();
        feature.put("index", index).put("name", name);
        feature.set("calculation", calculation.tree());
        feature.set("inputs", JsonTree.node(inputs));
        feature.put("undefined", undefined).put("normalization", normalization);
        feature.putObject("range").put("min", least).put("max", most);
        feature.putObject("tolerance_ulps").put("raw", 0).put("normalized", 0).put("observation", 0);
        return this;
    }

    /**
     * Changes a feature.
     *
     * @param name its name
     * @param pointer what is changed, as a JSON pointer within the feature; must be there
     * @param value the value
     * @return this
     */
    public ContractDocument setInFeature(String name, String pointer, @Nullable Object value) {
        return changeEach(FEATURES, name, feature -> JsonTree.replace(feature, pointer, value));
    }

    /**
     * Changes a parameter of every calculation of a kind.
     *
     * @param kind the kind
     * @param parameter the parameter; must be there
     * @param value the value
     * @return this
     */
    public ContractDocument setInCalculations(String kind, String parameter, @Nullable Object value) {
        return changeCalculations(kind, feature -> JsonTree.replace(feature, "/calculation/" + parameter, value));
    }

    /**
     * Gives every feature whose calculation is of a kind another calculation.
     *
     * @param kind the kind
     * @param calculation the other calculation
     * @return this
     */
    public ContractDocument replaceCalculations(String kind, CalculationJson calculation) {
        return changeCalculations(kind, feature -> feature.set("calculation", calculation.tree()));
    }

    private ContractDocument changeCalculations(String kind, Consumer<ObjectNode> change) {
        List<ObjectNode> ofKind = objects(FEATURES).stream()
                .filter(feature -> feature.at("/calculation/kind").asText().equals(kind))
                .toList();
        return changeAll(ofKind, kind, change);
    }

    private ContractDocument changeEach(String list, String name, Consumer<ObjectNode> change) {
        List<ObjectNode> named = objects(list).stream()
                .filter(each -> name.equals("*") || each.path("name").asText().equals(name))
                .toList();
        return changeAll(named, name, change);
    }

    private ContractDocument changeAll(List<ObjectNode> which, String what, Consumer<ObjectNode> change) {
        if (which.isEmpty()) {
            throw new IllegalArgumentException("the contract has no " + what);
        }
        which.forEach(change);
        return this;
    }

    private List<ObjectNode> objects(String list) {
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode each : root.path(list)) {
            objects.add((ObjectNode) each);
        }
        return objects;
    }

    /**
     * Renames features or macro columns, all at once, so that two can change places.
     *
     * @param list {@code features} or {@code macro}
     * @param names the new name of each old one; who is not in it keeps its name
     * @return this
     */
    public ContractDocument rename(String list, Map<String, String> names) {
        for (ObjectNode each : objects(list)) {
            String name = each.path("name").asText();
            each.put("name", names.getOrDefault(name, name));
        }
        return this;
    }

    /**
     * Adds a policy that is like another one but for some choices.
     *
     * @param name its name
     * @param like the other policy
     * @param choices the choices, each of which the other policy must have
     * @return this
     */
    public ContractDocument policy(String name, String like, Map<String, ?> choices) {
        ObjectNode policies = (ObjectNode) root.path(POLICIES);
        ObjectNode policy = ((ObjectNode) policies.path(like)).deepCopy();
        choices.forEach((choice, value) -> JsonTree.replace(policy, "/" + choice, value));
        policies.set(name, policy);
        return this;
    }

    /** {@return the document as JSON} */
    public String toJson() {
        return root.toPrettyString();
    }
}
