// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.featureparity.contract.json.Sha256;
import io.featureparity.testsupport.golden.GoldenData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The manifest answers for every golden file, and the hashes here answer for the manifest. Who adds a case changes the one
 * here, too; nothing else is a reason to.
 */
class PinnedFilesTest {

    @ParameterizedTest
    @CsvSource({
        "manifest.json,              3cc4e8b63c25a066fce81023844b4735393bb9971e2ac40d841bcfac8e69c47e",
        "generator/requirements.lock, ce122d0e0db9e61ffaf9484f795f2f94ff16eb24d1a69efd1ff9b75b80252823",
    })
    void theFileIsTheOneThatWasReviewed(String file, String hash) throws IOException {
        assertThat(Sha256.of(Files.readAllBytes(GoldenData.path(file)))).isEqualTo(hash);
    }

    /** What a case says of where it came from can be set up again: the lock installs just those tools. */
    @Test
    void theLockInstallsTheToolsThatTheProvenanceNames() throws IOException {
        JsonNode provenance = JsonMapper.builder()
                .build()
                .readTree(GoldenData.path("manifest.json").toFile())
                .path("provenance");
        List<String> lock = Files.readAllLines(GoldenData.path("generator/requirements.lock"));
        assertThat(provenance).isNotEmpty().allSatisfy(environment -> {
            for (String tool : List.of("pandas", "numpy")) {
                assertThat(lock).contains(tool + "==" + environment.path(tool).textValue() + " \\");
            }
            for (String said : List.of("python", "numpy_log", "arch", "command")) {
                assertThat(environment.path(said).textValue()).isNotBlank();
            }
        });
    }
}
