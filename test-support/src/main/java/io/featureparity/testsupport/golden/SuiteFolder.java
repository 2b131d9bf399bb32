// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A copy of the golden suite, or of some of its cases, in a folder: to be broken. */
public final class SuiteFolder {

    private final Path folder;
    private final ObjectNode manifest;

    private SuiteFolder(Path folder, ObjectNode manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * Copies the whole suite.
     *
     * @param folder to where
     * @return the copy
     */
    public static SuiteFolder whole(Path folder) {
        SuiteFolder suite = new SuiteFolder(folder, readManifest());
        suite.files().forEach(suite::copy);
        put(folder.resolve("manifest.json"), GoldenData.bytes("manifest.json"));
        return suite;
    }

    /**
     * Copies the cases named, with all that they belong to and nothing else.
     *
     * @param folder to where
     * @param cases their names
     * @return the copy
     */
    public static SuiteFolder of(Path folder, String... cases) {
        ObjectNode manifest = readManifest();
        Set<String> names = Set.of(cases);
        Set<String> needed = new HashSet<>();
        Set<String> contracts = new HashSet<>();
        manifest.withArray("/cases")
                .removeIf(entry -> !names.contains(entry.path("name").asText()));
        for (JsonNode entry : manifest.path("cases")) {
            entry.path("inputs").forEach(path -> needed.add(path.asText()));
            entry.path("stages").forEach(path -> needed.add(path.asText()));
            needed.add(entry.path("norm_stats").asText());
            contracts.add(entry.at("/contract/sha256").asText());
        }
        manifest.withArray("/contracts")
                .removeIf(entry -> !contracts.contains(entry.path("sha256").asText()));
        manifest.path("contracts")
                .forEach(entry -> needed.add(entry.path("file").asText()));
        manifest.remove("averages");
        manifest.remove("feeds");
        ((ObjectNode) manifest.path("norm_stats")).retain(needed);
        ((ObjectNode) manifest.path("files")).retain(needed);
        SuiteFolder suite = new SuiteFolder(folder, manifest);
        suite.files().forEach(suite::copy);
        suite.save();
        return suite;
    }

    /** {@return the names of all cases} */
    public static List<String> namesOnClassPath() {
        return readManifest().path("cases").findValuesAsText("name");
    }

    /** {@return the folder} */
    public Path folder() {
        return folder;
    }

    /** {@return the manifest, to be altered; {@link #save} writes it} */
    public ObjectNode manifest() {
        return manifest;
    }

    /**
     * Gives one case of the manifest.
     *
     * @param name its name
     * @return its entry, to be altered
     */
    public ObjectNode entry(String name) {
        for (JsonNode entry : manifest.path("cases")) {
            if (entry.path("name").asText().equals(name)) {
                return (ObjectNode) entry;
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** Writes the manifest as it has become. */
    public void save() {
        put(folder.resolve("manifest.json"), manifest.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the files that the manifest answers for} */
    public List<String> files() {
        List<String> files = new ArrayList<>();
        Iterator<String> names = manifest.path("files").fieldNames();
        names.forEachRemaining(files::add);
        return files;
    }

    /**
     * Gives the path of a file.
     *
     * @param file its path in the suite
     * @return its path in the folder
     */
    public Path path(String file) {
        return folder.resolve(file);
    }

    /**
     * Reads a file of the copy.
     *
     * @param file its path in the suite
     * @return its text
     */
    public String text(String file) {
        try {
            return Files.readString(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts a file there that the manifest answers for, as if the generator had made it.
     *
     * @param file its path in the suite
     * @param text what it holds
     */
    public void replace(String file, String text) {
        replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Puts a file there that the manifest answers for, as if the generator had made it.
     *
     * @param file its path in the suite
     * @param bytes what it holds
     */
    public void replace(String file, byte[] bytes) {
        put(path(file), bytes);
        ((ObjectNode) manifest.path("files")).put(file, sha256(bytes));
        JsonNode stats = manifest.path("norm_stats").path(file);
        if (stats.isObject()) {
            ((ObjectNode) stats).put("file_sha256", sha256(bytes));
        }
        save();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void copy(String file) {
        put(path(file), GoldenData.bytes(file));
    }

    private static void put(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode readManifest() {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(GoldenData.bytes("manifest.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
