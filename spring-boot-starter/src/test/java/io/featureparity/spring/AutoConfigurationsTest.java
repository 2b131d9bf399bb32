// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;

/** The auto-configurations together, in every order. */
class AutoConfigurationsTest {

    private static final String[] PROPERTIES = {
        "feature-parity.instruments=USD/COP",
        "feature-parity.redis.host=localhost",
        "management.endpoints.web.exposure.include=parity"
    };

    @Test
    void springBootFindsAllOfThem() {
        assertThat(Contexts.ALL)
                .extracting(Class::getSimpleName)
                .containsExactly(
                        "EndpointAutoConfiguration",
                        "HealthOnBoot3",
                        "HealthOnBoot4",
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
     * behind those that it names. Exchanging two neighbours that do not name each other leads from each such order to every other one. So
     * it is enough that for each two of them, next to each other in both ways, the same beans are made.
     */
    @Test
    void everyOrderThatTheirNamesAllowGivesTheSameBeans() {
        Set<Set<String>> beans = new HashSet<>();
        int pairs = 0;
        for (Class<?> one : Contexts.ALL) {
            for (Class<?> other : Contexts.ALL) {
                if (one != other
                        && !allBefore(one).contains(other)
                        && !allBefore(other).contains(one)) {
                    pairs++;
                    beans.add(definitions(neighbours(one, other)));
                }
            }
        }
        assertThat(pairs).isGreaterThan(50);
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

    /** An order in which two stand next to each other: behind all that either names, before all others. */
    private static List<Class<?>> neighbours(Class<?> one, Class<?> other) {
        Set<Class<?>> before = new LinkedHashSet<>(allBefore(one));
        before.addAll(allBefore(other));
        List<Class<?>> sorted = sorted(Contexts.ALL);
        List<Class<?>> order =
                new ArrayList<>(sorted.stream().filter(before::contains).toList());
        order.addAll(List.of(one, other));
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
        configurations.postProcessBeanDefinitionRegistry(context);
        return new TreeSet<>(Arrays.asList(context.getBeanDefinitionNames()));
    }

    /** Whether a context starts depends on its definitions alone, so those that have the same ones are started once. */
    @Test
    void oneOrTwoWithoutTheOthersDoNoHarm() {
        Map<Set<String>, List<Class<?>>> byDefinitions = new LinkedHashMap<>();
        for (Class<?> first : Contexts.ALL) {
            for (Class<?> second : Contexts.ALL.subList(Contexts.ALL.indexOf(first), Contexts.ALL.size())) {
                List<Class<?>> some = sorted(first == second ? List.of(first) : List.of(first, second));
                byDefinitions.putIfAbsent(definitions(some), some);
            }
        }
        byDefinitions
                .values()
                .forEach(some -> runner(some)
                        .run(context -> assertThat(context).as("%s", some).hasNotFailed()));
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
