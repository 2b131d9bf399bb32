// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.checkpoint;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints are signed notes as others write and read them. */
class CheckpointTest {

    private static final Place NOTE = Place.named("note");
    private static final Checkpoint SOME = new Checkpoint("example.com/usdcop", 20852163, "0a".repeat(32));

    /** The example of Go's package golang.org/x/mod/sumdb/note. */
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String GO_NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static AuditLogException refused(Runnable call) {
        return refusal(AuditLogException.class, call::run);
    }

    @Test
    void aNoteOfAnotherProgramIsVerified() {
        CheckpointVerifier verifier = CheckpointVerifier.parse(GO_KEY);
        assertThat(verifier).hasToString(GO_KEY);
        // The signature is valid; what it signs is no checkpoint.
        assertThat(refused(() -> verifier.open(NOTE, GO_NOTE))).hasMessageContaining("three lines");
        assertThat(refused(() -> verifier.open(NOTE, GO_NOTE.replace("cryptography", "cryptographs"))))
                .hasMessageContaining("valid signature");
    }

    @Test
    void aCheckpointIsThreeLinesASignatureAndNothingElse() {
        CheckpointSigner signer = CheckpointSigner.of("example.com/key", pair("Ed25519"));
        String note = signer.sign(SOME);
        assertThat(note.lines().limit(4))
                .containsExactly("example.com/usdcop", "20852163", "CgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo=", "");
        assertThat(note.lines().skip(4)).hasSize(1).allMatch(line -> line.startsWith("\u2014 example.com/key "));
        assertThat(signer.verifier().open(NOTE, note)).isEqualTo(SOME);
        assertThat(CheckpointVerifier.parse(signer.verifier().toString()).open(NOTE, note))
                .isEqualTo(SOME);
    }

    @Test
    void everyAlteredByteIsFound() {
        CheckpointSigner signer = CheckpointSigner.of("example.com/key", pair("Ed25519"));
        String note = signer.sign(SOME);
        for (int at = 0; at < note.length(); at++) {
            char other = note.charAt(at) == 'A' ? 'B' : 'A';
            String altered = note.substring(0, at) + other + note.substring(at + 1);
            assertThat(refused(() -> signer.verifier().open(NOTE, altered)).code())
                    .as("byte %d", at)
                    .isEqualTo(ErrorCode.AUDIT_NOTE);
        }
    }

    @Test
    void signaturesOfOthersArePassedOver() {
        CheckpointSigner signer = CheckpointSigner.of("example.com/key", pair("Ed25519"));
        CheckpointSigner witness = CheckpointSigner.of("example.com/witness", pair("Ed25519"));
        CheckpointSigner sameName = CheckpointSigner.of("example.com/key", pair("Ed25519"));
        String note = signer.sign(SOME);
        String both = note + witness.sign(SOME).substring(SOME.text().length() + 1);
        assertThat(signer.verifier().open(NOTE, both)).isEqualTo(SOME);
        assertThat(witness.verifier().open(NOTE, both)).isEqualTo(SOME);
        assertThat(refused(() -> sameName.verifier().open(NOTE, note)).code()).isEqualTo(ErrorCode.AUDIT_NOTE);
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        assertThat(refused(() -> CheckpointSigner.of("two words", pair("Ed25519")))
                        .code())
                .isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(refused(() -> CheckpointSigner.of("", pair("Ed25519"))).code())
                .isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(refused(() -> CheckpointSigner.of("key", pair("Ed448"))).code())
                .isEqualTo(ErrorCode.AUDIT_SETTING);
        assertThat(refused(() -> CheckpointSigner.of("key", pair("EC"))).code()).isEqualTo(ErrorCode.AUDIT_SETTING);
        KeyPair halves =
                new KeyPair(pair("Ed25519").getPublic(), pair("Ed25519").getPrivate());
        assertThat(refused(() -> CheckpointSigner.of("key", halves)).code()).isEqualTo(ErrorCode.AUDIT_NOTE);
        KeyPair foreign = new KeyPair(pair("Ed25519").getPublic(), pair("EC").getPrivate());
        assertThat(refused(() -> CheckpointSigner.of("key", foreign)).code()).isEqualTo(ErrorCode.AUDIT_SETTING);
        for (String text : new String[] {"", "a+b", "a+b+c", GO_KEY.replace("c74f", "c74e"), GO_KEY + "AA"}) {
            assertThat(refused(() -> CheckpointVerifier.parse(text)).code())
                    .as(text)
                    .isEqualTo(ErrorCode.AUDIT_SETTING);
        }
    }

    @Test
    void aFolderKeepsEachNote(@TempDir Path temp) throws IOException {
        CheckpointFolder folder = new CheckpointFolder(temp.resolve("new"));
        assertThat(folder.kept()).isEmpty();
        folder.keep(12, "twelve");
        folder.keep(5, "five");
        folder.keep(12, "twelve again");
        assertThat(folder.kept()).containsExactly(5L, 12L);
        assertThat(folder.read(12)).isEqualTo("twelve again");
        assertThat(folder.place(5)).hasToString(temp.resolve("new") + "/checkpoint-0000000000000000005.note");
    }
}
