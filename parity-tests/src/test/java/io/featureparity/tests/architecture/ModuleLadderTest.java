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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code lib-contract <- lib-features <- lib-parity <- parity-gate}, and nothing in the product knows its tests. */
class ModuleLadderTest {

    /** One module's package, and what it may know besides itself, the JDK and the rungs below it. */
    private record Rung(String name, List<String> libraries) {

        private String packages() {
            return Product.ROOT + "." + name + "..";
        }
    }

    /** From the bottom up. A new product module takes its place here, or {@link #everyClassStandsOnARungOrABridge} fails. */
    private static final List<Rung> LADDER = List.of(
            new Rung("contract", List.of("com.fasterxml.jackson..")),
            new Rung("features", List.of("de.focus_shift.jollyday.core..")),
            new Rung("parity", List.of("com.fasterxml.jackson..")),
            new Rung("gate", List.of("picocli..", "org.duckdb..")));

    /** Beside the ladder: each leans on the rungs up to one of them, and no rung leans on it. */
    private record Bridge(Rung rung, String highest) {}

    private static final List<Bridge> BRIDGES = List.of(
            new Bridge(new Rung("ta4j", List.of("org.ta4j.core..")), "features"),
            new Bridge(new Rung("junit", List.of("org.junit.jupiter.api..", "org.opentest4j..")), "parity"),
            new Bridge(new Rung("maven", List.of("org.apache.maven..")), "gate"));

    static Stream<Rung> rungs() {
        return LADDER.stream();
    }

    static Stream<Bridge> bridges() {
        return BRIDGES.stream();
    }

    @ParameterizedTest
    @MethodSource("rungs")
    void aRungKnowsOnlyWhatIsBelowIt(Rung rung) {
        requireKnowsOnly(rung, rung.name());
    }

    @ParameterizedTest
    @MethodSource("bridges")
    void aBridgeKnowsItsLibraryAndTheRungsUpToWhereItStands(Bridge bridge) {
        requireKnowsOnly(bridge.rung(), bridge.highest());
    }

    private static void requireKnowsOnly(Rung rung, String highest) {
        List<String> allowed = new ArrayList<>(List.of("java..", "org.jspecify.annotations..", rung.packages()));
        allowed.addAll(rung.libraries());
        List<String> names = LADDER.stream().map(Rung::name).toList();
        assertThat(names).contains(highest);
        LADDER.subList(0, names.indexOf(highest) + 1).forEach(below -> allowed.add(below.packages()));

        classes()
                .that()
                .resideInAPackage(rung.packages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .check(Product.classes());
    }

    @Test
    void everyClassStandsOnARungOrABridge() {
        String[] places = Stream.concat(LADDER.stream(), BRIDGES.stream().map(Bridge::rung))
                .map(Rung::packages)
                .toArray(String[]::new);

        classes().should().resideInAnyPackage(places).check(Product.classes());
    }

    @Test
    void noProductClassComesFromATestOrABundle() {
        assertThat(Product.classes().stream().map(JavaClass::getSource))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source.orElseThrow().getUri().toString())
                        .doesNotContain("/test-classes/", "/parity-tests/", "/parity-gate.jar!"));
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
