// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.diagnostics;

import io.featureparity.spring.properties.ParityProperties;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** The names of all properties, as {@link ParityProperties} has them. */
final class KnownProperties {

    private KnownProperties() {}

    /** All names, in the order in which they are declared. */
    static List<String> all() {
        List<String> names = new ArrayList<>();
        collect(ParityProperties.PREFIX, ParityProperties.class, names);
        return names;
    }

    /** The names beside a name that does not exist: those of its group, or all if there is no such group. */
    static List<String> near(ConfigurationPropertyName unknown) {
        ConfigurationPropertyName group = unknown.getParent();
        List<String> all = all();
        List<String> beside = all.stream()
                .filter(name -> group.isParentOf(ConfigurationPropertyName.of(name)))
                .toList();
        return beside.isEmpty() || unknown.getNumberOfElements() == 2 ? all : beside;
    }

    private static void collect(String prefix, Class<?> type, List<String> names) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                collect(name, component.getType(), names);
            } else {
                names.add(name);
            }
        }
    }
}
