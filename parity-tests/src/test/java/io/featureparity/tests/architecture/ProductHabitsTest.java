// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no product class does, wherever it stands. */
class ProductHabitsTest {

    /** Types whose values do not change; for a collection, the field's initialiser has to see to it. */
    private static final List<String> UNCHANGING = List.of(
            "java.lang.String",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.util.List",
            "java.util.Map",
            "java.util.Set",
            "java.util.SortedMap",
            "java.util.SortedSet",
            "java.util.HexFormat",
            "java.util.regex.Pattern",
            "java.util.function.Function",
            "java.util.Comparator",
            "java.nio.charset.Charset",
            // Configured by a builder and not touched again.
            "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.databind.node.JsonNodeFactory");

    private static final DescribedPredicate<JavaField> SYNTHETIC = describe(
            "synthetic",
            field -> field.getModifiers().contains(JavaModifier.SYNTHETIC)
                    || field.getName().startsWith("$"));

    private static final DescribedPredicate<JavaField> CONSTANT =
            describe("constants", field -> isFinalAndStatic(field) && unchanging(field.getRawType()));

    /** Calculators above all: a subclass could change one formula and keep its name. */
    @Test
    void everyConcreteClassIsFinal() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(Product.classes());
    }

    @Test
    void onlyConstantsArePublicFields() {
        fields().that(not(CONSTANT).and(not(SYNTHETIC))).should().notBePublic().check(Product.classes());
    }

    @Test
    void nothingStaticChanges() {
        fields().that()
                .areStatic()
                .and(not(SYNTHETIC))
                .should(holdTheSameValueForEver())
                .check(Product.classes());
    }

    @Test
    void nothingRollsDiceOrStartsThreads() {
        noClasses()
                .that()
                // The one place that works on many instruments at a time, each with an engine of its own; and what
                // shows a person at a terminal how far the command has come.
                .haveNameNotMatching("io\\.featureparity\\.(features\\.FeatureBatch|gate\\.console\\.Progress)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.SplittableRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ThreadLocal")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Timer")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..", "java.util.random..")
                .check(Product.classes());
    }

    private static ArchCondition<JavaField> holdTheSameValueForEver() {
        return new ArchCondition<>("be final and of a type that does not change") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean same = isFinalAndStatic(field) && unchanging(field.getRawType());
                events.add(new SimpleConditionEvent(
                        field,
                        same,
                        field.getFullName() + " may change: "
                                + field.getRawType().getName()));
            }
        };
    }

    private static boolean isFinalAndStatic(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC)
                && field.getModifiers().contains(JavaModifier.FINAL);
    }

    private static boolean unchanging(JavaClass type) {
        return type.isPrimitive()
                || type.isEnum()
                || type.isRecord()
                || UNCHANGING.contains(type.getName())
                || type.getName().startsWith("java.time.");
    }
}
