// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.spring.feed.InstrumentFeed;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.featureparity.spring.feed.ServedObservation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** An application that lacks one jar, or excludes it: what needs it is left out, and all else stays. */
class OptionalJarsTest {

    private static final List<String> BEANS = List.of(
            "parityModel",
            "parityFeeds",
            "parityLevels",
            "parityServiceLog",
            "parityFeedWatches",
            "parityStoreEdges",
            "parityStoreGuard",
            "parityLatestStore",
            "parityHealth",
            "parityMetrics",
            "parityDecisionObservers",
            "parityEndpoint",
            "parityHealthIndicator",
            "parityRequestIds");

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(Contexts.ALL.toArray(Class<?>[]::new)))
            .withPropertyValues(
                    "feature-parity.instruments=USD/COP",
                    "feature-parity.redis.host=localhost",
                    "management.endpoints.web.exposure.include=parity");

    @Test
    void withAllJarsAllIsThere() {
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBeanDefinitionNames()).contains(BEANS.toArray(String[]::new));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "io.featureparity.audit, parityServiceLog",
        "io.featureparity.postgres, ",
        "io.featureparity.redis, parityLatestStore",
        "io.featureparity.store, parityLatestStore parityStoreEdges parityStoreGuard",
        "io.featureparity.resilience, parityLevels parityServiceLog parityFeedWatches parityStoreEdges parityStoreGuard"
                + " parityHealth parityMetrics parityDecisionObservers parityEndpoint parityHealthIndicator"
                + " parityRequestIds",
        "io.featureparity.observe, parityLevels parityServiceLog parityFeedWatches parityStoreEdges parityStoreGuard"
                + " parityHealth parityMetrics parityDecisionObservers parityEndpoint parityHealthIndicator"
                + " parityRequestIds",
        "io.micrometer, parityMetrics parityDecisionObservers",
        "io.opentelemetry, parityDecisionObservers",
        "org.springframework.boot.actuate, parityEndpoint parityHealthIndicator"
    })
    void withoutOneWhatNeedsItIsLeftOutAndFeedsServe(String jar, String left) {
        // Spring Boot 4 has the types of the health in a jar of its own, with which the actuator cannot work either.
        String[] hidden =
                jar.endsWith("actuate") ? new String[] {jar, "org.springframework.boot.health"} : new String[] {jar};
        Set<String> expected = new TreeSet<>(BEANS);
        if (left != null) {
            expected.removeAll(List.of(left.split(" ")));
        }
        runner.withClassLoader(new FilteredClassLoader(hidden)).run(context -> {
            assertThat(context).hasNotFailed();
            Set<String> there = new TreeSet<>(Arrays.asList(context.getBeanDefinitionNames()));
            there.retainAll(BEANS);
            assertThat(there).isEqualTo(expected);
            serve(context);
        });
    }

    /** An application without servlets has none of their types. */
    @Test
    void withoutServletsThereAreNoIdsOfRequests() {
        Contexts.runner()
                .withClassLoader(new FilteredClassLoader("jakarta.servlet"))
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean("parityRequestIds");
                    serve(context);
                });
    }

    private static void serve(ApplicationContext context) {
        InstrumentFeed feed = context.getBean(InstrumentFeeds.class).feed("USD/COP");
        for (int i = 0; i < 15; i++) {
            feed.accept(Contexts.bar(i), Contexts.macro(context.getBean(FeatureContract.class)));
        }
        ServedObservation served = feed.serve(0);
        assertThat(served.bar()).isEqualTo(Contexts.bar(14).time());
        assertThat(served.standing().objection()).isEmpty();
    }
}
