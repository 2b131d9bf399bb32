// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** What editors know of the properties, which the compiler has written, and the table of the README. */
class PropertyMetadataTest {

    private static final String FILE = "META-INF/spring-configuration-metadata.json";

    /** Where no value is one more possibility, or where there can be none that is right for all. */
    private static final Set<String> WITHOUT_DEFAULT = Set.of(
            "feature-parity.instruments",
            "feature-parity.model.contract",
            "feature-parity.feed.closures-file",
            "feature-parity.quality.rules",
            "feature-parity.audit.folder",
            "feature-parity.snapshot.folder",
            "feature-parity.postgres.host",
            "feature-parity.postgres.database",
            "feature-parity.postgres.user",
            "feature-parity.postgres.password",
            "feature-parity.postgres.password-file",
            "feature-parity.redis.host",
            "feature-parity.redis.user",
            "feature-parity.redis.password",
            "feature-parity.redis.password-file");

    @Test
    void everyPropertyHasATypeADescriptionAndADefault() throws IOException {
        assertThat(properties().values()).isNotEmpty().allSatisfy(property -> {
            assertThat(property.get("type")).asString().contains(".");
            assertThat(property.get("description")).asString().endsWith(".").matches("[A-Z][^\n]{10,}");
            assertThat(property.containsKey("defaultValue"))
                    .isEqualTo(!WITHOUT_DEFAULT.contains(property.get("name").toString()));
        });
        assertThat(properties().keySet()).containsAll(WITHOUT_DEFAULT);
    }

    @Test
    void theReadmeHasTheSameProperties() throws IOException {
        List<String> expected = new ArrayList<>();
        properties().forEach((name, property) -> {
            Object usual = property.getOrDefault("defaultValue", "");
            expected.add("| `" + name + "` | " + (usual.equals("") ? "" : "`" + usual + "` ") + "| "
                    + property.get("description") + " |");
        });
        assertThat(Files.readAllLines(Path.of("README.md")))
                .filteredOn(line -> line.startsWith("| `feature-parity."))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void editorsKnowTheWordsOfTextsThatAreChosenFromAList() throws IOException {
        Map<String, List<Object>> hints = list(metadata(), "hints").stream()
                .collect(toMap(
                        hint -> hint.get("name").toString(),
                        hint -> list(hint, "values").stream()
                                .map(value -> Objects.requireNonNull(value.get("value")))
                                .toList()));
        assertThat(hints)
                .containsEntry(
                        "feature-parity.postgres.ssl-mode",
                        List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full"))
                .containsEntry("feature-parity.feed.policy", List.of("live", "training"));
    }

    /** The properties of the library by name; those of the endpoint belong to Spring Boot. */
    private static Map<String, Map<String, Object>> properties() throws IOException {
        Map<String, Map<String, Object>> byName = new TreeMap<>();
        list(metadata(), "properties").stream()
                .filter(property -> property.get("name").toString().startsWith("feature-parity."))
                .forEach(property -> byName.put(property.get("name").toString(), property));
        return byName;
    }

    private static Map<String, Object> metadata() throws IOException {
        ClassLoader loader = ParityProperties.class.getClassLoader();
        Path classes = Path.of(ParityProperties.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        var own = java.util.Collections.list(loader.getResources(FILE)).stream()
                .filter(url -> url.getPath().contains(classes.toString()))
                .findFirst()
                .orElseThrow();
        try (InputStream in = own.openStream()) {
            return JsonParserFactory.getJsonParser().parseMap(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> of, String key) {
        return (List<Map<String, Object>>) Objects.requireNonNull(of.get(key), key);
    }
}
