// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.parity.Provenance;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says of the things that take part in a comparison what one wants to know of them later. */
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

    /** {@return the version of this library, and the Java that it runs on} */
    public static Provenance ofThisProgram() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("version", Resources.text("version.txt").strip());
        facts.put("Java", System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vm.name"));
        facts.put("platform", System.getProperty("os.name") + ", " + System.getProperty("os.arch"));
        return new Provenance("feature-parity", facts);
    }
}
