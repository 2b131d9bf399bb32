// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the libraries ask for by name at run time, as their class files say, and what their metadata says to native images. No
 * native image can be built here, so a new call fails this test until the metadata has what it asks for.
 */
class ReachabilityMetadataTest {

    private static final Path PROJECT = Path.of("..");

    /** What a service embeds. The command and the components are not meant for native images. */
    private static final List<String> LIBRARIES =
            List.of("contract", "features", "audit", "store", "postgres", "redis", "resilience", "observe", "spring");

    /** Libraries for other places than a service: docs/native-image.md says why each has no metadata. */
    private static final List<String> WITHOUT_METADATA =
            List.of("parity", "ta4j", "flink", "kafka", "flinkpostgres", "flinkparquet");

    /** The classes that read files of their jar, each with its module, and where these files are. */
    private static final Map<String, Embedded> READS_FILES = Map.of(
            "contract.BuiltInContracts", Embedded.of("lib-contract", "io/featureparity/contract"),
            "features.quality.QualityRules", Embedded.of("lib-features", "io/featureparity/features/quality"),
            "audit.LibraryVersion",
                    new Embedded("lib-audit", "lib-audit", "src/main/filtered", "io/featureparity/audit"),
            "postgres.PostgresSchema", Embedded.of("store-postgres", "io/featureparity/postgres"),
            "redis.RedisLatest", Embedded.of("store-redis", "io/featureparity/redis"),
            "spring.diagnostics.ErrorPages",
                    new Embedded(
                            "spring-boot-starter",
                            "feature-parity-spring-boot-starter",
                            "../docs/errors",
                            "io/featureparity/spring/diagnostics/errors"));

    /**
     * The classes that look into others at run time: one defines classes, in place of which the interpreter serves in a native
     * image; the others are about the properties, for which {@code ParityRuntimeHints} speaks.
     */
    private static final Set<String> REFLECTS = Set.of(
            "features.program.ClassCode",
            "spring.diagnostics.KnownProperties",
            "spring.diagnostics.ParityRuntimeHints");

    private static final Pattern ASKS_FOR_A_FILE =
            Pattern.compile("java\\.lang\\.(Class|ClassLoader|Module)\\.(getResource|getSystemResource|resources)\\w*"
                    + "|java\\.util\\.ResourceBundle\\.getBundle");

    /** The constants of an enum are not among it: a native image knows them of each that it has. */
    private static final Pattern REFLECTION = Pattern.compile("java\\.lang\\.Class\\."
            + "(forName|newInstance|get(Declared)?(Method|Field|Constructor|Class)\\w*|getRecordComponents)"
            + "|java\\.lang\\.ClassLoader\\.(loadClass|defineClass)"
            + "|java\\.lang\\.reflect\\.(Method\\.invoke|Constructor\\.newInstance|Field\\.(get|set)\\w*|Proxy\\..*)"
            + "|java\\.lang\\.invoke\\.MethodHandles\\$Lookup\\.(define|find|unreflect)\\w*"
            + "|java\\.util\\.ServiceLoader\\..*|java\\.io\\.ObjectInputStream\\..*"
            + "|java\\.lang\\.(System|Runtime)\\.load(Library)?");

    /** Jackson looks into what it reads or writes, but for its own trees. */
    private static final Pattern DATABIND = Pattern.compile("com\\.fasterxml\\.jackson\\.databind\\."
            + "(\\w+\\.)*(ObjectMapper|JsonMapper|ObjectReader|ObjectWriter)"
            + "\\.(readValue\\w*|convertValue|treeToValue|valueToTree|readerFor\\w*|writeValue\\w*)");

    /** Files in a jar. */
    private record Embedded(String folder, String artifact, String sources, String place) {

        static Embedded of(String module, String place) {
            return new Embedded(module, module, "src/main/resources/" + place, place);
        }

        Path metadata(String file) {
            return PROJECT.resolve(folder)
                    .resolve("src/main/resources/META-INF/native-image/io.featureparity")
                    .resolve(artifact)
                    .resolve(file);
        }

