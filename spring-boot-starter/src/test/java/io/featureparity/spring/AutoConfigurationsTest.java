// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.features.model.Model;
import io.featureparity.spring.model.ModelAutoConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.Configurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;

/** The auto-configurations together, in every order. */
class AutoConfigurationsTest {

    private static final String[] PROPERTIES = {
        "feature-parity.instruments=USD/COP",
        "feature-parity.redis.host=localhost",
        "management.endpoints.web.exposure.include=parity"
    };

    /** To make one takes longer than to start an application. */
    private static final Model MODEL = Contexts.model();

    /** What was read of class files, once for all orders. */
    private static final MetadataReaderFactory CLASSES = new CachingMetadataReaderFactory();

    @Test
    void springBootFindsAllOfThem() {
        assertThat(Contexts.ALL)
                .extracting(Class::getSimpleName)
                .containsExactly(
                        "EndpointAutoConfiguration",
                        "HealthOnBoot3",
                        "HealthOnBoot4",
                        "AuditAutoConfiguration",
                        "FeedAutoConfiguration",
                        "LevelAutoConfiguration",
                        "ModelAutoConfiguration",
                        "MetricsAutoConfiguration",
                        "ObserveAutoConfiguration",
                        "TracingAutoConfiguration",
                        "PostgresAutoConfiguration",
                        "RedisAutoConfiguration",
                        "StoreEdgesAutoConfiguration",
                        "WatchAutoConfiguration",
                        "RequestIdAutoConfiguration");
    }

    /**
     * Spring Boot sorts by name before it looks at what has to come first, so the order in which the classes are found changes nothing. Each two
     * of them stand first and last, in both ways.
     */
    @Test
    void theOrderInWhichTheyAreFoundChangesNothing() {
        List<Class<?>> sorted = sorted(Contexts.ALL);
        for (Class<?> first : Contexts.ALL) {
            for (Class<?> last : Contexts.ALL) {
                if (first != last) {
                    List<Class<?>> order = new ArrayList<>(Contexts.ALL);
                    order.removeAll(List.of(first, last));
                    order.add(0, first);
                    order.add(last);
                    assertThat(sorted(order)).as("%s ... %s", first, last).isEqualTo(sorted);
                }
            }
        }
    }

    @Test
    void eachStandsBehindThoseThatItNames() {
        List<Class<?>> sorted = sorted(Contexts.ALL);
        for (Class<?> one : sorted) {
            assertThat(sorted.indexOf(one))
                    .as(one.getSimpleName())
                    .isGreaterThan(befores(one).stream()
                            .mapToInt(sorted::indexOf)
                            .max()
                            .orElse(-1));
            assertThat(befores(one)).as("those of others are not needed").isSubsetOf(sorted);
        }
    }

    /**
     * What another version of Spring Boot, or other auto-configurations between ours, may make of what they name: any order in which each stands
     * behind those that it names. Of each two that do not name each other, the orders that are tried have either one before the other.
     */
    @Test
    void everyOrderThatTheirNamesAllowGivesTheSameBeans() {
        Set<List<Class<?>>> tried = new HashSet<>();
        Set<Set<String>> beans = new HashSet<>();
        for (Class<?> one : Contexts.ALL) {
            for (Class<?> other : Contexts.ALL) {
                if (one != other && !allBefore(one).contains(other) && !tried.contains(List.of(one, other))) {
                    List<Class<?>> order = inOrder(one, other);
                    for (int i = 0; i < order.size(); i++) {
                        for (Class<?> behind : order.subList(i + 1, order.size())) {
                            tried.add(List.of(order.get(i), behind));
                        }
                    }
                    beans.add(definitions(order));
                }
            }
        }
        for (Class<?> one : Contexts.ALL) {
            for (Class<?> other : Contexts.ALL) {
                assertThat(tried.contains(List.of(one, other)))
                        .as("%s ... %s", one.getSimpleName(), other.getSimpleName())
                        .isEqualTo(one != other && !allBefore(one).contains(other));
            }
        }
        assertThat(beans)
                .singleElement()
                .satisfies(names -> assertThat(names)
                        .contains(
                                "parityModel",
                                "parityFeeds",
                                "parityFeedWatches",
                                "parityLatestStore",
                                "parityStoreGuard",
                                "parityHealth",
                                "parityMetrics",
                                "parityDecisionObservers",
                                "parityEndpoint",
                                "parityHealthIndicator",
                                "parityRequestIds"));
    }

