// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.checkpoint;

import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.json.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** An Ed25519 key as signed notes know it: a name, an id of four bytes, and the 32 bytes of the key (RFC 8032). */
final class NoteKey {

    static final int ID_BYTES = 4;

    private static final byte ED25519 = 1;
    private static final int KEY_BYTES = 32;
    private static final int SIGN_BIT = 0x80;

    private final String name;
    private final PublicKey key;
    private final byte[] id;
    private final byte[] encoded;

    private NoteKey(String name, PublicKey key, byte[] encoded) {
        this.name = name;
        this.key = key;
        this.encoded = encoded;
        this.id = Arrays.copyOf(sha256(name, encoded), ID_BYTES);
    }

    static NoteKey of(String name, PublicKey key) {
        if (name.isEmpty() || name.chars().anyMatch(c -> Character.isSpaceChar(c) || c <= ' ' || c == '+')) {
            throw refused("the name of a key must have no spaces and no +", name);
        }
        if (!(key instanceof EdECPublicKey ed25519)
                || !ed25519.getParams().getName().equals(NamedParameterSpec.ED25519.getName())) {
            throw refused("must be an Ed25519 key", key.getAlgorithm());
        }
        return new NoteKey(name, key, encode(ed25519.getPoint()));
    }

    /** Reads what {@link #toString} writes: name, id and key, with + between them. */
    static NoteKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        try {
            byte[] typed = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
            if (typed.length == 1 + KEY_BYTES && typed[0] == ED25519) {
                NoteKey key = of(parts[0], decode(Arrays.copyOfRange(typed, 1, typed.length)));
                if (HexFormat.of().formatHex(key.id).equals(parts[1])) {
                    return key;
                }
            }
        } catch (IllegalArgumentException | GeneralSecurityException notAKey) {
            // the same fault
        }
        throw refused("must be a key of signed notes: its name, its id and the key, with + between them", text);
    }

    private static byte[] encode(EdECPoint point) {
        byte[] bytes = new byte[KEY_BYTES];
        byte[] y = point.getY().toByteArray(); // big-endian, perhaps with a zero in front
        for (int i = 0; i < Math.min(y.length, KEY_BYTES); i++) {
            bytes[i] = y[y.length - 1 - i];
        }
        if (point.isXOdd()) {
            bytes[KEY_BYTES - 1] |= (byte) SIGN_BIT;
        }
        return bytes;
    }

    private static PublicKey decode(byte[] bytes) throws GeneralSecurityException {
        boolean odd = (bytes[KEY_BYTES - 1] & SIGN_BIT) != 0;
        byte[] y = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            y[i] = bytes[KEY_BYTES - 1 - i];
        }
        y[0] &= (byte) ~SIGN_BIT;
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(
                        new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, y))));
    }

    private static byte[] sha256(String name, byte[] encoded) {
        MessageDigest digest = Sha256.digest();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(ED25519);
        return digest.digest(encoded);
    }

    static AuditLogException refused(String rule, String value) {
        return new AuditLogException(new Fault(ErrorCode.AUDIT_SETTING, "key of checkpoints", rule, value));
    }

    String name() {
        return name;
    }

    PublicKey key() {
        return key;
    }

    byte[] id() {
        return id.clone();
    }

    @Override
    public String toString() {
        byte[] typed = new byte[1 + KEY_BYTES];
        typed[0] = ED25519;
        System.arraycopy(encoded, 0, typed, 1, KEY_BYTES);
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
