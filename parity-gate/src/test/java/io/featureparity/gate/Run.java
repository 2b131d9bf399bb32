// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import io.featureparity.parity.golden.FeatureSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs the command in this process and keeps what it prints. */
final class Run {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    ExitCode of(String... args) {
        return with(FeatureSource.streaming(), args);
    }

    ExitCode with(FeatureSource source, String... args) {
        return new ParityCommand(Terminal.unwatched(print(out), errStream()), source).run(List.of(args));
    }

    PrintStream errStream() {
        return print(err);
    }

    String out() {
        return text(out);
    }

    String err() {
        return text(err);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