        List<String> files() throws IOException {
            Path root = PROJECT.resolve(folder).resolve(sources).normalize();
            try (Stream<Path> all = Files.walk(root)) {
                return all.filter(Files::isRegularFile)
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !name.equals("README.md"))
                        .map(name -> place + "/" + name)
                        .sorted()
                        .toList();
            }
        }
    }

    static Stream<Embedded> embedded() {
        return READS_FILES.values().stream();
    }

    @Test
    void theseClassesAskForFiles() {
        assertThat(callers(ASKS_FOR_A_FILE)).containsExactlyInAnyOrderElementsOf(READS_FILES.keySet());
    }

    @Test
    void theseClassesLookIntoOthers() {
        assertThat(callers(REFLECTION)).containsExactlyInAnyOrderElementsOf(REFLECTS);
    }

    @Test
    void noClassReadsJsonOntoTypesOfTheLibrary() {
        assertThat(callers(DATABIND)).isEmpty();
    }

    /** The golden files are in a jar of their own, which is for tests. */
    @Test
    void theOtherLibrariesAskForNothingByNameButGoldenFiles() {
        assertThat(callers(ASKS_FOR_A_FILE, WITHOUT_METADATA)).containsExactly("parity.golden.GoldenFiles");
        assertThat(callers(REFLECTION, WITHOUT_METADATA))
                .as("asks for the class loader that has the golden files")
                .containsExactly("parity.golden.GoldenSuite");
        assertThat(callers(DATABIND, WITHOUT_METADATA))
                .as("write trees, and look into nothing for it")
                .containsExactly("parity.report.ReportWriter", "parity.statistics.AuditJson");
        for (String jar : new String[] {
            "lib-parity", "lib-ta4j", "lib-flink", "lib-flink-kafka", "lib-flink-postgres", "lib-flink-parquet"
        }) {
            assertThat(PROJECT.resolve(jar).resolve("src/main/resources/META-INF/native-image"))
                    .doesNotExist();
        }
    }

    @ParameterizedTest
    @MethodSource("embedded")
    void theMetadataHasEveryFileThatIsAskedFor(Embedded jar) throws IOException {
        List<String> globs = new ArrayList<>();
        json(jar.metadata("reachability-metadata.json"))
                .get("resources")
                .forEach(entry -> globs.add(entry.get("glob").asText()));
        List<String> files = jar.files();
        assertThat(files).isNotEmpty().allMatch(file -> matchesOne(globs, file));
        assertThat(globs)
                .filteredOn(glob -> glob.startsWith("io/featureparity/"))
                .allMatch(glob -> files.stream().anyMatch(file -> matchesOne(List.of(glob), file)));
    }

    /** Versions before GraalVM for JDK 23 read another file, with regular expressions. */
    @ParameterizedTest
    @MethodSource("embedded")
    void olderToolsReadTheSame(Embedded jar) throws IOException {
        List<String> patterns = new ArrayList<>();
        json(jar.metadata("resource-config.json"))
                .at("/resources/includes")
                .forEach(entry -> patterns.add(entry.get("pattern").asText()));
        List<String> expected = new ArrayList<>();
        json(jar.metadata("reachability-metadata.json"))
                .get("resources")
                .forEach(entry -> expected.add(
                        entry.get("glob").asText().replace(".", "\\.").replace("*", "[^/]*")));
        assertThat(patterns).isEqualTo(expected);
    }

    private static boolean matchesOne(List<String> globs, String file) {
        return globs.stream()
                .anyMatch(glob ->
                        FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(file)));
    }

    private static Set<String> callers(Pattern called) {
        return callers(called, LIBRARIES);
    }

    /** The classes of some libraries that call such methods, without the project's package. */
    private static Set<String> callers(Pattern called, List<String> libraries) {
        Predicate<JavaAccess<?>> asks =
                access -> called.matcher(access.getTargetOwner().getName() + "." + access.getName())
                        .matches();
        return Product.classes().stream()
                .filter(type -> isOfOne(libraries, type))
                .filter(type -> type.getAccessesFromSelf().stream().anyMatch(asks))
                .map(type -> type.getName().substring(Product.ROOT.length() + 1).replaceAll("\\$.*", ""))
                .collect(toCollection(TreeSet::new));
    }

    private static boolean isOfOne(List<String> libraries, JavaClass type) {
        return libraries.stream()
                .anyMatch(library -> type.getPackageName().startsWith(Product.ROOT + "." + library + ".")
                        || type.getPackageName().equals(Product.ROOT + "." + library));
    }

    private static JsonNode json(Path file) throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(file));
    }
}
