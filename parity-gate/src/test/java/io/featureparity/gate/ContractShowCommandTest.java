// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown is what one writes. */
class ContractShowCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private static String shown(String... options) {
        Run run = new Run();
        assertThat(run.verb("contract", "show", (Object[]) options)).isEqualTo(ExitCode.PARITY);
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    @Test
    void A3_whatIsShownIsADocumentThatIsValidAndTheSameContract() throws IOException {
        for (FeatureContract contract : FeatureContract.builtIns()) {
            String name = contract.id() + "@" + contract.version();
            Path file = Files.writeString(folder.resolve("shown.json"), shown(name));
            Run validate = new Run();
            assertThat(validate.of("contract", "validate", file.toString())).isEqualTo(ExitCode.PARITY);
            assertThat(validate.out()).endsWith(", hash " + contract.hash() + "\n");
            assertThat(shown(file.toString())).isEqualTo(shown(name));
        }
    }

    /** As it is written in the documentation, and not as a hash is computed. */
    @Test
    void itIsLaidOutForAPerson() {
        assertThat(shown())
                .startsWith("{\n  \"id\": \"usdcop-m5\",\n  \"version\": \"1.0.0\",\n  \"bar_minutes\": 5,\n")
                .contains("\n    {\"name\": \"dxy\", \"available\": {\"kind\": \"session_start\", ")
                .endsWith("\n}\n");
    }

    @Test
    void theCanonicalTextIsOneLine() {
        FeatureContract contract = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        String canonical = contract.document().canonicalText() + "\n";
        assertThat(shown("--canonical")).isEqualTo(canonical);
        assertThat(shown("--json")).isEqualTo(canonical);
    }

    @Test
    void itIsNotShownInTwoWaysAtOnce() {
        Run run = new Run();
        assertThat(run.of("contract", "show", "--describe", "--canonical")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--describe", "--canonical", "mutually exclusive");
    }
}
