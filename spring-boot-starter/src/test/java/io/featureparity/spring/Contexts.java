// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.features.model.Model;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.Configurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;

/** Small application contexts, and bars for their feeds. */
public final class Contexts {

    /** All auto-configurations of the starter, which its file of imports names. */
    public static final List<Class<?>> ALL = all();

    /** A bar of a session. */
    private static final Instant OPEN = Instant.parse("2024-03-04T13:00:00Z");

    private Contexts() {}

    private static List<Class<?>> all() {
        ClassLoader loader = Contexts.class.getClassLoader();
        return ImportCandidates.load(AutoConfiguration.class, loader).getCandidates().stream()
                .filter(name -> name.startsWith("io.featureparity."))
                .<Class<?>>map(name -> ClassUtils.resolveClassName(name, loader))
                .toList();
    }

    /**
     * An application that has nothing of its own, with an instrument. No look of its thread comes between two steps of a test, and no check of
     * the health is late, however slow the machine is.
     */
    public static ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ALL.toArray(Class<?>[]::new)))
                .withPropertyValues(
                        "feature-parity.instruments=USD/COP",
                        "feature-parity.levels.look-every=1h",
                        "feature-parity.health.limit=1m");
    }

    /** All auto-configurations in the order in which Spring Boot takes them. */
    public static Class<?>[] inOrder() {
        return Configurations.getClasses(AutoConfigurations.of(ALL.toArray(Class<?>[]::new)));
    }

    /** The fault with a code that stopped the start. */
    public static FeatureParityException refusal(AssertableApplicationContext context) {
        Throwable failure = context.getStartupFailure();
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof FeatureParityException coded) {
                return coded;
            }
        }
        throw new AssertionError("the start was not stopped by a fault with a code", failure);
    }

    /** The model on the class path of the tests. */
    public static Model model() {
        Path folder = Path.of("src/test/resources/model");
        ModelManifest manifest = ModelManifest.load(folder.resolve("manifest.json"));
        return Model.verified(
                manifest,
                FeatureContract.builtIn(manifest.contractId(), manifest.contractVersion()),
                NormStats.load(folder.resolve("norm_stats.json")));
    }

    /** A bar of the session, by its number. */
    public static Bar bar(int number) {
        double price = 3946 + (number * 7) % 11;
        return new Bar(OPEN.plusSeconds(300L * number), price, price + 2, price - 1, price + 1, 9);
    }

    /** Macro values of a contract at a bar. */
    public static MacroValues macro(FeatureContract contract) {
        Map<String, Double> values = new HashMap<>();
        contract.macroColumns().forEach(column -> values.put(column, 4.0 + values.size()));
        return contract.macro(values);
    }
}
