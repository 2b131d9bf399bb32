// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.diagnostics;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.spring.properties.ParityProperties;
import io.featureparity.spring.properties.PropertyFaults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains a property of this library that cannot be read or does not exist: it lists the properties or the values that exist.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class PropertyFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    /** Made by Spring Boot. */
    public PropertyFailureAnalyzer() {}

    /** Leaves failures of other properties to the analyzers of Spring Boot. */
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        ConfigurationPropertyName ours = ConfigurationPropertyName.of(ParityProperties.PREFIX);
        if (!cause.getName().equals(ours) && !ours.isAncestorOf(cause.getName())) {
            return null;
        }
        UnboundConfigurationPropertiesException unknown =
                findCause(cause, UnboundConfigurationPropertiesException.class);
        List<String> faults = unknown == null
                ? List.of(notReadable(cause))
                : unknown.getUnboundProperties().stream()
                        .map(PropertyFailureAnalyzer::unknown)
                        .toList();
        return new FailureAnalysis(String.join("\n", faults), ErrorPages.advice(ErrorCode.SPRING_PROPERTY), cause);
    }

    private static String notReadable(BindException cause) {
        Bindable<?> target = cause.getTarget();
        Class<?> type = target == null ? Object.class : target.getType().resolve(Object.class);
        if (type.isRecord()) {
            String rule = "must be one of " + KnownProperties.below(cause.getName());
            return new Fault(
                            ErrorCode.SPRING_PROPERTY,
                            PropertyFaults.place(cause.getName().toString()),
                            rule,
                            "a value for all of them")
                    .toString();
        }
        return fault(cause.getName(), "must be " + allowed(type), cause.getProperty());
    }

    private static String allowed(Class<?> type) {
        if (type.isEnum()) {
            return Stream.of(Objects.requireNonNull(type.getEnumConstants()))
                    .map(constant ->
                            constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == Duration.class) {
            return "a duration such as 500ms, 10s or PT10S";
        }
        if (type == Path.class) {
            return "a path";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        return type == int.class || type == Integer.class ? "a whole number" : "a " + type.getSimpleName();
    }

    /** One that is known is not read if it is blank: there is nothing to convert. */
    private static String unknown(ConfigurationProperty property) {
        String rule = KnownProperties.type(property.getName())
                .map(PropertyFailureAnalyzer::allowed)
                .map(allowed -> "must be " + allowed)
                .orElseGet(() -> "must be one of " + KnownProperties.near(property.getName()));
        return fault(property.getName(), rule, property);
    }

    private static String fault(ConfigurationPropertyName name, String rule, @Nullable ConfigurationProperty property) {
        boolean secret = name.toString().contains("password");
        String value = property == null ? "not set" : secret ? "***" : String.valueOf(property.getValue());
        Fault fault = new Fault(
                ErrorCode.SPRING_PROPERTY,
                PropertyFaults.place(name.toString()),
                rule,
                value.isBlank() ? "blank" : value);
        return property == null || property.getOrigin() == null
                ? fault.toString()
                : fault + "\n  set by " + property.getOrigin();
    }
}
