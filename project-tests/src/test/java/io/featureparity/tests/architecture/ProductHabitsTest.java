// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What no product class does, wherever it stands. */
class ProductHabitsTest {

    /** Types whose values do not change. */
    private static final List<String> UNCHANGING = List.of(
            "java.lang.String",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.math.MathContext",
            "java.util.HexFormat",
            "java.util.regex.Pattern",
            "java.util.function.Function",
            "java.util.Comparator",
            "java.lang.invoke.VarHandle",
            "io.opentelemetry.api.common.AttributeKey",
            "org.slf4j.Logger",
            "java.nio.charset.Charset",
            "java.nio.file.Path",
            // Ours, with nothing but final fields.
            "io.featureparity.contract.rows.BarLayout",
            // Configured by a builder and not touched again.
            "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.databind.ObjectReader",
            "com.fasterxml.jackson.databind.ObjectWriter",
            "com.fasterxml.jackson.databind.node.JsonNodeFactory");

    private static final DescribedPredicate<JavaField> SYNTHETIC = describe(
            "synthetic",
            field -> field.getModifiers().contains(JavaModifier.SYNTHETIC)
                    || field.getName().startsWith("$"));

    private static final DescribedPredicate<JavaField> KEPT_FOR_ALL = describe(
            "made once for the whole JVM",
            field -> List.of(
                            // A JVM loads a native library once, so what has loaded it is kept for all who come later.
                            "io.featureparity.table.DuckDbLoader.loader",
                            // Each is read when somebody first asks for it, and is then the same for ever: a start that
                            // reads all of them takes a fifth more processor time.
                            "io.featureparity.contract.BuiltInContracts.ALL")
                    .contains(field.getFullName()));

    private static final DescribedPredicate<JavaField> CONSTANT = describe("constants", ProductHabitsTest::isConstant);

    /** Who may roll dice, wait, or use threads, and what for. */
    private static final String MAY_WAIT = "io\\.featureparity\\.("
            + String.join(
                    "|",
                    // Works on many instruments at a time, each with an engine of its own.
                    "features\\.batch\\.FeatureBatch",
                    // Reads many golden files at a time, with the outcome of one after another.
                    "parity\\.golden\\.SideBySide",
                    // Looks for the formulas of many columns at a time, each answer the same as alone.
                    "parity\\.diagnosis\\.(Diagnoser|column\\.MarketColumns)",
                    // Deals a log's records out to workers, each instrument to one of them.
                    "parity\\.audit\\.(AuditWorkers|AuditWorker)",
                    // Shows a person at a terminal how far the command has come.
                    "gate\\.console\\.Progress",
                    // Follows a log that grows, and waits for what is just being written.
                    "gate\\.verbs\\.LogTailCommand",
                    // Takes records from many threads to one.
                    "audit\\.(AuditLog|LogWriter|RecordRing|storage\\.DiskFolder)",
                    // Ends a component when its process is asked to end.
                    "component\\.main\\.(StopSignal|ThisProcess)",
                    // Waits for a model no longer than it may.
                    "component\\.decision\\.(HandedModel|WatchedModel)",
                    // Waits for bars in memory, which an interrupt has to end.
                    "store\\.memory\\.Monitor",
                    // Shows to other threads how a service stands, and answers requests over HTTP.
                    "observe\\.(ContainedFailures|FaultTally|metrics\\.(Meters|FeedMetrics|ModelMetrics|BatchTimes))",
                    "observe\\.(decision\\.DecisionObserver|health\\.(Health|Probe)|http\\.(BoundedServer|RequestTimes))",
                    "inference\\.(watch\\.InferenceWatch|http\\.ApiHandler)",
                    // Draws the weights of a toy from a seed.
                    "onnx\\.toy\\.ToyPolicy",
                    // Names units of time to the breakers of resilience4j.
                    "resilience\\.breaker\\.Edge",
                    // Looks again and again at sources and stores of a Spring Boot service, and ends its pauses.
                    "spring\\.level\\.(Lookout|UntilClosed)",
                    // Waits until the disk has a Spring Boot service's observation, and sees whether an interrupt ended
                    // that.
                    "spring\\.audit\\.(ServiceLog|LoggedFeed)",
                    // Tells Flink, in Flink's own words, when a source has more, and when rows have waited long enough.
                    "flinkparquet\\.FileReader",
                    "flinkpostgres\\.FeatureTableWriter")
            + ")(\\$.*)?";

