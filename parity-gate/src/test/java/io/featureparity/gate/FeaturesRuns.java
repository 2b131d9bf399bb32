// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs of the verb for features, whose files go to a folder of their own. */
abstract class FeaturesRuns extends GoldenRuns {

    static final String HASH = "aa3ef96d66646c67153855583011633cd230ec7a412b436c252d2e409a6cc9b2";

    Path out(String name) {
        return folder.resolve("out").resolve(name);
    }

    ExitCode features(Path bars, Path out, Object... options) throws IOException {
        Files.createDirectories(folder.resolve("out"));
        return run.verb("features", "--bars", bars, "--out", out, options);
    }

    void assertRefused(String message, Path bars, Path out, Object... options) throws IOException {
        Run fresh = new Run();
        List<String> before = listOut();
        assertThat(fresh.verb("features", "--bars", bars, "--out", out, options))
                .isEqualTo(ExitCode.USAGE);
        assertThat(fresh.err()).isEqualTo(message);
        assertThat(fresh.out()).isEmpty();
        assertThat(listOut()).isEqualTo(before);
    }

    List<String> listOut() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
