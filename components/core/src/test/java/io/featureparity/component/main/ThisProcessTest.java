// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.testsupport.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is ended by a signal, or by itself. */
class ThisProcessTest {

    /** A component that waits to be ended, or fails at once. */
    static final class Waits {

        private Waits() {}

        public static void main(String[] args) {
            ThisProcess.run(args, new Runner("SETTINGS", (settings, rest, host) -> {
                host.out()
                        .accept("waits since "
                                + host.clock().instant().toString().length());
                if (!rest.isEmpty()) {
                    throw new IllegalStateException(rest.get(0));
                }
                host.stop().await(Duration.ofDays(1));
                host.out().accept("ends");
            }));
        }
    }

    private static Process start(Path folder, String... more) throws IOException {
        Path settings = Files.writeString(folder.resolve("a.properties"), "");
        List<String> arguments = new ArrayList<>(List.of(settings.toString()));
        arguments.addAll(List.of(more));
        return JavaProcess.of(Waits.class, arguments).start();
    }

    @Test
    void aSignalEndsItInOrder(@TempDir Path folder) throws IOException, InterruptedException {
        Process process = start(folder);
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).startsWith("waits since");
            process.toHandle().destroy(); // SIGTERM; what can still be read stays
            assertThat(lines.readLine()).isEqualTo("ends");
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aFaultEndsItWithItsCode(@TempDir Path folder) throws IOException, InterruptedException {
        Process process = start(folder, "honey");
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(lines.lines())
                    .singleElement()
                    .asString()
                    .startsWith("FP-1204 at ")
                    .doesNotContain("honey");
            assertThat(process.waitFor()).isEqualTo(3);
        } finally {
            process.destroyForcibly();
        }
    }
}
