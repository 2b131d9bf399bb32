// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.FileTrouble;
import io.featureparity.contract.json.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * The SHA-256 of a file's bytes, as {@code sha256sum} prints it, whatever the length of the file.
 *
 * @param bytes how many bytes the file has
 * @param sha256 their hash
 */
public record FileHash(long bytes, String sha256) {

    private static final int PIECE = 1 << 16;

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its hash
     * @throws IOException if it cannot be read
     */
    static FileHash read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = Sha256.digest();
            byte[] piece = new byte[PIECE];
            long bytes = 0;
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
                bytes += read;
            }
            return new FileHash(bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its hash
     * @throws InputException if it cannot be read
     */
    public static FileHash of(Path file) {
        try {
            return read(file);
        } catch (IOException e) {
            Fault fault = new Fault(
                    ErrorCode.TABLE_FILE, Place.file(file), "must be a file that can be read", FileTrouble.reading(e));
            throw new InputException(List.of(fault), e);
        }
    }
}
