// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.Configurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The auto-configurations together, in every order. */
class AutoConfigurationsTest {

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

    @Test
    void whateverTheOrderTheSameBeansAreMade() {
        Set<Set<String>> beans = new HashSet<>();
        List<Class<?>> order = new ArrayList<>(Contexts.ALL);
        for (int i = 0; i < order.size(); i++) {
            Collections.rotate(order, 1);
            beans.add(beans(order));
        }
        Collections.reverse(order);
        beans.add(beans(order));
        assertThat(beans)
                .singleElement()
                .satisfies(names -> assertThat(names)
                        .contains("parityModel", "parityFeeds", "parityLatestStore", "parityHealth", "parityMetrics"));
    }

    @Test
    void everyOrderIsSortedInTheSameWay() {
        List<Class<?>> sorted = sorted(Contexts.ALL);
        for (List<Class<?>> order : permutations(Contexts.ALL.subList(0, Math.min(6, Contexts.ALL.size())))) {
            assertThat(sorted(order))
                    .containsExactlyElementsOf(
                            sorted.stream().filter(order::contains).toList());
        }
    }

    @Test
    void oneOrTwoWithoutTheOthersDoNoHarm() {
        for (Class<?> first : Contexts.ALL) {
            for (Class<?> second : Contexts.ALL.subList(Contexts.ALL.indexOf(first), Contexts.ALL.size())) {
                runner(first == second ? List.of(first) : List.of(first, second))
                        .run(context -> assertThat(context)
                                .as("%s, %s", first.getSimpleName(), second.getSimpleName())
                                .hasNotFailed());
            }
        }
    }

    private static Set<String> beans(List<Class<?>> order) {
        Set<String> names = new TreeSet<>();
        runner(order).run(context -> {
            assertThat(context).hasNotFailed();
            names.addAll(Arrays.asList(context.getBeanDefinitionNames()));
        });
        return names;
    }

    private static ApplicationContextRunner runner(List<Class<?>> order) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(order.toArray(Class<?>[]::new)))
                .withPropertyValues("feature-parity.instruments=USD/COP", "feature-parity.redis.host=localhost");
    }

    private static List<Class<?>> sorted(List<Class<?>> order) {
        return List.of(Configurations.getClasses(AutoConfigurations.of(order.toArray(Class<?>[]::new))));
    }

    private static List<List<Class<?>>> permutations(List<Class<?>> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Class<?>>> all = new ArrayList<>();
        for (Class<?> first : of) {
            List<Class<?>> others = new ArrayList<>(of);
            others.remove(first);
            for (List<Class<?>> rest : permutations(others)) {
                List<Class<?>> one = new ArrayList<>(List.of(first));
                one.addAll(rest);
                all.add(one);
            }
        }
        return all;
    }
}
