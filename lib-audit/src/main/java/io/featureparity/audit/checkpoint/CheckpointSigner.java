// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.checkpoint;

import io.featureparity.contract.error.Place;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/**
 * Signs checkpoints, as signed notes of C2SP with an Ed25519 key. Keep the private key where nobody who can alter the log can
 * read it.
 *
 * <p>Immutable and thread-safe.
 */
public final class CheckpointSigner {

    private final NoteKey key;
    private final PrivateKey secret;

    private CheckpointSigner(NoteKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /**
     * Makes a signer.
     *
     * @param name the name of the key, without spaces and plus signs, such as {@code example.com/audit}
     * @param keys an Ed25519 key pair
     * @return the signer
     * @throws io.featureparity.contract.error.AuditLogException if the name is not allowed, or the keys are not an Ed25519
     *     pair
     */
    public static CheckpointSigner of(String name, KeyPair keys) {
        CheckpointSigner signer = new CheckpointSigner(NoteKey.of(name, keys.getPublic()), keys.getPrivate());
        String note = signer.sign(new Checkpoint("trial", 0, "00".repeat(32)));
        signer.verifier().open(Place.named("key of checkpoints"), note); // two halves of one key
        return signer;
    }

    /** {@return the verifier of this signer's notes} */
    public CheckpointVerifier verifier() {
        return new CheckpointVerifier(key);
    }

    /**
     * Signs a checkpoint.
     *
     * @param checkpoint the checkpoint
     * @return the signed note
     */
    public String sign(Checkpoint checkpoint) {
        String text = checkpoint.text();
        byte[] signature;
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(secret);
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            signature = ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw NoteKey.refused("must be an Ed25519 key that can sign", String.valueOf(e.getMessage()));
        }
        byte[] id = key.id();
        byte[] signed = ByteBuffer.allocate(id.length + signature.length)
                .put(id)
                .put(signature)
                .array();
        return text + "\n" + CheckpointVerifier.DASH + key.name() + " "
                + Base64.getEncoder().encodeToString(signed) + "\n";
    }
}
