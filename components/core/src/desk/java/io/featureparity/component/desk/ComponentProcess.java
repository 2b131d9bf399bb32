// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.postgres.PostgresTimeouts;
import io.featureparity.testsupport.process.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The main of a component in a process of its own, which works on a PostgreSQL and reads the toy model with ONNX Runtime. */
public final class ComponentProcess {

    /** A machine that builds other things too may be slow. */
    public static final PostgresTimeouts PATIENT = new PostgresTimeouts(
            Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(90), Duration.ofSeconds(60));

    private static final String STORED = """
            instrument = USD/COP
            model.folder = %s
            database.host = localhost
            database.port = %d
            database.name = postgres
            database.user = postgres
            database.connect-timeout = PT60S
            database.statement-timeout = PT60S
            database.answer-timeout = PT90S
            database.pool-timeout = PT60S
            """;

    private final Class<?> main;
    private final Path folder;
    private final int port;

    /**
     * @param main what is started
     * @param folder where settings and what is printed are written; the model is below it, in <code>model</code>
     * @param port where the PostgreSQL is
     */
    public ComponentProcess(Class<?> main, Path folder, int port) {
        this.main = main;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Runs the main to its end.
     *
     * @param own the settings that only this component has
     * @param expected the code that it must end with
     * @return what it printed
     */
    public String run(String own, int expected) throws IOException, InterruptedException {
        Path settings = Files.writeString(
                folder.resolve("component.properties"), STORED.formatted(folder.resolve("model"), port) + own);
        Path printed = folder.resolve("printed");
        ProcessBuilder process = JavaProcess.of(main, List.of(settings.toString()))
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        process.environment().put("ORT_DISABLE_TELEMETRY", "1");
        process.environment().put("PARITY_DATABASE_PASSWORD", "not asked for");
        Process running = process.start();
        try {
            assertThat(running.waitFor(180, TimeUnit.SECONDS)).isTrue();
            String text = Files.readString(printed, StandardCharsets.UTF_8);
            assertThat(running.exitValue()).as(text).isEqualTo(expected);
            return text;
        } finally {
            running.destroyForcibly();
        }
    }
}
