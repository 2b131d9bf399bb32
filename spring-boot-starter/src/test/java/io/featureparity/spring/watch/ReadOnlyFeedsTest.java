// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.watch;

import static io.featureparity.spring.watch.WatchedFeeds.BAR;
import static io.featureparity.spring.watch.WatchedFeeds.conditions;
import static io.featureparity.spring.watch.WatchedFeeds.feed;
import static io.featureparity.spring.watch.WatchedFeeds.level;
import static io.featureparity.spring.watch.WatchedFeeds.macro;
import static io.featureparity.spring.watch.WatchedFeeds.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.observe.health.HealthStatus;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.Contexts;
import io.featureparity.spring.MovedTime;
import io.featureparity.testsupport.refusal.Refusals;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Level 4: what stops the features of an instrument from being served. */
class ReadOnlyFeedsTest {

    private final WatchedFeeds feeds = new WatchedFeeds();
    private final MovedTime time = feeds.time;
    private final ApplicationContextRunner runner = feeds.runner;

    @Test
    void featuresOfFiveRefusedBarsAreNotServedUntilAGoodBarAfterTheRest() {
        runner.run(context -> {
            feeds.take(context, "USD/COP", 0, 20);
            for (int i = 0; i < 5; i++) {
                assertThat(level(context)).isEqualTo(ServiceLevel.ALL_WELL);
                Refusals.refusal(
                        FeatureParityException.class,
                        () -> feed(context, "USD/COP").accept(Contexts.bar(3), macro(context)));
            }
            assertThat(level(context)).isEqualTo(ServiceLevel.READ_ONLY);
            ComponentException refusal = Refusals.refusal(
                    ComponentException.class, () -> feed(context, "USD/COP").observe(0));
            assertThat(refusal)
                    .hasMessage("FP-1263 at features of USD/COP: must be good enough to be served, but was of 11 bars 5"
                            + " were refused, and 0 % of the values were absent; a bar of 2024-03-04T14:50:00Z or later"
                            + " is looked at again");
            assertThat(part(context, "features-1-usd-cop").status()).isEqualTo(HealthStatus.DEGRADED);
            assertThat(part(context, "level").status()).as("nothing is served").isEqualTo(HealthStatus.DOWN);

            feeds.take(context, "USD/COP", 20, 22);
            assertThat(level(context)).isEqualTo(ServiceLevel.READ_ONLY);
            feeds.take(context, "USD/COP", 22, 23);
            assertThat(level(context)).isEqualTo(ServiceLevel.ALL_WELL);
            feed(context, "USD/COP").observe(0);
        });
    }

    @Test
    void theBreakerOfFeaturesHasPropertiesAndCanBeLeftOut() {
        ApplicationContextRunner two = runner.withPropertyValues(
                "feature-parity.breaker.features.refused=2", "feature-parity.breaker.features.window=4");
        two.run(context -> assertThat(afterTwoRefusedBars(context)).isEqualTo(ServiceLevel.READ_ONLY));
        two.withPropertyValues("feature-parity.breaker.features.enabled=false").run(context -> {
            assertThat(afterTwoRefusedBars(context)).isEqualTo(ServiceLevel.ALL_WELL);
            assertThat(context.getBean(FeedWatches.class).breaker("USD/COP")).isEmpty();
        });
    }

    private ServiceLevel afterTwoRefusedBars(ApplicationContext context) {
        for (int i = 0; i < 20; i++) { // a bar that is refused during the warm-up does not count
            feed(context, "USD/COP").accept(Contexts.bar(i), macro(context));
        }
        for (int i = 0; i < 2; i++) {
            Refusals.refusal(
                    FeatureParityException.class,
                    () -> feed(context, "USD/COP").accept(Contexts.bar(3), macro(context)));
        }
        return level(context);
    }

    @Test
    void aFifthOfAbsentValuesOpensIt() {
        runner.run(context -> {
            feeds.take(context, "USD/COP", 0, 20);
            MacroValues absent =
                    MacroValues.absent(context.getBean(FeatureContract.class).macroColumns());
            int taken = 20;
            while (level(context) != ServiceLevel.READ_ONLY && taken < 60) {
                time.pass(BAR);
                feed(context, "USD/COP").accept(Contexts.bar(taken++), absent);
            }
            assertThat(taken).isEqualTo(23);
            assertThat(conditions(context))
                    .contains(
                            "features of USD/COP: of 9 bars 0 were refused, and 22 % of the values were absent; a bar of"
                                    + " 2024-03-04T15:05:00Z or later is looked at again");
        });
    }

    @Test
    void atLevelFourNothingNewIsServedWhoeverHasRaisedIt() {
        runner.run(context -> {
            feeds.take(context, "USD/COP", 0, 20);
            context.getBean(ServiceLevels.class).raise("model", ServiceLevel.READ_ONLY, "it has thrown");
            ComponentException refusal = Refusals.refusal(
                    ComponentException.class, () -> feed(context, "USD/COP").serve(0));
            assertThat(refusal.code()).isEqualTo(ErrorCode.SPRING_READ_ONLY);
            assertThat(refusal)
                    .hasMessage(
                            "FP-1284 at service of USD/COP: must not be at level 4, at which nothing new is decided,"
                                    + " but was model: it has thrown");
            feeds.take(context, "USD/COP", 20, 21);
            assertThat(feed(context, "USD/COP").progress().bars())
                    .as("bars are taken in")
                    .isEqualTo(21);
            context.getBean(ServiceLevels.class).clear("model");
            feed(context, "USD/COP").serve(0);
        });
    }
}
