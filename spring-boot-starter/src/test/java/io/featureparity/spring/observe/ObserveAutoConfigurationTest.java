// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.featureparity.features.model.Model;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.LevelLog;
import io.featureparity.observe.Metric;
import io.featureparity.observe.Part;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.health.HealthChecks;
import io.featureparity.observe.health.HealthStatus;
import io.featureparity.observe.health.PartHealth;
import io.featureparity.resilience.level.LevelListener;
import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.Contexts;
import io.featureparity.spring.feed.InstrumentFeed;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class ObserveAutoConfigurationTest {

    /** Half a minute after bar 19 has ended. */
    private static final Instant NOW = Contexts.bar(20).time().plusSeconds(30);

    private final ApplicationContextRunner runner =
            Contexts.runner().withBean(InstantSource.class, () -> InstantSource.fixed(NOW));

    @TempDir
    Path folder;

    @Test
    void theHealthKnowsModelFeedsLevelMemoryAndDisk() {
        runner.withPropertyValues("feature-parity.snapshot.folder=" + folder, "feature-parity.instruments=USD/COP,*")
                .run(context -> {
                    Health health = context.getBean(Health.class);
                    assertThat(health.deep().parts())
                            .extracting(PartHealth::name)
                            .containsExactly(
                                    "feed-1-usd-cop",
                                    "features-1-usd-cop",
                                    "feed-2--",
                                    "features-2--",
                                    "model",
                                    "level",
                                    "memory",
                                    "disk");
                    assertThat(health.ready().parts())
                            .extracting(PartHealth::name)
                            .containsExactly("feed-1-usd-cop", "feed-2--", "level");
                    assertThat(health.live().parts()).isEmpty();
                    assertThat(health.ready().status()).isEqualTo(HealthStatus.DEGRADED);
                });
    }

    @Test
    void aFeedIsWellAfterTheWarmUpAndUntilBarsAreOverdue() {
        runner.run(context -> {
            Health health = context.getBean(Health.class);
            take(context, 0, 14);
            assertThat(feed(health).finding().reason()).isEqualTo("6 bars are overdue");
            take(context, 14, 20);
            assertThat(feed(health).status()).isEqualTo(HealthStatus.UP);
            assertThat(feed(health).finding().details())
                    .containsEntry("last_bar", Contexts.bar(19).time())
                    .containsEntry("warm_up_left", 0L);
        });
    }

    private static PartHealth feed(Health health) {
        return health.ready().parts().get(0);
    }

    @Test
    void theApplicationAddsChecksOfItsOwn() {
        runner.withBean(
                        HealthCustomizer.class,
                        () -> health -> health.ready("macro-source", Duration.ofSeconds(1), HealthChecks.answers(() -> {
                            throw new IllegalStateException("opensesame");
                        })))
                .run(context -> {
                    Health health = context.getBean(Health.class);
                    assertThat(health.ready().status()).isEqualTo(HealthStatus.DOWN);
                    assertThat(health.ready().toString())
                            .contains("macro-source", "java.lang.IllegalStateException")
                            .doesNotContain("opensesame");
                });
    }

    @Test
    void listenersHearOfEachLevel() {
        List<LevelTransition> heard = new ArrayList<>();
        runner.withBean(LevelListener.class, () -> heard::add).run(context -> {
            context.getBean(ServiceLevels.class).raise("macro", ServiceLevel.SOURCE_DEGRADED, "no value of vix");
            assertThat(heard).singleElement().satisfies(transition -> {
                assertThat(transition.to()).isEqualTo(ServiceLevel.SOURCE_DEGRADED);
                assertThat(transition.time()).isEqualTo(NOW);
            });
            assertThat(context.getBean(Health.class).ready().toString()).contains("SOURCE_DEGRADED");
        });
    }

    @Test
    void changesOfTheLevelAreLoggedUnlessTheApplicationLogsThemItself() {
        Logger logger = (Logger) LoggerFactory.getLogger(LevelLog.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.INFO);
        try {
            runner.run(context -> {
                context.getBean(ServiceLevels.class).raise("macro", ServiceLevel.SOURCE_DEGRADED, "no value of vix");
                context.getBean(ServiceLevels.class).clear("macro");
            });
            assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.INFO);
            lines.list.clear();
            List<LevelTransition> heard = new ArrayList<>();
            runner.withBean("parityLevelLog", LevelListener.class, () -> heard::add)
                    .run(context -> context.getBean(ServiceLevels.class)
                            .raise("macro", ServiceLevel.SOURCE_DEGRADED, "no value of vix"));
            assertThat(lines.list).isEmpty();
            assertThat(heard).hasSize(1);
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(null);
        }
    }

    /** The starter asks for no actuator: feeds, level, health and metrics are there without it. */
    @Test
    void withoutTheActuatorThereIsNoEndpointAndAllElse() {
        runner.withClassLoader(
                        new FilteredClassLoader("org.springframework.boot.actuate", "org.springframework.boot.health"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean("parityEndpoint")
                        .doesNotHaveBean("parityHealthIndicator")
                        .doesNotHaveBean("parityReadinessHealthIndicator")
                        .hasBean("parityMetrics")
                        .hasSingleBean(InstrumentFeeds.class)
                        .hasSingleBean(ServiceLevels.class)
                        .hasSingleBean(Health.class));
    }

    /** Spring Boot 4 has the types of the health in a jar of its own, which an application may leave out. */
    @Test
    void withoutTheTypesOfTheHealthTheOthersStay() {
        runner.withClassLoader(new FilteredClassLoader(
                        "org.springframework.boot.health", "org.springframework.boot.actuate.health"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean("parityHealthIndicator")
                        .hasBean("parityMetrics")
                        .hasSingleBean(Health.class));
    }

    @Test
    void everyRegistryIsShownWhatIsCounted() {
        runner.run(context -> {
            MeterRegistry registry = new SimpleMeterRegistry();
            context.getBean("parityMetrics", MeterBinder.class).bindTo(registry);
            take(context, 0, 15);
            assertThat(registry.get(Metric.ENGINE_BARS.id())
                            .tag("instrument", "USD/COP")
                            .gauge()
                            .value())
                    .isEqualTo(15);
            assertThat(registry.get(Metric.BAR_AGE.id()).gauge().value()).isEqualTo(6 * 300 + 30);
            assertThat(registry.get(Metric.LEVEL.id()).gauge().value())
                    .as("bars are overdue")
                    .isEqualTo(3);
            assertThat(registry.get(Metric.LEVEL_TRANSITIONS.id())
                            .tag("to", "3")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            take(context, 15, 20);
            assertThat(registry.get(Metric.LEVEL.id()).gauge().value()).isEqualTo(1);
            assertThat(registry.get(Metric.MODEL_SERVED.id()).gauge().getId().getTags())
                    .extracting(tag -> tag.getValue())
                    .contains(context.getBean(Model.class).stats().hash());
            assertThat(context.getBean(ContainedFailures.class).count(Part.REGISTRY))
                    .isZero();
        });
    }

    @Test
    void metricsAreLeftOutOnRequestOrWithoutMicrometer() {
        runner.withPropertyValues("feature-parity.metrics.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("parityMetrics"));
        runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean("parityMetrics")
                        .hasSingleBean(Health.class));
    }

    @Test
    void whatTheApplicationHasIsTaken() {
        ServiceLevels levels = new ServiceLevels(InstantSource.fixed(NOW));
        ContainedFailures failures = new ContainedFailures();
        Health health =
                Health.builder(InstantSource.fixed(NOW), () -> 0, failures).build();
        MeterBinder metrics = registry -> {};
        runner.withBean(ServiceLevels.class, () -> levels)
                .withBean(ContainedFailures.class, () -> failures)
                .withBean(Health.class, () -> health)
                .withBean("parityMetrics", MeterBinder.class, () -> metrics)
                .run(context -> {
                    assertThat(context).getBean(ServiceLevels.class).isSameAs(levels);
                    assertThat(context).getBean(ContainedFailures.class).isSameAs(failures);
                    assertThat(context).getBean(Health.class).isSameAs(health);
                    assertThat(context).getBean("parityMetrics").isSameAs(metrics);
                });
    }

    @Test
    void withoutOneOfTheApplicationTheClockIsThatOfTheMachine() {
        Contexts.runner()
                .run(context -> assertThat(context.getBean(InstantSource.class).instant())
                        .isAfter(Instant.parse("2024-01-01T00:00:00Z")));
    }

    private static void take(ApplicationContext context, int from, int to) {
        InstrumentFeed feed = context.getBean(InstrumentFeeds.class).feed("USD/COP");
        for (int i = from; i < to; i++) {
            feed.accept(
                    Contexts.bar(i), Contexts.macro(context.getBean(Model.class).contract()));
        }
    }
}
