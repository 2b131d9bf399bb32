// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.testsupport.calculator.CalculatorRules;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever asks for places in a state has a test that holds it to the rules of all calculators. */
class EveryCalculatorTest {

    private static final String ROOT = "io.featureparity.features";

    /** The classes of this module that other packages can make, and that take a layout to be made. */
    private static List<Class<?>> calculators() throws IOException, URISyntaxException {
        Path classes = Path.of(StateLayout.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes.resolve(ROOT.replace('.', '/')))) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> file.replace(".class", "").replaceAll("[/\\\\]", "."))
                    .<Class<?>>map(EveryCalculatorTest::load)
                    .filter(type -> Modifier.isPublic(type.getModifiers()) && takesALayout(type))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, EveryCalculatorTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean takesALayout(Class<?> type) {
        Stream<Executable> makers = Stream.concat(
                Arrays.stream(type.getDeclaredConstructors()),
                Arrays.stream(type.getDeclaredMethods()).filter(method -> Modifier.isStatic(method.getModifiers())));
        return makers.anyMatch(maker -> Arrays.asList(maker.getParameterTypes()).contains(StateLayout.class));
    }

    @Test
    void C13_everyCalculatorIsHeldToTheRulesOfAll() throws IOException, URISyntaxException {
        assertThat(calculators())
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(calculator -> assertThat(load(calculator.getName() + "Test"))
                        .as("the test of %s", calculator.getSimpleName())
                        .isAssignableTo(CalculatorRules.class));
    }
}
