// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.diagnostics;

import io.featureparity.spring.properties.ParityProperties;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Says what a native image has to contain: the pages of errors, a model at its usual place on the class path, and the names of
 * the properties, which are listed if a property does not exist. Spring Boot itself registers the types that it binds.
 */
public final class ParityRuntimeHints implements RuntimeHintsRegistrar {

    /** Made by Spring. */
    public ParityRuntimeHints() {}

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        hints.resources()
                .registerPattern("io/featureparity/spring/diagnostics/errors/*.md")
                .registerPattern("model/*.json");
        register(ParityProperties.class, hints.reflection());
    }

    /** The components of a record can be seen only if the methods that read them can be called. */
    private static void register(Class<?> type, ReflectionHints hints) {
        if (type.isEnum() || type.isRecord()) {
            hints.registerType(type, MemberCategory.INVOKE_DECLARED_METHODS);
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                register(component.getType(), hints);
            }
        }
    }
}
