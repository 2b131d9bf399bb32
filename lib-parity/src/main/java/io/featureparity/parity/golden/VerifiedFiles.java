// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.contract.file.FileTrouble;
import io.featureparity.contract.json.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** The files of a manifest. Each read checks the hash again, so that the bytes in use are the bytes that were checked. */
final class VerifiedFiles {

    private static final String PACKED = ".gz";

    /** More than the readers of documents take, which say so themselves. */
    private static final int LARGEST_DOCUMENT = 1 << 24;

    private final GoldenFiles files;
    private final Map<String, String> hashes;

    VerifiedFiles(GoldenFiles files, Map<String, String> hashes) {
        this.files = files;
        this.hashes = Map.copyOf(hashes);
    }

    /** Reads every file, used or not, and looks for files that the manifest does not know; all faults at once. */
    void verifyAll() {
        List<Fault> faults = new ArrayList<>();
        SideBySide.map(hashes.keySet().stream().sorted().toList(), path -> 0, this::faults)
                .forEach(faults::addAll);
        for (String path : files.list(folders())) {
            if (!hashes.containsKey(path)) {
                faults.add(new Fault(
                        ErrorCode.GOLDEN_HASH_DIFFERS,
                        files.where(path),
                        "must be a file that the manifest answers for",
                        "one it does not know"));
            }
        }
        if (!faults.isEmpty()) {
            throw new GoldenDataException(faults);
        }
    }

    private List<Fault> faults(String path) {
        try {
            requireHash(path, files.hash(path));
            return List.of();
        } catch (GoldenDataException e) {
            return e.faults();
        }
    }

    /** A suite may lie beside other things (its generator, a read-me), so the folder above them is not looked through. */
    private Set<String> folders() {
        return hashes.keySet().stream()
                .filter(path -> path.contains("/"))
                .map(path -> path.substring(0, path.indexOf('/')))
                .collect(Collectors.toSet());
    }

    String where(String path) {
        return files.where(path);
    }

    /** Reads a document of the suite. */
    byte[] read(String path) {
        return read(path, LARGEST_DOCUMENT, "a document");
    }

    private byte[] read(String path, int most, String content) {
        byte[] bytes = files.read(path, most, content);
        requireHash(path, Sha256.of(bytes));
        return bytes;
    }

    private void requireHash(String path, String actual) {
        String expected = hashes.get(path);
        if (!actual.equals(expected)) {
            throw new GoldenDataException(new Fault(
                    ErrorCode.GOLDEN_HASH_DIFFERS,
                    where(path),
                    "must have the manifest's SHA-256, " + expected,
                    actual));
        }
    }

    /** Reads a file that may be packed, and gives its content, which must not be longer than this. */
    byte[] readUnpacked(String path, int most, String content) {
        byte[] bytes = read(path, most, content);
        if (!path.endsWith(PACKED)) {
            return bytes;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return GoldenFiles.read(in, most, where(path), content);
        } catch (IOException e) {
            throw new GoldenDataException(
                    List.of(new Fault(
                            ErrorCode.GOLDEN_FILE_MALFORMED,
                            where(path),
                            "must be a gzip file",
                            FileTrouble.reading(e))),
                    e);
        }
    }
}
