// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.focus_shift.jollyday.core.HolidayManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/**
 * The metadata of this library for native images, compared with a trace: no native image can be built here. What this
 * library's own classes ask for is compared by {@code ReachabilityMetadataTest} of project-tests.
 */
class NativeImageMetadataTest {

    private static final String FOLDER = "META-INF/native-image/io.featureparity/lib-features/";
    private static final String MAPPED = "de.focus_shift.jollyday.jackson.mapping.";

    /** What a parser is for: a key of jollyday's properties, of which nothing is made. */
    private static final String NAMED = "de.focus_shift.jollyday.core.spi.";

    /** Asked for whether they are there; without them nothing is missing. */
    private static final Set<String> ONLY_LOOKED_FOR = Set.of("com.fasterxml.jackson.databind.ext.Java7SupportImpl");

    private final JsonNode metadata = json("reachability-metadata.json");

    @Test
    void theMetadataHasWhatTheHolidaysAskFor() throws ReflectiveOperationException {
        TracingLoader trace = trace();
        List<String> globs = new ArrayList<>();
        metadata.get("resources").forEach(entry -> globs.add(entry.get("glob").asText()));
        assertThat(trace.resources).contains("jollyday.properties", "holidays/Holidays_co.xml");
        assertThat(trace.resources)
                .filteredOn(name -> !name.startsWith("io/featureparity/contract/")) // of lib-contract
                .allSatisfy(name -> assertThat(globs)
                        .as(name)
                        .anyMatch(glob -> FileSystems.getDefault()
                                .getPathMatcher("glob:" + glob)
                                .matches(Path.of(name))));

        Set<String> reflected = types();
        assertThat(trace.classes).contains("de.focus_shift.jollyday.core.impl.DefaultHolidayManager");
        assertThat(trace.classes)
                .filteredOn(name -> name.matches("(de|com)\\..*"))
                .filteredOn(name -> !name.contains(".annotation.") && !ONLY_LOOKED_FOR.contains(name))
                .isSubsetOf(reflected);
    }

    /** Which parsers are made depends on the country, so all of those that jollyday names have to be there. */
    @Test
    void theMetadataHasAllManagersAndParsersThatJollydayNames() throws IOException {
        Set<String> named = new TreeSet<>();
        try (InputStream in = HolidayManager.class.getResourceAsStream("/jollyday.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(in));
            properties.forEach((key, value) -> {
                named.add(value.toString());
                if (key.toString().startsWith("parser.impl.")) {
                    named.add(key.toString().substring("parser.impl.".length()));
                }
            });
        }
        assertThat(named).hasSizeGreaterThan(10);
        assertThat(types()).containsAll(named);
    }

    /** Jackson reads the rules of a country into these classes, field by field. */
    @Test
    void theMetadataHasAllClassesThatRulesAreReadInto() throws IOException, URISyntaxException, ClassNotFoundException {
        URL jar = Class.forName(MAPPED + "Configuration", false, getClass().getClassLoader())
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
        Set<String> mapped = new TreeSet<>();
        try (JarFile file = new JarFile(Path.of(jar.toURI()).toFile())) {
            file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(MAPPED.replace('.', '/')) && name.endsWith(".class"))
                    .forEach(name -> mapped.add(name.replace('/', '.').replaceAll("\\.class$", "")));
        }
        assertThat(types()).filteredOn(name -> name.startsWith(MAPPED)).containsExactlyInAnyOrderElementsOf(mapped);
        for (JsonNode entry : metadata.get("reflection")) {
            boolean whole = entry.get("type").asText().startsWith(MAPPED);
            assertThat(entry.path("allDeclaredFields").asBoolean()).isEqualTo(whole);
            assertThat(entry.path("allDeclaredMethods").asBoolean()).isEqualTo(whole);
            assertThat(entry.path("allDeclaredConstructors").asBoolean()).isEqualTo(whole);
            boolean made = !whole && !entry.get("type").asText().startsWith(NAMED);
            assertThat(entry.path("methods").path(0).path("name").asText()).isEqualTo(made ? "<init>" : "");
        }
    }

    @Test
    void everyTypeOfTheMetadataIsThere() {
        assertThat(types())
                .allSatisfy(name -> Class.forName(name, false, getClass().getClassLoader()));
    }

    @Test
    void olderToolsReadTheSame() {
        JsonNode older = json("reflect-config.json");
        JsonNode newer = metadata.get("reflection");
        assertThat(older).hasSameSizeAs(newer);
        for (int i = 0; i < newer.size(); i++) {
            assertThat(older.get(i).toString().replaceFirst("name", "type"))
                    .isEqualTo(newer.get(i).toString());
        }
    }

    private static TracingLoader trace() throws ReflectiveOperationException {
        TracingLoader loader = new TracingLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Class<?> holidays = Class.forName(HolidaysTrace.class.getName(), true, loader);
            Object day = ((Supplier<?>) holidays.getDeclaredConstructor().newInstance()).get();
            assertThat(day).as("the session after a holiday").isEqualTo("2026-07-14");
        } finally {
            thread.setContextClassLoader(before);
        }
        return loader;
    }

    private Set<String> types() {
        Set<String> types = new TreeSet<>();
        metadata.get("reflection").forEach(entry -> types.add(entry.get("type").asText()));
        return types;
    }

    private static JsonNode json(String file) {
        try (InputStream in = NativeImageMetadataTest.class.getResourceAsStream("/" + FOLDER + file)) {
            return JsonMapper.builder().build().readTree(Objects.requireNonNull(in, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
