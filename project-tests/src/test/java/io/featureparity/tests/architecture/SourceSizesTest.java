// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reader can hold only so much. A source file of the product has at most 14 KB and a package at most 24 source files.
 * What is larger says why: the class doc, or the doc of the package, has a sentence that begins with the words below.
 */
class SourceSizesTest {

    private static final int LARGEST_FILE = 14 * 1024;
    private static final int LARGEST_PACKAGE = 24;
    private static final String WHY_LARGE = "Large for a reason: ";

    private static final List<String> NO_PRODUCT = List.of("benchmarks", "test-support");

    @Test
    void whatIsLargeSaysWhy() {
        Path root = ProjectFolder.root();
        List<Path> modules = productModules(root);
        assertThat(modules)
                .extracting(module -> root.relativize(module).toString())
                .contains("lib-contract", "lib-features", "lib-parity", "lib-table", "lib-audit", "parity-gate");
        for (Path module : modules) {
            assertThat(largeWithoutReason(module)).isEmpty();
        }
    }

    @Test
    void aReasonIsGivenWhereItIsNeededAndNowhereElse() {
        assertThat(productModules(ProjectFolder.root()).stream().flatMap(module -> needlessReasons(module).stream()))
                .isEmpty();
    }

    @Test
    void aLargeFileAndALargePackageAreFoundOut(@TempDir Path module) throws IOException {
        Path folder = Files.createDirectories(module.resolve("src/main/java/p"));
        Files.writeString(folder.resolve("Small.java"), "x".repeat(LARGEST_FILE));
        Files.writeString(folder.resolve("Long.java"), "x".repeat(LARGEST_FILE + 1));
        Files.writeString(folder.resolve("Said.java"), "/** " + WHY_LARGE + "a list. */" + "x".repeat(LARGEST_FILE));
        assertThat(largeWithoutReason(module)).containsExactly("src/main/java/p/Long.java");

        Files.delete(folder.resolve("Long.java"));
        for (int i = 2; i < LARGEST_PACKAGE; i++) {
            Files.writeString(folder.resolve("C" + i + ".java"), "");
        }
        Files.writeString(folder.resolve("package-info.java"), "");
        assertThat(largeWithoutReason(module)).isEmpty();

        Files.writeString(folder.resolve("OneMore.java"), "");
        assertThat(largeWithoutReason(module)).containsExactly("src/main/java/p");
        Files.writeString(folder.resolve("package-info.java"), WHY_LARGE);
        assertThat(largeWithoutReason(module)).isEmpty();
        assertThat(needlessReasons(module)).isEmpty();

        Files.delete(folder.resolve("OneMore.java"));
        Files.writeString(folder.resolve("C2.java"), WHY_LARGE);
        assertThat(needlessReasons(module)).containsExactly("src/main/java/p/C2.java", "src/main/java/p");
    }

    private static List<Path> productModules(Path root) {
        try (Stream<Path> modules = Files.list(root);
                Stream<Path> components = Files.list(root.resolve("components"))) {
            return Stream.concat(modules, components)
                    .filter(folder -> Files.isDirectory(sources(folder)))
                    .filter(folder -> !NO_PRODUCT.contains(folder.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path sources(Path module) {
        return module.resolve("src/main/java");
    }

    private static List<String> largeWithoutReason(Path module) {
        return found(module, true, false);
    }

    private static List<String> needlessReasons(Path module) {
        return found(module, false, true);
    }

    /** The files and then the packages that are large or not, and that give a reason or not. */
    private static List<String> found(Path module, boolean large, boolean reason) {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(sources(module))) {
            paths.filter(path -> path.toString().endsWith(".java")).forEach(path -> files.put(path, text(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Path, Long> packages = files.keySet().stream()
                .filter(file -> !isDoc(file))
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
        Stream<Path> ofFiles = files.keySet().stream()
                .filter(file -> !isDoc(file))
                .filter(file -> files.get(file).length() > LARGEST_FILE == large)
                .filter(file -> files.get(file).contains(WHY_LARGE) == reason);
        Stream<Path> ofPackages = packages.keySet().stream()
                .filter(folder -> packages.get(folder) > LARGEST_PACKAGE == large)
                .filter(folder -> files.getOrDefault(folder.resolve("package-info.java"), "")
                                .contains(WHY_LARGE)
                        == reason);
        return Stream.concat(ofFiles, ofPackages)
                .map(path -> module.relativize(path).toString().replace('\\', '/'))
                .toList();
    }

    private static boolean isDoc(Path file) {
        String name = file.getFileName().toString();
        return name.equals("package-info.java") || name.equals("module-info.java");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
