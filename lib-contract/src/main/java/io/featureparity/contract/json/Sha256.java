// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as text: 64 lower-case hex digits. */
public final class Sha256 {

    private static final int PIECE = 1 << 16;

    private Sha256() {}

    /**
     * The hash of some bytes.
     *
     * @param bytes the bytes
     * @return their SHA-256, 64 lower-case hex digits
     */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /**
     * The hash of what a stream gives, whatever its length.
     *
     * @param in the stream, read to its end and left open
     * @return its SHA-256, 64 lower-case hex digits
     * @throws IOException if it cannot be read
     */
    public static String of(InputStream in) throws IOException {
        MessageDigest digest = digest();
        byte[] piece = new byte[PIECE];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            digest.update(piece, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Begins a hash of data that comes piece by piece.
     *
     * @return a SHA-256 of nothing yet
     */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The hash of a text's UTF-8 bytes.
     *
     * @param text the text
     * @return its SHA-256, 64 lower-case hex digits
     */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
