// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.MismatchException;
import io.featureparity.testsupport.document.ContractDocument;
import org.junit.jupiter.api.Test;

/** The contract and the statistics in hand are those whose hashes the manifest states. */
class GoldenIdentityTest extends AlteredSuite {

    @Test
    void A3_aCaseAndTheListOfContractsStateTheSameHash() {
        alter(manifest -> ((ObjectNode) suite.entry("flat").path("contract")).put("sha256", NO_HASH));
        assertDocument(
                ErrorCode.VALUE_NOT_ALLOWED,
                "#/cases/0/contract/sha256",
                "must be the hash that usdcop-m5@1.0.0 has in contracts,"
                        + " cde7d95752fa05afa43ec3e5fb1f7981fe52243f947effeb71cfd927ea0f4cbd");
    }

    @Test
    void A3_theContractInHandHasTheHashThatTheManifestStates() {
        alter(manifest -> {
            ((ObjectNode) manifest.at("/contracts/0")).put("sha256", NO_HASH);
            ((ObjectNode) suite.entry("flat").path("contract")).put("sha256", NO_HASH);
        });
        assertThatExceptionOfType(MismatchException.class)
                .isThrownBy(() -> GoldenSuite.open(folder))
                .withMessage("FP-402 at " + suite.path("manifest.json") + "#/contracts/0/sha256: must be"
                        + " cde7d95752fa05afa43ec3e5fb1f7981fe52243f947effeb71cfd927ea0f4cbd, the hash of the contract"
                        + " in hand, but was " + NO_HASH);
    }

    @Test
    void A4_theContractInHandIsOfTheIdAndVersionThatTheManifestStates() {
        alter(manifest -> {
            ((ObjectNode) manifest.at("/contracts/1")).put("version", "2.1.1");
            ((ObjectNode) suite.entry("another-contract").path("contract")).put("version", "2.1.1");
        });
        assertThat(refusal(MismatchException.class, () -> GoldenSuite.open(folder))
                        .code())
                .isEqualTo(ErrorCode.CONTRACT_IDENTITY_DIFFERS);
    }

    @Test
    void A4_aContractThatIsNotBuiltInHasAFile() {
        alter(manifest -> ((ObjectNode) manifest.at("/contracts/1")).putNull("file"));
        assertThat(refusal(DocumentException.class, () -> GoldenSuite.open(folder))
                        .code())
                .isEqualTo(ErrorCode.UNKNOWN_CONTRACT);
    }

    @Test
    void A3_anAlteredContractUnderANewFileHashIsStillAnotherContract() {
        suite.replace(
                GOLD_CONTRACT,
                ContractDocument.parse(suite.text(GOLD_CONTRACT))
                        .set("/clip", 6.5)
                        .toJson());
        assertThat(refusal(MismatchException.class, () -> GoldenSuite.open(folder))
                        .code())
                .isEqualTo(ErrorCode.CONTRACT_HASH_DIFFERS);
    }

    @Test
    void E3_theStatisticsInHandHaveTheHashThatTheManifestStates() {
        String hash = suite.manifest()
                .at("/norm_stats")
                .path(GOLD_STATS)
                .path("canonical_sha256")
                .asText();
        alter(manifest -> ((ObjectNode) manifest.path("norm_stats").path(GOLD_STATS)).put("canonical_sha256", NO_HASH));
        assertThatExceptionOfType(MismatchException.class)
                .isThrownBy(() -> GoldenSuite.open(folder))
                .withMessage("FP-401 at " + suite.path(GOLD_STATS) + ": must have the hash " + NO_HASH + ", but was "
                        + hash);
    }

    @Test
    void E2_aFileOfStatisticsHasOneHashInTheWholeManifest() {
        alter(manifest -> ((ObjectNode) manifest.path("norm_stats").path(GOLD_STATS)).put("file_sha256", NO_HASH));
        assertDocument(
                ErrorCode.VALUE_NOT_ALLOWED,
                "#/norm_stats/norm-stats~1gold-m5.json/file_sha256",
                "must be the hash that the file has in files, "
                        + suite.manifest().path("files").path(GOLD_STATS).asText());
    }

    @Test
    void E1_theStatisticsHaveEveryMarketFeatureOfTheCasesContract() {
        alter(manifest -> suite.entry("flat").put("norm_stats", GOLD_STATS));
        assertThat(refusal(DocumentException.class, () -> GoldenSuite.open(folder))
                        .code())
                .isEqualTo(ErrorCode.STATISTICS_MISSING_FEATURE);
    }
}
