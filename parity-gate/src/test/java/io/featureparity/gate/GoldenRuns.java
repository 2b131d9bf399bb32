// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.gate.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Runs of the command on the tables of a golden case. */
abstract class GoldenRuns {

    @TempDir
    Path folder;

    Run run = new Run();

    GoldenTables golden() {
        return new GoldenTables(folder, "month-end");
    }

    ExitCode check(Path bars, Path expected, String... options) {
        run = new Run();
        return run.of(Stream.concat(
                        Stream.of("check", "--bars", bars.toString(), "--expected", expected.toString()),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    ExitCode features(Path bars, String... options) {
        run = new Run();
        Path out = folder.resolve("out.csv");
        return run.of(Stream.concat(
                        Stream.of("features", "--bars", bars.toString(), "--out", out.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    /** Each with the run's exit code looked at: bad input. */
    Run verb(String verb, Object... words) {
        Run other = new Run();
        assertThat(other.verb(verb, words)).isEqualTo(ExitCode.USAGE);
        return other;
    }

    List<String> raw() {
        return new ArrayList<>(GoldenTables.lines(golden().expected("raw")));
    }

    String report(String name) throws IOException {
        return Files.readString(folder.resolve("report").resolve(name));
    }
}
