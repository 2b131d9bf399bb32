// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.diagnostics;

import io.featureparity.spring.properties.ParityProperties;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** The names of all properties, as {@link ParityProperties} has them. */
final class KnownProperties {

    private KnownProperties() {}

    /** All names, in the order in which they are declared, each with the type of its value. */
    private static Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        collect(ParityProperties.PREFIX, ParityProperties.class, types);
        return types;
    }

    /** All names, in the order in which they are declared. */
    static List<String> all() {
        return List.copyOf(types().keySet());
    }

    /** The type of the value of a property; nothing if there is no such property. */
    static Optional<Class<?>> type(ConfigurationPropertyName name) {
        return Optional.ofNullable(types().get(name.toString()));
    }

    /** The names of a group. */
    static List<String> below(ConfigurationPropertyName group) {
        return names(all().stream().map(ConfigurationPropertyName::of).toList(), group::isAncestorOf);
    }

    /** The names beside a name that does not exist: those of its group; if there is no such group, all of the one around it. */
    static List<String> near(ConfigurationPropertyName unknown) {
        List<ConfigurationPropertyName> all =
                all().stream().map(ConfigurationPropertyName::of).toList();
        ConfigurationPropertyName group = unknown.getParent();
        List<String> names = names(all, unknown.getNumberOfElements() == 2 ? group::isAncestorOf : group::isParentOf);
        while (names.isEmpty()) {
            group = group.getParent();
            names = names(all, group::isAncestorOf);
        }
        return names;
    }

    private static List<String> names(
            List<ConfigurationPropertyName> all, Predicate<ConfigurationPropertyName> beside) {
        return all.stream()
                .filter(beside)
                .map(ConfigurationPropertyName::toString)
                .toList();
    }

    private static void collect(String prefix, Class<?> type, Map<String, Class<?>> types) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                collect(name, component.getType(), types);
            } else {
                types.put(name, component.getType());
            }
        }
    }
}
