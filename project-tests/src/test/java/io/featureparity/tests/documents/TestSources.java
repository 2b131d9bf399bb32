// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The test methods of every module, as they stand in the sources. */
final class TestSources {

    /** The folder of the whole project, as it is from this module's own. */
    static final Path PROJECT = Path.of("..");

    private static final Pattern METHOD =
            Pattern.compile("^    (?:public )?(?:final )?void (\\w+)\\(", Pattern.MULTILINE);

    private TestSources() {}

    /** {@return every test, as {@code Class#method}} */
    static Set<String> tests() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (Path file : files()) {
            String name = file.getFileName().toString().replace(".java", "");
            METHOD.matcher(Files.readString(file)).results().forEach(method -> tests.add(name + "#" + method.group(1)));
        }
        return tests;
    }

    /** Test classes, and the rules that they inherit, which stand among the main sources of {@code test-support}. */
    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(named("Rules.java", PROJECT.resolve("test-support/src/main/java")));
        try (Stream<Path> modules = Files.list(PROJECT)) {
            for (Path sources : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                files.addAll(named("Test.java", sources));
            }
        }
        return files;
    }

    private static List<Path> named(String ending, Path sources) throws IOException {
        try (Stream<Path> found = Files.walk(sources)) {
            return found.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
