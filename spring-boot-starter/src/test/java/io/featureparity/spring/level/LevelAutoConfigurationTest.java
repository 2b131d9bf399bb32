// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.level;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Metric;
import io.featureparity.observe.Part;
import io.featureparity.resilience.level.LevelListener;
import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.Contexts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;

/** Who hears of a change of level, and who looks whether there is one. */
class LevelAutoConfigurationTest {

    private final ApplicationContextRunner runner = Contexts.runner();

    private static void raiseAndClear(ApplicationContext context) {
        ServiceLevels levels = context.getBean(ServiceLevels.class);
        levels.raise("model", ServiceLevel.READ_ONLY, "it has thrown");
        levels.clear("model");
    }

    @Test
    void eachChangeIsAnEventOfTheApplicationAndIsCounted() {
        runner.withBean(Hearing.class).run(context -> {
            MeterRegistry registry = new SimpleMeterRegistry();
            context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
            raiseAndClear(context);
            assertThat(context.getBean(Hearing.class).heard)
                    .extracting(LevelTransition::toString)
                    .containsExactly(
                            "level 1 ALL_WELL to level 4 READ_ONLY: model: it has thrown",
                            "level 4 READ_ONLY to level 1 ALL_WELL: model is over");
            assertThat(transitions(registry, "4")).isOne();
            assertThat(transitions(registry, "1")).isOne();
        });
        List<LevelTransition> instead = new ArrayList<>();
        runner.withBean(Hearing.class)
                .withBean("parityLevelEvents", LevelListener.class, () -> instead::add)
                .run(context -> {
                    raiseAndClear(context);
                    assertThat(context.getBean(Hearing.class).heard).isEmpty();
                    assertThat(instead).hasSize(2);
                });
    }

    private static double transitions(MeterRegistry registry, String to) {
        return registry.get(Metric.LEVEL_TRANSITIONS.id())
                .tag("to", to)
                .functionCounter()
                .count();
    }

    @Test
    void whoeverThrowsIsCountedAndTheOthersHear() {
        List<LevelTransition> heard = new ArrayList<>();
        runner.withBean("throwing", LevelListener.class, () -> transition -> {
                    throw new IllegalStateException("a listener");
                })
                .withBean(ThrowingHearing.class)
                .withBean("hearing", LevelListener.class, () -> heard::add)
                .run(context -> {
                    raiseAndClear(context);
                    assertThat(heard).hasSize(2);
                    assertThat(context.getBean(ServiceLevels.class).listenerFailures())
                            .isEqualTo(4);
                });
    }

    // ---- who looks

    @Test
    void allWhoLookAreAskedAgainAndAgainAlsoBehindOneThatThrows() {
        CountDownLatch looks = new CountDownLatch(3);
        runner.withPropertyValues("feature-parity.levels.look-every=10ms")
                .withBean("throwing", LevelWatch.class, () -> () -> {
                    throw new IllegalStateException("a watch");
                })
                .withBean("looking", LevelWatch.class, () -> looks::countDown)
                .run(context -> {
                    assertThat(looks.await(60, TimeUnit.SECONDS)).isTrue();
                    assertThat(context.getBean(ContainedFailures.class).count(Part.LISTENER))
                            .isGreaterThanOrEqualTo(3);
                    Lookout lookout = context.getBean(Lookout.class);
                    assertThat(lookout.isRunning()).isTrue();
                    lookout.stop();
                    assertThat(lookout.isRunning()).isFalse();
                });
    }

    @Test
    void howOftenIsFromTenMillisecondsToAnHour() {
        for (String wrong : List.of("9ms", "61m")) {
            runner.withPropertyValues("feature-parity.levels.look-every=" + wrong)
                    .run(context -> {
                        assertThat(Contexts.refusal(context).code()).isEqualTo(ErrorCode.SPRING_PROPERTY);
                        assertThat(Contexts.refusal(context))
                                .hasMessageStartingWith(
                                        "FP-1280 at property feature-parity.levels.look-every: must be from"
                                                + " PT0.01S to PT1H, but was PT");
                    });
        }
    }

    @Test
    void aPauseBetweenTwoCallsEndsWhenTheApplicationDoes() {
        UntilClosed pause = new UntilClosed();
        assertThat(pause.await(Duration.ofMillis(1))).isFalse();
        pause.close();
        assertThat(pause.await(Duration.ofDays(1))).isTrue();
        Thread.currentThread().interrupt();
        assertThat(new UntilClosed().await(Duration.ofDays(1))).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    static class Hearing {

        private final List<LevelTransition> heard = new ArrayList<>();

        @EventListener
        void changed(LevelTransition transition) {
            heard.add(transition);
        }
    }

    static class ThrowingHearing {

        @EventListener
        void changed(LevelTransition transition) {
            throw new IllegalStateException("a listener of events");
        }
    }
}