    /** A subclass could change what a class computes and keep its name. */
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
                .and(not(KEPT_FOR_ALL))
                .should(holdTheSameValueForEver())
                .check(Product.classes());
    }

    @Test
    void nothingRollsDiceOrStartsThreads() {
        noClasses()
                .that()
                .haveNameNotMatching(MAY_WAIT)
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

    @Test
    void aStaticCacheIsFoundOut() {
        JavaClasses withCaches = new ClassFileImporter().importClasses(Caches.class);
        assertThat(fields().that()
                        .areStatic()
                        .and(not(SYNTHETIC))
                        .should(holdTheSameValueForEver())
                        .evaluate(withCaches)
                        .getFailureReport()
                        .getDetails())
                .hasSize(4)
                .anyMatch(detail -> detail.contains("CACHE"))
                .anyMatch(detail -> detail.contains("COPIED"))
                .anyMatch(detail -> detail.contains("FILLED_LATER"))
                .anyMatch(detail -> detail.contains("DEEP"));
    }

    /** What has passed for unchanging: maps and lists that change, or whose elements do, beside some that do not. */
    @SuppressWarnings("UnusedVariable")
    private static final class Caches {
        static final Map<String, String> CACHE = Collections.synchronizedMap(new WeakHashMap<>());
        static final List<String> COPIED = new ArrayList<>();
        static final Map<String, String> FIXED = Map.of("a", "b");
        static final SortedSet<String> SEALED = Collections.unmodifiableSortedSet(new TreeSet<>());
        static final List<String> COPY = List.copyOf(COPIED);
        static final List<Later> FILLED_LATER = List.of(new Later());
        static final Map<String, List<int[]>> DEEP = Map.of("a", List.of(new int[1]));
        static final List<Map.Entry<String, Integer>> PAIRS = List.of(Map.entry("a", 1));
    }

    @SuppressWarnings("UnusedVariable")
    private static final class Later {
        private @Nullable String value;
    }

    private static ArchCondition<JavaField> holdTheSameValueForEver() {
        return new ArchCondition<>("be final and of a type that does not change") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean same = isConstant(field);
                events.add(new SimpleConditionEvent(
                        field,
                        same,
                        field.getFullName() + " may change: "
                                + field.getRawType().getName()));
            }
        };
    }

    private static boolean isConstant(JavaField field) {
        return isFinalAndStatic(field) && (unchanging(field.getRawType()) || isUnchangingCollection(field));
    }

    private static boolean isFinalAndStatic(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC)
                && field.getModifiers().contains(JavaModifier.FINAL);
    }

    /** A type such as Map says nothing: a cache is one too. So the collection itself is looked at. */
    private static boolean isUnchangingCollection(JavaField field) {
        if (!field.getRawType().isAssignableTo(Collection.class)
                && !field.getRawType().isAssignableTo(Map.class)) {
            return false;
        }
        try {
            Field reflected = field.reflect();
            reflected.setAccessible(true);
            return neverChanges(reflected.get(null));
        } catch (IllegalAccessException e) {
            throw new LinkageError(field.getFullName(), e);
        } catch (NoClassDefFoundError needsMaven) {
            return isMadeByAFactoryOfList(field); // the plugin's classes, which only Maven can load
        }
    }

    private static boolean neverChanges(Object value) {
        if (value instanceof Map<?, ?> map) {
            return isUnmodifiable(map)
                    && Stream.concat(map.keySet().stream(), map.values().stream())
                            .allMatch(ProductHabitsTest::neverChanges);
        }
        if (value instanceof Collection<?> collection) {
            return isUnmodifiable(collection) && collection.stream().allMatch(ProductHabitsTest::neverChanges);
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            return neverChanges(entry.getKey()) && neverChanges(entry.getValue());
        }
        String type = value.getClass().getName();
        return value instanceof Enum
                || value instanceof Record
                || value instanceof Number
                || value instanceof Character
                || UNCHANGING.contains(type)
                || type.startsWith("java.time.");
    }

    private static boolean isUnmodifiable(Object collection) {
        String type = collection.getClass().getName();
        return type.startsWith("java.util.ImmutableCollections$")
                || type.startsWith("java.util.Collections$Unmodifiable");
    }

    private static boolean isMadeByAFactoryOfList(JavaField field) {
        return field.getOwner()
                .getStaticInitializer()
                .map(made -> made.getConstructorCallsFromSelf().stream()
                                .noneMatch(call ->
                                        call.getTargetOwner().getPackageName().startsWith("java.util"))
                        && made.getMethodCallsFromSelf().stream()
                                .noneMatch(
                                        call -> call.getTargetOwner().getName().equals("java.util.Collections")))
                .orElse(false);
    }

    private static boolean unchanging(JavaClass type) {
        return type.isPrimitive()
                || type.isEnum()
                || type.isRecord()
                || UNCHANGING.contains(type.getName())
                || type.getName().startsWith("java.time.");
    }
}
