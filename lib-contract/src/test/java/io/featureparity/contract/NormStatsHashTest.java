// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.MismatchException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clause E3: the statistics in hand are the expected ones, by their hash. */
class NormStatsHashTest {

    /** Both from the manifest beside the golden file. */
    private static final String GOLDEN_HASH = "aa3ef96d66646c67153855583011633cd230ec7a412b436c252d2e409a6cc9b2";

    private static final String GOLDEN_FILE_HASH = "87d5a25e80aeaf4718d5f3f21a3c1d0cdc37e08382156a31d688546c6a20773d";

    @Test
    void E3_theExpectedHashLetsThrough() {
        NormStats stats = TestDocuments.stats();
        assertThat(stats.requireHash(GOLDEN_HASH)).isSameAs(stats);
    }

    @Test
    void E3_anotherHashIsRefusedAndBothAreShown() {
        String other = "0".repeat(64);
        MismatchException refused = mismatch(TestDocuments.stats(), other);
        assertThat(refused.faults())
                .containsExactly(new Fault(
                        ErrorCode.STATISTICS_HASH_DIFFERS,
                        "norm_stats.json",
                        "must have the hash " + other,
                        GOLDEN_HASH));
        assertThat(refused).hasMessageContaining(other).hasMessageContaining(GOLDEN_HASH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aa3ef96d", "zz3ef96d66646c67153855583011633cd230ec7a412b436c252d2e409a6cc9b2"})
    void E3_aMalformedExpectedHashIsRefused(String malformed) {
        assertThat(mismatch(TestDocuments.stats(), malformed).faults().get(0).rule())
                .isEqualTo("must have the hash " + malformed + " (which is not 64 lower-case hex digits)");
    }

    @Test
    void E3_theRightHashSpelledOrTakenWronglyIsRefusedWithAHint() {
        NormStats stats = TestDocuments.stats();
        String upper = GOLDEN_HASH.replace('a', 'A');
        assertThat(mismatch(stats, upper).faults().get(0).rule()).endsWith("(which is not in lower case)");
        assertThat(mismatch(stats, GOLDEN_FILE_HASH).faults().get(0).rule())
                .endsWith("(which is that of the file's bytes; expected is that of its canonical JSON)");
    }

    @Test
    void E3_aMissingFileIsRefused(@TempDir Path directory) {
        DocumentException refused =
                refusal(DocumentException.class, () -> NormStats.load(directory.resolve("norm_stats.json")));
        assertThat(refused.code()).isEqualTo(ErrorCode.DOCUMENT_UNREADABLE);
    }

    private static MismatchException mismatch(NormStats stats, String expected) {
        return refusal(MismatchException.class, () -> stats.requireHash(expected));
    }
}