    /** The order matters at all: a class that comes before what it names misses it. */
    @Test
    void anOrderThatTheirNamesDoNotAllowLosesBeans() {
        List<Class<?>> reversed = new ArrayList<>(sorted(Contexts.ALL));
        Collections.reverse(reversed);
        assertThat(definitions(reversed)).doesNotContain("parityFeeds");
    }

    @Test
    void allOfThemStartTogether() {
        runner(Contexts.ALL).run(context -> assertThat(context).hasNotFailed());
    }

    /** An order in which one stands right before another: as early as it can, and the rest behind both. */
    private static List<Class<?>> inOrder(Class<?> one, Class<?> other) {
        List<Class<?>> sorted = sorted(Contexts.ALL);
        List<Class<?>> order =
                new ArrayList<>(sorted.stream().filter(allBefore(one)::contains).toList());
        order.add(one);
        sorted.stream()
                .filter(rest -> allBefore(other).contains(rest) && !order.contains(rest))
                .forEach(order::add);
        order.add(other);
        sorted.stream().filter(rest -> !order.contains(rest)).forEach(order::add);
        return order;
    }

    private static Set<Class<?>> allBefore(Class<?> one) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> before : befores(one)) {
            all.add(before);
            all.addAll(allBefore(before));
        }
        return all;
    }

    private static List<Class<?>> befores(Class<?> one) {
        AutoConfiguration named = one.getAnnotation(AutoConfiguration.class);
        assertThat(named.before()).as("all say what they stand behind").isEmpty();
        assertThat(named.beforeName()).isEmpty();
        assertThat(named.afterName()).isEmpty();
        return List.of(named.after());
    }

    /** The names of the beans that are defined if the classes are taken in exactly this order; none is made. */
    private static Set<String> definitions(List<Class<?>> order) {
        GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext());
        TestPropertyValues.of(PROPERTIES).applyTo(context);
        AnnotationConfigUtils.registerAnnotationConfigProcessors(context);
        AnnotatedBeanDefinitionReader reader = new AnnotatedBeanDefinitionReader(context);
        order.forEach(reader::register);
        ConfigurationClassPostProcessor configurations = new ConfigurationClassPostProcessor();
        configurations.setEnvironment(context.getEnvironment());
        configurations.setResourceLoader(context);
        configurations.setMetadataReaderFactory(CLASSES);
        configurations.postProcessBeanDefinitionRegistry(context);
        return new TreeSet<>(Arrays.asList(context.getBeanDefinitionNames()));
    }

    /** All conditions ask for the properties or for what was made with them, so no two of them make anything without the first one. */
    @Test
    void withoutTheModelNoneOfThemMakesAnything() {
        List<Class<?>> others = new ArrayList<>(Contexts.ALL);
        others.remove(ModelAutoConfiguration.class);
        runner(others).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBeanDefinitionNames()).noneMatch(name -> name.startsWith("parity"));
        });
    }

    @Test
    void eachOfThemWithTheModelAloneDoesNoHarm() {
        for (Class<?> one : Contexts.ALL) {
            runner(List.of(ModelAutoConfiguration.class, one))
                    .withBean(Model.class, () -> MODEL)
                    .run(context -> assertThat(context).as(one.getSimpleName()).hasNotFailed());
        }
    }

    @Test
    void theOthersDoNoHarmWithoutOneOfThem() {
        for (Class<?> one : Contexts.ALL) {
            List<Class<?>> others = new ArrayList<>(Contexts.ALL);
            others.remove(one);
            runner(others)
                    .withBean(Model.class, () -> MODEL)
                    .run(context -> assertThat(context).as("without %s", one).hasNotFailed());
        }
    }

    private static WebApplicationContextRunner runner(List<Class<?>> order) {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(order.toArray(Class<?>[]::new)))
                .withPropertyValues(PROPERTIES);
    }

    private static List<Class<?>> sorted(List<Class<?>> order) {
        return List.of(Configurations.getClasses(AutoConfigurations.of(order.toArray(Class<?>[]::new))));
    }
}
