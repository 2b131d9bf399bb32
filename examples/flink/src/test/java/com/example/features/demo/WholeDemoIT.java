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
 * The command as the script starts it: a Kafka, a Flink that gets the job's jar as {@code flink run} sends it, three ends of the task
 * manager, and five records that no job may take in. Nothing is missing, nothing is there twice, and every observation has the bits of a
 * batch.
 */
class WholeDemoIT {

    private static final Path JAR = Path.of("target", "flink-demo.jar");

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
                        "3")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = demo.waitFor(5, TimeUnit.MINUTES);
        demo.destroyForcibly();

        assertThat(ended).as(Files.readString(err)).isTrue();
        assertThat(Files.readString(out, StandardCharsets.UTF_8))
                .as(Files.readString(err))
                .isEqualTo("""
                {
                  "equal": true,
                  "instruments": 16,
                  "bars": 1920,
                  "failures": 3,
                  "bad": 5,
                  "refused": {"FP-1301": 1, "FP-1307": 1, "FP-1308": 1, "FP-1311": 1, "FP-1312": 1},
                  "compared": 1696,
                  "different": 0,
                  "missing": 0,
                  "double": 0
                }
                """);
        assertThat(demo.exitValue()).isZero();
        assertThat(folder)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("flink-demo-"));
    }
}
