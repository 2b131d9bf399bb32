// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as text: 64 lower-case hex digits. */
public final class Sha256 {

    private Sha256() {}

    /**
     * The hash of some bytes.
     *
     * @param bytes the bytes
     * @return their SHA-256, 64 lower-case hex digits
     */
    public static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
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
