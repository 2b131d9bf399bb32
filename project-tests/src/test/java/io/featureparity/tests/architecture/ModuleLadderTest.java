// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code lib-contract <- lib-features <- lib-audit <- lib-parity <- parity-gate}, {@code lib-contract <- lib-table <- parity-gate} and
 * {@code lib-features <- store}, and nothing in the product knows its tests.
 */
class ModuleLadderTest {

    /**
     * One module's package, and what it may know besides itself and the JDK.
     *
     * @param below the rungs that it stands on, by name; it may know what these know, and no other rung
     * @param libraries the packages of others
     */
    private record Rung(String name, List<String> below, List<String> libraries) {

        private String packages() {
            return Product.ROOT + "." + name + "..";
        }
    }

    /** From the bottom up. A new product module takes its place here, or {@link #everyClassStandsOnARungOrABridge} fails. */
    private static final List<Rung> LADDER = List.of(
            new Rung("contract", List.of(), List.of("com.fasterxml.jackson..")),
            new Rung("table", List.of("contract"), List.of("org.duckdb..")),
            new Rung("features", List.of("contract"), List.of("de.focus_shift.jollyday.core..", "org.objectweb.asm..")),
            new Rung("audit", List.of("features"), List.of("io.airlift.compress.zstd..")),
            new Rung("store", List.of("features"), List.of()),
            new Rung("parity", List.of("features", "audit"), List.of("com.fasterxml.jackson..")),
            new Rung("gate", List.of("audit", "parity", "table"), List.of("picocli..")));

    /** Beside the ladder: each leans on some rungs, or on bridges before it, and no rung leans on it. */
    private static final List<Rung> BRIDGES = List.of(
            new Rung("postgres", List.of("store"), List.of("org.postgresql..", "com.zaxxer.hikari..")),
            new Rung("redis", List.of("store"), List.of("redis.clients.jedis..", "org.apache.commons.pool2..")),
            new Rung("resilience", List.of("store"), List.of("io.github.resilience4j..")),
            new Rung(
                    "observe",
                    List.of("audit", "resilience"),
                    List.of("io.micrometer.core..", "io.opentelemetry..", "org.slf4j..", "com.sun.net.httpserver..")),
            new Rung("component", List.of("postgres", "redis", "resilience"), List.of()),
            new Rung("onnx", List.of("component"), List.of("ai.onnxruntime..")),
            new Rung("refresh", List.of("component", "observe", "table"), List.of("io.micrometer..", "org.slf4j..")),
            new Rung(
                    "inference",
                    List.of("audit", "component", "observe", "onnx"),
                    List.of("com.sun.net.httpserver..", "io.micrometer..", "io.opentelemetry..", "org.slf4j..")),
            new Rung("backtest", List.of("component", "onnx"), List.of()),
            new Rung("replay", List.of("component", "onnx", "parity"), List.of()),
            new Rung(
                    "spring",
                    List.of("observe", "postgres", "redis"),
                    List.of(
                            "org.springframework..",
                            "org.slf4j..",
                            "io.micrometer..",
                            "io.opentelemetry..",
                            "jakarta.servlet..")),
            new Rung("ta4j", List.of("features"), List.of("org.ta4j.core..")),
            new Rung("flink", List.of("features"), List.of("org.apache.flink..")),
            new Rung("flinkpostgres", List.of("flink", "postgres"), List.of("org.apache.flink..")),
            new Rung("flinkparquet", List.of("flink", "table"), List.of("org.apache.flink..")),
            new Rung(
                    "kafka",
                    List.of("flink"),
                    List.of("org.apache.flink..", "org.apache.kafka..", "com.fasterxml.jackson..")),
            new Rung("junit", List.of("parity"), List.of("org.junit.jupiter.api..", "org.opentest4j..")),
            new Rung("maven", List.of("gate"), List.of("org.apache.maven..")));

    static Stream<Rung> modules() {
        return Stream.concat(LADDER.stream(), BRIDGES.stream());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleKnowsItsLibrariesAndWhatIsBelowIt(Rung module) {
        List<String> allowed = new ArrayList<>(List.of("java..", "org.jspecify.annotations..", module.packages()));
        allowed.addAll(module.libraries());
        below(module).forEach(rung -> allowed.add(rung.packages()));

        classes()
                .that()
                .resideInAPackage(module.packages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .check(Product.classes());
    }

    /** The rungs that a module stands on, and those that they stand on. */
    private static Set<Rung> below(Rung module) {
        Set<Rung> below = new LinkedHashSet<>();
        for (String name : module.below()) {
            Rung rung =
                    modules().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
            below.add(rung);
            below.addAll(below(rung));
        }
        return below;
    }

    @Test
    void everyClassStandsOnARungOrABridge() {
        String[] places = modules().map(Rung::packages).toArray(String[]::new);

        classes().should().resideInAnyPackage(places).check(Product.classes());
    }

    @Test
    void noProductClassComesFromATestOrABundle() {
        assertThat(Product.classes().stream().map(JavaClass::getSource))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source.orElseThrow().getUri().toString())
                        .doesNotContain("/test-classes/", "/project-tests/", "/parity-gate.jar!"));
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(Product.ROOT + ".(**)").should().beFreeOfCycles().check(Product.classes());
    }

    @Test
    void noPackageIsNamedAfterAPattern() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..impl..",
                        "..manager..",
                        "..managers..",
                        "..helper..",
                        "..helpers..",
                        "..common..",
                        "..misc..")
                .check(Product.classes());
    }

    @Test
    void theContractKeepsItsJsonLibraryInOnePackage() {
        noClasses()
                .that(resideInAPackage(Product.ROOT + ".contract..")
                        .and(resideOutsideOfPackage(Product.ROOT + ".contract.json..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .check(Product.classes());
    }
}
