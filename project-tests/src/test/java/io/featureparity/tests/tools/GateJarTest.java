// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The jar of the command, which builds fetch, holds what the command needs. What serves, and the demos, bring their own. */
class GateJarTest {

    private static final Path JAR = Path.of("..", "parity-gate", "target", "parity-gate.jar");
    private static final long MEBIBYTE = 1 << 20;

    private static List<String> classes = List.of();

    /** How many bytes all but DuckDB's libraries take. */
    private static long packed;

    @BeforeAll
    static void readTheJar() throws IOException {
        assertThat(JAR).as("the build has packed it before").exists();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            classes = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.replaceFirst("META-INF/versions/[0-9]+/", ""))
                    .filter(name -> name.indexOf('/') > 0)
                    .toList();
            packed = jar.stream()
                    .filter(entry -> !entry.getName().startsWith("libduckdb_java."))
                    .mapToLong(JarEntry::getCompressedSize)
                    .sum();
        }
    }

    /** The first parts of the names of all packages under one, or of all. */
    private static Set<String> packagesUnder(String folder, int parts) {
        Set<String> packages = new TreeSet<>();
        for (String name : classes) {
            if (name.startsWith(folder)) {
                String[] path = name.split("/");
                packages.add(String.join(".", List.of(path).subList(0, Math.min(parts, path.length - 1))));
            }
        }
        return packages;
    }

    @Test
    void itHoldsNoServerNoDriverAndNoFlink() {
        assertThat(packagesUnder("", 2))
                .containsExactly(
                        "com.ctc",
                        "com.fasterxml",
                        "de.focus_shift",
                        "io.airlift",
                        "io.featureparity",
                        "org.codehaus",
                        "org.duckdb",
                        "org.jspecify",
                        "org.objectweb",
                        "org.slf4j",
                        "org.threeten",
                        "picocli");
    }

    @Test
    void ofThisProjectItHoldsTheModulesOfTheCommandAlone() {
        assertThat(packagesUnder("io/featureparity/", 3))
                .containsExactly(
                        "io.featureparity.audit",
                        "io.featureparity.contract",
                        "io.featureparity.features",
                        "io.featureparity.gate",
                        "io.featureparity.parity",
                        "io.featureparity.table");
    }

    /** Four libraries of DuckDB, one for each kind of machine, are 81 MiB of it. */
    @Test
    void besideItsDatabaseItIsSmall() {
        assertThat(packed).isBetween(10 * MEBIBYTE, 15 * MEBIBYTE);
    }
}
