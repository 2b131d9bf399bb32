// SPDX-License-Identifier: Apache-2.0
package com.example.features.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command as the script starts it: a Kafka, a Flink that gets the job's jar as {@code flink run} sends it, records in Avro and then in
 * JSON; three ends of the task manager, a savepoint from which the job goes on, and in each form five records that no job may take in.
 * The job comes to Kafka by a password, which stands in a file. Nothing is missing, nothing is there twice, and every observation has the bits of a
 * batch.
 */
class WholeDemoIT {

    private static final Path JAR = Path.of("target", "flink-demo.jar");

    /** What comes of each form; they have different codes for a record of another kind. */
    private static final String RESULT = """
            {
              "equal": true,
              "instruments": 16,
              "bars": 1920,
              "failures": %d,
              "bad": 5,
              "refused": {"FP-1301": 1, "FP-1307": 1, "%s": 1, "FP-1311": 1, "FP-1312": 1},
              "compared": 1696,
              "different": 0,
              "missing": 0,
              "double": 0
            }
            """;

    @Test
    void exactlyOnceThroughKafkaToTheBit(@TempDir Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Duser.language=tr",
                        "-Djava.io.tmpdir=" + folder,
                        "-jar",
                        System.getProperty("demo.jar", JAR.toString()),
                        "--exit",
                        "--json",
                        "--instruments",
                        "16",
                        "--sessions",
                        "2",
                        "--failures",
                        "3",
                        "--form",
                        "avro,json")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = demo.waitFor(20, TimeUnit.MINUTES);
        demo.destroyForcibly();

        assertThat(ended).as(Files.readString(err)).isTrue();
        assertThat(Files.readString(out, StandardCharsets.UTF_8))
                .as(Files.readString(err))
                .isEqualTo(RESULT.formatted(2, "FP-1308") + RESULT.formatted(1, "FP-1310"));
        assertThat(Files.readAllLines(err))
                .as("the job goes on from a savepoint")
                .containsOnlyOnce("stopped the job with a savepoint, and started it again from there");
        assertThat(demo.exitValue()).isZero();
        assertThat(folder)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("flink-demo-"));
    }
}
