// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.checkpoint;

import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** Checks the notes of one signer. Immutable and thread-safe. */
public final class CheckpointVerifier {

    /** What a line with a signature begins with. */
    static final String DASH = "\u2014 ";

    /** Notes with more signatures are not made by anyone; C2SP asks for sixteen at least. */
    private static final int MOST_SIGNATURES = 64;

    /** The JDK takes a signature with more bytes behind it too. */
    private static final int SIGNATURE_BYTES = 64;

    private final NoteKey key;

    CheckpointVerifier(NoteKey key) {
        this.key = key;
    }

    /**
     * Makes a verifier from a public key.
     *
     * @param name the name of the key
     * @param key an Ed25519 key
     * @return the verifier
     * @throws AuditLogException if the name is not allowed, or the key is not an Ed25519 key
     */
    public static CheckpointVerifier of(String name, PublicKey key) {
        return new CheckpointVerifier(NoteKey.of(name, key));
    }

    /**
     * Makes a verifier from a text.
     *
     * @param text the text from {@link #toString}: name, id and key, in the form that Go's tools for signed notes use
     *     too
     * @return the verifier
     * @throws AuditLogException if the text is not such a key
     */
    public static CheckpointVerifier parse(String text) {
        return new CheckpointVerifier(NoteKey.parse(text));
    }

    /**
     * Opens a note.
     *
     * @param place where the note comes from
     * @param note the signed note
     * @return its checkpoint
     * @throws AuditLogException if the note has no valid signature of this key, or holds no checkpoint
     */
    public Checkpoint open(Place place, String note) {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n")) {
            throw refused(place, "must be a text, a blank line, and signatures", note);
        }
        String text = note.substring(0, blank + 1);
        if (!isSigned(text, note.substring(blank + 2))) {
            throw refused(place, "must have a valid signature of the key " + key, note.substring(blank + 2));
        }
        return Checkpoint.parse(place, text);
    }

    /** Signatures of others are passed over; one of this key that is not valid makes the note worthless. */
    private boolean isSigned(String text, String lines) {
        boolean signed = false;
        for (String line : lines.lines().limit(MOST_SIGNATURES).toList()) {
            String start = DASH + key.name() + " ";
            if (line.startsWith(start)) {
                byte[] bytes = base64(line.substring(start.length()));
                if (bytes.length == NoteKey.ID_BYTES + SIGNATURE_BYTES
                        && Arrays.equals(key.id(), Arrays.copyOf(bytes, NoteKey.ID_BYTES))) {
                    if (!isSignature(text, Arrays.copyOfRange(bytes, NoteKey.ID_BYTES, bytes.length))) {
                        return false;
                    }
                    signed = true;
                }
            }
        }
        return signed;
    }

    private static byte[] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // The last letter has bits that mean nothing; one signature has one text.
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? bytes : new byte[0];
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private boolean isSignature(String text, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key.key());
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.verify(signature);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private static AuditLogException refused(Place place, String rule, String value) {
        return new AuditLogException(new Fault(ErrorCode.AUDIT_NOTE, place, rule, value));
    }

    /** {@return the key as signed notes write it: name, id and key} */
    @Override
    public String toString() {
        return key.toString();
    }
}
