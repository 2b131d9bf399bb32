// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NOTICE names what the published jars need of others. */
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
        String pom = MANAGED.matcher(Files.readString(PROJECT.resolve(module).resolve("pom.xml")))
                .replaceFirst("");
        String dependencies = pom.substring(
                pom.indexOf("<dependencies>"), pom.indexOf("</dependencies>", pom.indexOf("<dependencies>")));
        List<String> needed = DEPENDENCY
                .matcher(dependencies)
                .results()
                .filter(found -> !found.group(1).equals("io.featureparity"))
                .filter(found -> !List.of("test", "provided").contains(String.valueOf(found.group(3))))
                .map(found -> found.group(2))
                .toList();
        assertThat(needed)
                .isNotEmpty()
                .allSatisfy(artifact -> assertThat(notice).contains(artifact));
    }
}
