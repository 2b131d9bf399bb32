// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.json.Sha256;
import io.featureparity.contract.json.ShortestDecimal;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.parity.comparison.Stage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a golden suite of one case from what training computed. Add the rows of training, one for each bar, and then take the
 * files. {@link GoldenSuite} reads them. Not thread-safe.
 */
public final class GoldenDraft {

    /** The largest number of bars of a case: every build reads the whole suite. */
    public static final int MOST_BARS = 50_000;

    private static final String CONTRACT = "contract.json";
    private static final String STATISTICS = "norm_stats.json";
    private static final String ORIGIN = "training";

    private final String name;
    private final String why;
    private final BarColumns bars;
    private final FeatureContract contract;
    private final StringBuilder raw;
    private final StringBuilder normalized;
    private int rows;

    /**
     * Begins a suite.
     *
     * @param name the name of its case: letters, digits, dots, hyphens and underscores
     * @param why what the case is for
     * @param contract the contract
     * @param bars the bars, with the macro values seen at each, at most {@link #MOST_BARS}
     */
    public GoldenDraft(String name, String why, FeatureContract contract, BarColumns bars) {
        this.name = name;
        this.why = why;
        this.contract = contract;
        this.bars = bars;
        String header = String.join(",", names(contract));
        this.raw = new StringBuilder(header).append('\n');
        this.normalized = new StringBuilder(header).append('\n');
    }

    private static List<String> names(FeatureContract contract) {
        return contract.marketFeatures().stream().map(FeatureSpec::name).toList();
    }

    /**
     * Adds what training computed at the next bar.
     *
     * @param rawValues the raw value of each market feature in contract order, NaN where absent
     * @param normalizedValues the normalised values, all of them finite
     */
    public void add(double[] rawValues, float[] normalizedValues) {
        rows++;
        for (int i = 0; i < rawValues.length; i++) {
            raw.append(text(rawValues[i])).append(i + 1 < rawValues.length ? ',' : '\n');
            normalized.append(text(normalizedValues[i])).append(i + 1 < rawValues.length ? ',' : '\n');
        }
    }

    /** As pandas writes it: an absent value is empty, an infinity has a name. */
    private static String text(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : ShortestDecimal.of(value);
    }

    /** The fewest digits of the float, laid out as those of a double. */
    private static String text(float value) {
        return ShortestDecimal.of(Double.parseDouble(Float.toString(value)));
    }

    /**
     * Gives the files of the suite.
     *
     * @param statistics the document of the statistics
     * @param origin how the values were made, for people who read the manifest
     * @return the text of each file by its path in the suite
     */
    public Map<String, String> files(String statistics, Map<String, String> origin) {
        if (rows != bars.size()) {
            throw new IllegalStateException("a row for each of " + bars.size() + " bars, not " + rows);
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put(CONTRACT, contract.document().canonicalText() + "\n");
        files.put(STATISTICS, statistics);
        files.put(path("input"), input());
        files.put(path(Stage.RAW.label()), raw.toString());
        files.put(path(Stage.NORMALIZED.label()), normalized.toString());
        files.put(GoldenSuiteReader.MANIFEST, manifest(files, origin));
        return files;
    }

    private String path(String table) {
        return "cases/" + name + "/" + table + ".csv";
    }

    private String input() {
        String header = String.join(",", GoldenCaseReader.inputColumns(contract));
        StringBuilder text = new StringBuilder(header).append('\n');
        for (int row = 0; row < bars.size(); row++) {
            text.append(Instant.ofEpochMilli(bars.time(row)));
            text.append(',').append(text(bars.open(row))).append(',').append(text(bars.high(row)));
            text.append(',').append(text(bars.low(row))).append(',').append(text(bars.close(row)));
            if (contract.readsVolume()) {
                text.append(',').append(text(bars.volume(row)));
            }
            for (int column = 0; column < contract.macroColumns().size(); column++) {
                text.append(',').append(text(bars.macro(column, row)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private String manifest(Map<String, String> files, Map<String, String> origin) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", ManifestReader.FORMAT);
        ObjectNode provenance = root.putObject("provenance").putObject(ORIGIN);
        origin.forEach(provenance::put);
        ObjectNode known = identity(root.putArray("contracts").addObject());
        known.put("file", CONTRACT);
        ObjectNode stats = root.putObject("norm_stats").putObject(STATISTICS);
        String statistics = files.getOrDefault(STATISTICS, "");
        stats.put("canonical_sha256", NormStats.parse(STATISTICS, statistics).hash());
        stats.put("file_sha256", Sha256.of(statistics));
        ObjectNode entry = root.putArray("cases").addObject();
        entry.put("name", name).put("why", why).put("rows", rows);
        identity(entry.putObject("contract"));
        entry.put("norm_stats", STATISTICS).put("produced_with", ORIGIN);
        entry.putObject("inputs").put("input", path("input"));
        ObjectNode stages = entry.putObject("stages");
        for (Stage stage : List.of(Stage.RAW, Stage.NORMALIZED)) {
            stages.put(stage.label(), path(stage.label()));
        }
        ObjectNode hashes = root.putObject("files");
        files.forEach((path, text) -> hashes.put(path, Sha256.of(text)));
        return root.toPrettyString() + "\n";
    }

    private ObjectNode identity(ObjectNode node) {
        return node.put("id", contract.id()).put("version", contract.version()).put("sha256", contract.hash());
    }
}
