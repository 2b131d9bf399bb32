// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.parity.report.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says of the things that take part in a comparison what one wants to know of them later. */
public final class Provenances {

    private static final int BUFFER = 1 << 16;

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
            try (InputStream in = Files.newInputStream(file)) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                byte[] buffer = new byte[BUFFER];
                long bytes = 0;
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                    bytes += read;
                }
                facts.put("bytes", Long.toString(bytes));
                facts.put("SHA-256", HexFormat.of().formatHex(digest.digest()));
            } catch (IOException e) {
                facts.put("SHA-256", "unknown: the file could not be read again");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
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
