// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NOTICE names what the published jars need of others, and they need no more than that. */
class NoticeTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<groupId>([^<]*)</groupId>\\s*<artifactId>([^<]*)</artifactId>(?:\\s*<(?!/)(?!scope)[^>]*>[^<]*</[^>]*>)*"
                    + "(?:\\s*<scope>([^<]*)</scope>)?");

    /** Versions of libraries that others may ask for; it is no dependency. */
    private static final Pattern MANAGED =
            Pattern.compile("<dependencyManagement>.*?</dependencyManagement>", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lib-contract",
                "lib-table",
                "lib-features",
                "lib-audit",
                "store",
                "store-postgres",
                "store-redis",
                "resilience",
                "observe",
                "components/core",
                "components/onnx",
                "components/refresh",
                "components/inference",
                "components/backtest",
                "components/replay",
                "lib-parity",
                "lib-ta4j",
                "spring-boot-starter",
                "lib-flink",
                "lib-flink-postgres",
                "lib-flink-parquet",
                "lib-flink-kafka",
                "parity-junit",
                "parity-gate"
            })
    void everyDependencyOfAPublishedModuleIsNamed(String module) throws IOException {
        String notice = Files.readString(PROJECT.resolve("NOTICE"));
        List<String> needed = dependencies(module)
                .filter(found -> !found.group(1).equals("io.featureparity"))
                .filter(found -> !List.of("test", "provided").contains(String.valueOf(found.group(3))))
                .map(found -> found.group(2))
                .toList();
        assertThat(needed)
                .isNotEmpty()
                .allSatisfy(artifact -> assertThat(notice).contains(artifact));
    }

    /** The cluster has Flink, and the job brings the connector and the clients that fit to its cluster. */
    @ParameterizedTest
    @ValueSource(strings = {"lib-flink", "lib-flink-postgres", "lib-flink-parquet", "lib-flink-kafka"})
    void aModuleForFlinkBringsNeitherFlinkNorKafka(String module) throws IOException {
        assertThat(dependencies(module)
                        .filter(found -> found.group(1).matches("org\\.apache\\.(flink|kafka)"))
                        .map(found -> String.valueOf(found.group(3))))
                .contains("provided")
                .containsOnly("provided", "test");
    }

    private static Stream<MatchResult> dependencies(String module) throws IOException {
        String pom = MANAGED.matcher(Files.readString(PROJECT.resolve(module).resolve("pom.xml")))
                .replaceFirst("");
        String dependencies = pom.substring(
                pom.indexOf("<dependencies>"), pom.indexOf("</dependencies>", pom.indexOf("<dependencies>")));
        return DEPENDENCY.matcher(dependencies).results();
    }
}
