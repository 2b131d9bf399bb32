// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

import io.featureparity.contract.json.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;

/**
 * The chain of a log: each record has a hash, the SHA-256 of the hash before it and of its own body. Whoever alters a record
 * has to alter all hashes after it, and then a checkpoint differs.
 *
 * <p>Not thread-safe.
 */
public final class Chain {

    private static final String BEGIN = "feature-parity audit log 1\n";

    private final MessageDigest digest = Sha256.digest();
    private final byte[] head = new byte[RecordLayout.HASH];

    /**
     * Makes a chain that continues from a hash.
     *
     * @param before the hash of the record before
     */
    public Chain(byte[] before) {
        set(before, 0);
    }

    /**
     * Gives the hash that a log begins with.
     *
     * @param logName the name of the log
     * @return the hash "before" its first record
     */
    public static byte[] beginning(String logName) {
        return Sha256.digest().digest((BEGIN + logName).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Lets the chain continue from another hash.
     *
     * @param hash the array that holds the hash
     * @param from the index of its first byte
     */
    public void set(byte[] hash, int from) {
        System.arraycopy(hash, from, head, 0, head.length);
    }

    /**
     * Adds a record.
     *
     * @param bytes the array that holds its body
     * @param from the index of the first byte
     * @param length how many bytes
     */
    public void add(byte[] bytes, int from, int length) {
        next(bytes, from, length, head);
    }

    /**
     * Computes the hash that a record would have. The chain stays as it is.
     *
     * @param bytes the array that holds its body
     * @param from the index of the first byte
     * @param length how many bytes
     * @param out where the hash is put
     */
    public void next(byte[] bytes, int from, int length, byte[] out) {
        digest.update(head, 0, head.length);
        hash(bytes, from, length, out, 0);
    }

    /**
     * Hashes bytes that are not a record, such as an observation. The chain stays as it is.
     *
     * @param bytes the array that holds them
     * @param from the index of the first byte
     * @param length how many bytes
     * @param out where the hash is put
     * @param at the index of its first byte there
     */
    public void hash(byte[] bytes, int from, int length, byte[] out, int at) {
        digest.update(bytes, from, length);
        try {
            digest.digest(out, at, RecordLayout.HASH);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes are enough for a SHA-256", e);
        }
    }

    /**
     * Copies the hash of the last record.
     *
     * @param out where it is put
     * @param at the index of its first byte there
     */
    public void copyHead(byte[] out, int at) {
        System.arraycopy(head, 0, out, at, head.length);
    }

    /** {@return the hash of the last record, in a new array} */
    public byte[] head() {
        return head.clone();
    }
}
