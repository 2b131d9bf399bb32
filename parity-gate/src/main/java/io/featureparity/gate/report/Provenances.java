// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.json.Sha256;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.features.session.Closures;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.parity.report.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects what a reader may later want to know about the things that took part in a comparison. */
public final class Provenances {

    private Provenances() {}

    /**
     * Describes a contract.
     *
     * @param contract the contract
     * @return its name and hashes
     */
    public static Provenance of(FeatureContract contract) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("hash", contract.hash());
        facts.put("order hash", contract.orderHash());
        return new Provenance("contract " + contract.id() + "@" + contract.version(), facts);
    }

    /**
     * Describes statistics.
     *
     * @param stats the statistics
     * @return their hashes
     */
    public static Provenance of(NormStats stats) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("hash", stats.hash());
        facts.put("file hash", stats.fileHash());
        return new Provenance("normalisation statistics", facts);
    }

    /**
     * Describes closures, by the days that were read.
     *
     * @param closures the closures
     * @return how many days they are, and the SHA-256 of these days, each on a line of its own
     */
    public static Provenance of(Closures closures) {
        String days = closures.days().stream().map(day -> day + "\n").collect(Collectors.joining());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("days", Integer.toString(closures.days().size()));
        facts.put("SHA-256 of the days", Sha256.of(days));
        return new Provenance("closures", facts);
    }

    /**
     * Describes rules of quality.
     *
     * @param rules the rules
     * @return their name and hash
     */
    public static Provenance of(QualityRules rules) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("document", rules.name());
        facts.put("hash", rules.hash());
        return new Provenance("quality rules", facts);
    }

    /**
     * Describes where bars come from.
     *
     * @param bars their source
     * @return the file of the bars, that of the macro values and the closures, as far as there are any
     */
    public static List<Provenance> of(BarSource bars) {
        List<Provenance> all = new ArrayList<>();
        all.add(ofFile("bars", bars.file()));
        if (bars.macro() != null) {
            all.add(ofFile("macro values", bars.macro()));
        }
        if (!bars.closures().days().isEmpty()) {
            all.add(of(bars.closures()));
        }
        return all;
    }

    /**
     * Describes a file.
     *
     * @param role what it is for
     * @param file the file
     * @return its name, size and SHA-256; of a pipe, which can be read only once, the name alone
     */
    public static Provenance ofFile(String role, Path file) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("file", file.toString());
        if (Files.isRegularFile(file)) {
            try {
                FileHash hash = FileHash.read(file);
                facts.put("bytes", Long.toString(hash.bytes()));
                facts.put("SHA-256", hash.sha256());
            } catch (IOException e) {
                facts.put("SHA-256", "unknown: the file could not be read again");
            }
        }
        return new Provenance(role, facts);
    }

    /** {@return the version of this library, and the Java that it runs on} */
    public static Provenance ofThisProgram() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("version", Resources.text("version.txt").strip());
        facts.put("Java", System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vm.name"));
        facts.put("platform", System.getProperty("os.name") + ", " + System.getProperty("os.arch"));
        return new Provenance("feature-parity", facts);
    }
}
