// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.formula.FormulaNames;
import io.featureparity.contract.json.JsonDocument;
import io.featureparity.contract.json.Sha256;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The definition of a model's inputs (section A): the features in their order, each with its calculation, and the
 * settings that they share. A contract is data: it is read from one JSON document that must state everything, since
 * there are no defaults. Immutable; two contracts are equal if their documents have the same {@linkplain #hash() hash}.
 */
public final class FeatureContract {

    private static final int ORDER_HASH_DIGITS = 16;

    private final JsonDocument document;
    private final String id;
    private final String version;
    private final int barMinutes;
    private final TradingSession session;
    private final List<MacroSource> macroSources;
    private final List<String> macroColumns;
    private final BarPolicies policies;
    private final int warmUpBars;
    private final double clip;
    private final List<FeatureSpec> features;
    private final List<FeatureSpec> marketFeatures;
    private final List<FeatureSpec> stateFeatures;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final String orderHash;
    private final String hash;

    FeatureContract(
            JsonDocument document,
            String id,
            String version,
            int barMinutes,
            TradingSession session,
            List<MacroSource> macroSources,
            BarPolicies policies,
            int warmUpBars,
            double clip,
            List<FeatureSpec> features) {
        this.document = document;
        this.id = id;
        this.version = version;
        this.barMinutes = barMinutes;
        this.session = session;
        this.macroSources = List.copyOf(macroSources);
        this.macroColumns = macroSources.stream().map(MacroSource::name).toList();
        this.policies = policies;
        this.warmUpBars = warmUpBars;
        this.clip = clip;
        this.features = List.copyOf(features);
        this.marketFeatures = features.stream().filter(FeatureSpec::isMarket).toList();
        this.stateFeatures = features.stream().filter(f -> !f.isMarket()).toList();
        features.forEach(feature -> indexes.put(feature.name(), feature.index()));
        String names = features.stream().map(FeatureSpec::name).collect(Collectors.joining(","));
        this.orderHash = Sha256.of(names).substring(0, ORDER_HASH_DIGITS);
        this.hash = document.canonicalHash();
    }

    // ---- where contracts come from

    /**
     * Gives a contract that is built in (clause A4).
     *
     * @param id its id, such as {@code usdcop-m5}
     * @param version its version, such as {@code 1.0.0}
     * @return the contract
     * @throws DocumentException if no built-in contract has this id and version; the message lists those that exist
     */
    public static FeatureContract builtIn(String id, String version) {
        return BuiltInContracts.find(id, version);
    }

    /** {@return all contracts that are built in, oldest version first} */
    public static List<FeatureContract> builtIns() {
        return BuiltInContracts.all();
    }

    /**
     * Reads a contract from a file.
     *
     * @param file the file
     * @return the contract
     * @throws DocumentException if the file is missing or breaks a rule, with all faults
     */
    public static FeatureContract load(Path file) {
        return ContractReader.read(JsonDocument.open(file));
    }

    /**
     * Reads a contract from a stream, which is left open.
     *
     * @param name the name of the document in error messages
     * @param in the stream
     * @return the contract
     * @throws DocumentException if the stream fails or the document breaks a rule, with all faults
     */
    public static FeatureContract read(String name, InputStream in) {
        return ContractReader.read(JsonDocument.open(name, in));
    }

    /**
     * Reads a contract from a text.
     *
     * @param name the name of the document in error messages
     * @param text the JSON text
     * @return the contract
     * @throws DocumentException if the document breaks a rule, with all faults
     */
    public static FeatureContract parse(String name, String text) {
        return ContractReader.read(JsonDocument.open(name, text));
    }

    // ---- what a contract says

    /** {@return the id, such as {@code usdcop-m5}} */
    public String id() {
        return id;
    }

    /** {@return the semantic version} */
    public String version() {
        return version;
    }

    /** {@return the length of a bar in minutes, which divides a day} */
    public int barMinutes() {
        return barMinutes;
    }

    /** {@return the trading session, which the time feature uses; it is a whole number of bar lengths long} */
    public TradingSession session() {
        return session;
    }

    /** {@return the macro columns, in the order in which their values are given} */
    public List<String> macroColumns() {
        return macroColumns;
    }

    /** {@return the macro columns, in the same order, with how their values reach the bars} */
    public List<MacroSource> macroSources() {
        return macroSources;
    }

    /** {@return the name of the contract's default policy for imperfect bars} */
    public String policyName() {
        return policies.own();
    }

    /** {@return the names of all its policies, in alphabetical order} */
    public List<String> policyNames() {
        return policies.names();
    }

    /** {@return the contract's default policy for imperfect bars, which training used} */
    public BarPolicy policy() {
        return policy(policies.own());
    }

    /**
     * Gives the policy for imperfect bars of a given name.
     *
     * @param name its name, such as {@code live}
     * @return the policy
     * @throws InputException if the contract has no policy of this name; the message lists its policies
     */
    public BarPolicy policy(String name) {
        BarPolicy policy = policies.find(name);
        if (policy == null) {
            String rule = BarPolicies.mustBeOneOf(policies.names());
            throw new InputException(new Fault(ErrorCode.UNKNOWN_POLICY, toString(), rule, name));
        }
        return policy;
    }

    /** {@return the index of the first bar at which an observation is legal (clause D4)} */
    public int warmUpBars() {
        return warmUpBars;
    }

    /** {@return the bound on both sides of a normalised value (clause D1)} */
    public double clip() {
        return clip;
    }

    /** {@return the features in order: those of the market, then those of the agent's state} */
    public List<FeatureSpec> features() {
        return features;
    }

    /** {@return the features that come from the market, in order} */
    public List<FeatureSpec> marketFeatures() {
        return marketFeatures;
    }

    /** {@return the names of the features whose normalisation takes statistics, in order} */
    public List<String> featuresWithStatistics() {
        return marketFeatures.stream()
                .filter(FeatureSpec::needsStatistics)
                .map(FeatureSpec::name)
                .toList();
    }

    /** {@return whether a formula reads the volume of the bars; only formulas can read it} */
    public boolean readsVolume() {
        return reads(FormulaNames.VOLUME);
    }

    /**
     * Says whether a feature of the market reads a column of the bars. A contract may name macro columns that no feature
     * reads.
     *
     * @param column a price, the volume or a macro column
     * @return whether a market feature reads it
     */
    public boolean reads(String column) {
        return marketFeatures.stream().anyMatch(feature -> feature.inputs().contains(column));
    }

    /** {@return the features that come from the agent or its clock, in order} */
    public List<FeatureSpec> stateFeatures() {
        return stateFeatures;
    }

    /** {@return how many features there are} */
    public int size() {
        return features.size();
    }

    /**
     * Gives a feature.
     *
     * @param name its name
     * @return the feature
     * @throws InputException if there is none of this name
     */
    public FeatureSpec feature(String name) {
        return features.get(indexOf(name));
    }

    /**
     * Gives a feature.
     *
     * @param index its index
     * @return the feature
     * @throws InputException if there is none of this index
     */
    public FeatureSpec feature(int index) {
        if (index < 0 || index >= features.size()) {
            String rule = "must be an index from 0 to " + (features.size() - 1);
            throw unknownFeature(rule, Integer.toString(index));
        }
        return features.get(index);
    }

    /**
     * Gives the index of a feature.
     *
     * @param name its name
     * @return its index
     * @throws InputException if there is none of this name
     */
    public int indexOf(String name) {
        Integer index = indexes.get(name);
        if (index == null) {
            String rule =
                    features.stream().map(FeatureSpec::name).collect(Collectors.joining(", ", "must be one of ", ""));
            throw unknownFeature(rule, name);
        }
        return index;
    }

    private InputException unknownFeature(String rule, String value) {
        return new InputException(new Fault(ErrorCode.UNKNOWN_FEATURE, toString(), rule, value));
    }

    /** {@return the first 16 hex digits of the SHA-256 of the names joined by commas (clause A2)} */
    public String orderHash() {
        return orderHash;
    }

    /** {@return the SHA-256 of the document's canonical JSON (clause A3), 64 lower-case hex digits} */
    public String hash() {
        return hash;
    }

    /** {@return the document that the contract was read from} */
    public JsonDocument document() {
        return document;
    }

    // ---- macro values

    /**
     * Puts macro values into the order of this contract.
     *
     * @param values the value of every macro column of this contract, NaN where absent
     * @return the values in order
     * @throws InputException if a column is missing or unknown, or a value is infinite, with all faults
     */
    public MacroValues macro(Map<String, Double> values) {
        return MacroValues.of(macroColumns, values);
    }

    /**
     * Refuses macro columns that are not exactly those of this contract, in its order.
     *
     * @param columns the columns to compare
     * @throws InputException if they differ, with a fault for each unknown column
     */
    public void requireMacroColumns(List<String> columns) {
        if (macroColumns.equals(columns)) {
            return;
        }
        List<Fault> faults = new ArrayList<>();
        for (String column : columns) {
            if (!macroColumns.contains(column)) {
                faults.add(MacroColumns.unknown("macro columns", macroColumns, column));
            }
        }
        if (faults.isEmpty()) {
            String rule = "must be " + macroColumns;
            faults.add(new Fault(ErrorCode.MACRO_COLUMN_COUNT, "macro columns", rule, columns.toString()));
        }
        throw new InputException(faults);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureContract that && hash.equals(that.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    /** {@return the id, the version and the beginning of the hash} */
    @Override
    public String toString() {
        return id + "@" + version + " (hash " + hash.substring(0, ORDER_HASH_DIGITS) + ")";
    }
}
