// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a script of this project as its users do. */
final class Script {

    private static final Path TOOLS = Path.of("..", "tools");

    private final Map<String, String> environment;

    /** With these variables beside those of this process. */
    Script(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * How a script ended.
     *
     * @param status its exit code
     * @param text what it printed, errors included
     */
    record Ended(int status, String text) {}

    /** Runs a script of the folder tools. */
    Ended tool(String name, Object... args) throws IOException, InterruptedException {
        return run(TOOLS.resolve(name), args);
    }

    /** Runs any script. */
    Ended run(Path script, Object... args) throws IOException, InterruptedException {
        List<String> words = Stream.concat(Stream.of(script.toAbsolutePath().normalize()), Stream.of(args))
                .map(String::valueOf)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), text);
    }

    /** Writes a script that stands for a program. */
    static Path program(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/usr/bin/env bash\n" + String.join("\n", lines) + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
