// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run reads each of its documents once: what it computes with is what its report tells of. */
class ReadOnceTest {

    private static final Path CONTRACTS = Path.of("..", "lib-contract", "src", "main", "resources")
            .resolve(Path.of("io", "featureparity", "contract"));

    @TempDir
    private Path folder;

    /**
     * The closures come through a pipe. The command waits for it to be written, and has read the contract by then; another
     * contract takes the first one's place before the pipe is written.
     */
    @Test
    void theReportTellsOfTheContractThatWasComputedThoughTheFileIsReplaced() throws Exception {
        Path contract = Files.copy(CONTRACTS.resolve("usdcop-m5-1.0.0.json"), folder.resolve("contract.json"));
        Path other = Files.copy(CONTRACTS.resolve("usdcop-m5-1.1.0.json"), folder.resolve("other.json"));
        Path closures = pipe("closures");
        CompletableFuture<Void> replaced = CompletableFuture.runAsync(() -> {
            try (var out = Files.newOutputStream(closures)) { // waits until the command reads
                Files.move(other, contract, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        GoldenTables golden = new GoldenTables(folder, "month-end");
        Path report = folder.resolve("report");
        Run run = new Run();
        ExitCode answer = run.of(
                "check",
                "--bars",
                golden.bars().toString(),
                "--expected",
                golden.expected("raw").toString(),
                "--contract",
                contract.toString(),
                "--closures",
                closures.toString(),
                "--report",
                report.toString());

        assertThat(run.err()).isEmpty();
        assertThat(answer).isEqualTo(ExitCode.PARITY);
        replaced.get();
        FeatureContract computed = FeatureContract.builtIn("usdcop-m5", "1.0.0");
        assertThat(FeatureContract.load(contract).hash()).isNotEqualTo(computed.hash());
        assertThat(Files.readString(report.resolve("report.json")))
                .contains("contract usdcop-m5@1.0.0", computed.hash())
                .doesNotContain("usdcop-m5@1.1.0");
    }

    private Path pipe(String name) throws IOException, InterruptedException {
        Path pipe = folder.resolve(name);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }
}
