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
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.observe.health.HealthStatus;
import io.featureparity.resilience.level.LevelListener;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.Contexts;
import io.featureparity.spring.MovedTime;
import io.featureparity.spring.feed.ServedObservation;
import io.featureparity.spring.feed.Standing;
import io.featureparity.testsupport.refusal.Refusals;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** What the starter sees at the feeds, and what is served then. */
class FeedWatchTest {

    private final WatchedFeeds feeds = new WatchedFeeds();
    private final MovedTime time = feeds.time;
    private final ApplicationContextRunner runner = feeds.runner;

    @Test
    void anOverdueBarIsServedWithTheLevelBesideIt() {
        runner.run(context -> {
            feeds.take(context, "USD/COP", 0, 20);
            assertThat(feed(context, "USD/COP").serve(0).standing()).isEqualTo(Standing.WELL);

            time.pass(BAR.plusMinutes(1));
            assertThat(feed(context, "USD/COP").serve(0).standing()).isEqualTo(Standing.WELL);
            time.pass(Duration.ofMillis(1));
            ServedObservation served = feed(context, "USD/COP").serve(0.5);

            assertThat(served.standing().level()).isEqualTo(3);
            assertThat(served.standing().conditions())
                    .containsExactly(
                            "bars of USD/COP: the bar of 2024-03-04T14:40:00Z is overdue since 2024-03-04T14:46:00Z");
            assertThat(served.bar()).isEqualTo(Contexts.bar(19).time());
            assertThat(served.observation()).isEqualTo(feed(context, "USD/COP").observe(0.5));
            assertThat(level(context)).isEqualTo(ServiceLevel.SOURCE_DEGRADED);

            feed(context, "USD/COP").accept(Contexts.bar(20), macro(context));
            assertThat(level(context)).isEqualTo(ServiceLevel.ALL_WELL);
        });
    }

    @Test
    void anOverdueBarIsRefusedIfThePolicySaysSo() {
        runner.withPropertyValues("feature-parity.source.policy=refuse", "feature-parity.source.overdue=30s")
                .run(context -> {
                    feeds.take(context, "USD/COP", 0, 20);
                    feed(context, "USD/COP").observe(0);
                    time.pass(BAR.plusSeconds(31));

                    ComponentException refusal = Refusals.refusal(
                            ComponentException.class,
                            () -> feed(context, "USD/COP").observe(0));
                    assertThat(refusal)
                            .hasMessage("FP-1262 at source of USD/COP: must be whole and new, as"
                                    + " feature-parity.source.policy is refuse, but was bars of USD/COP: the bar of"
                                    + " 2024-03-04T14:40:00Z is overdue since 2024-03-04T14:45:30Z");
                    assertThat(feed(context, "USD/COP").standing().objection())
                            .hasValue(refusal.faults().get(0));
                });
    }

    /** Nobody has to ask: the first bar may never come. */
    @Test
    void aFeedThatGetsNoBarAtAllIsNoticedAndNightsAreNot() {
        runner.run(context -> {
            FeedWatches watches = context.getBean(FeedWatches.class);
            time.pass(BAR.multipliedBy(2));
            watches.look();
            assertThat(level(context)).isEqualTo(ServiceLevel.ALL_WELL);
            time.pass(Duration.ofMinutes(2));
            watches.look();
            assertThat(conditions(context))
                    .containsExactly(
                            "bars of USD/COP: the bar of 2024-03-04T13:05:00Z is overdue since 2024-03-04T13:11:00Z");
        });
        MovedTime night = new MovedTime(Contexts.bar(59).time());
        Contexts.runner().withBean(InstantSource.class, () -> night).run(context -> {
            night.pass(Duration.ofHours(12));
            context.getBean(FeedWatches.class).look();
            assertThat(level(context)).isEqualTo(ServiceLevel.ALL_WELL);
        });
    }

    private static MacroValues withoutVix(ApplicationContext context) {
        FeatureContract contract = context.getBean(FeatureContract.class);
        Map<String, Double> values = new HashMap<>();
        contract.macroColumns().forEach(column -> values.put(column, column.equals("vix") ? Double.NaN : 4.0));
        return contract.macro(values);
    }

    @Test
    void aValueThatTheNewestBarLacksIsNamedUntilTheNextOne() {
        runner.run(context -> {
            feeds.take(context, "USD/COP", 0, 20);
            time.pass(BAR);
            feed(context, "USD/COP").accept(Contexts.bar(20), withoutVix(context));
            assertThat(conditions(context)).containsExactly("values of USD/COP: absent at 2024-03-04T14:40:00Z: vix");
            feeds.take(context, "USD/COP", 21, 22);
            assertThat(conditions(context)).isEmpty();
        });
    }

    @Test
    void aServiceThatGoesOnFromASavedStateKnowsWhatItsLastBarLacks(@TempDir Path states) {
        ApplicationContextRunner saved = runner.withPropertyValues("feature-parity.snapshot.folder=" + states);
        saved.run(context -> {
            feeds.take(context, "USD/COP", 0, 20);
            time.pass(BAR);
            feed(context, "USD/COP").accept(Contexts.bar(20), withoutVix(context));
        });
        saved.run(context -> {
            assertThat(feed(context, "USD/COP").serve(0).standing().conditions())
                    .containsExactly("values of USD/COP: absent at 2024-03-04T14:40:00Z: vix");
            feeds.take(context, "USD/COP", 21, 22);
            assertThat(conditions(context)).isEmpty();
        });
    }

    @Test
    void aMacroColumnWithoutANewValueForTooLongIsStale() {
        runner.withPropertyValues(
                        "feature-parity.source.macro-age=20m", "feature-parity.breaker.features.enabled=false")
                .run(context -> {
                    feeds.take(context, "USD/COP", 0, 20);
                    MacroValues absent = MacroValues.absent(
                            context.getBean(FeatureContract.class).macroColumns());
                    for (int i = 20; i < 23; i++) {
                        time.pass(BAR);
                        feed(context, "USD/COP").accept(Contexts.bar(i), absent);
                        assertThat(conditions(context)).as("bar %s", i).allMatch(text -> text.startsWith("values of"));
                    }
                    time.pass(BAR);
                    feed(context, "USD/COP").accept(Contexts.bar(23), absent);
                    assertThat(conditions(context))
                            .anyMatch(text -> text.startsWith("macro of USD/COP: no new value for PT20M of "));
                });
    }

    // ---- several instruments

    @Test
    void whatIsWrongWithOneInstrumentLeavesTheOthersAsTheyAre() {
        runner.withPropertyValues("feature-parity.instruments=USD/COP,USD/MXN", "feature-parity.source.policy=refuse")
                .run(context -> {
                    for (int i = 0; i < 20; i++) {
                        feeds.take(context, "USD/COP", i, i + 1);
                        feed(context, "USD/MXN").accept(Contexts.bar(i), macro(context));
                    }
                    for (int i = 0; i < 5; i++) {
                        Refusals.refusal(
                                FeatureParityException.class,
                                () -> feed(context, "USD/MXN").accept(Contexts.bar(3), macro(context)));
                    }
                    assertThat(level(context)).isEqualTo(ServiceLevel.READ_ONLY);
                    assertThat(feed(context, "USD/COP").serve(0).standing()).isEqualTo(Standing.WELL);
                    assertThat(feed(context, "USD/MXN").standing().level()).isEqualTo(4);
                    assertThat(part(context, "level").status())
                            .as("one is served")
                            .isEqualTo(HealthStatus.DEGRADED);
                });
    }

    // ---- who hears of it

    @Test
    void aListenerMayAskTheFeedAndHearsOfEachLevelOnce() {
        List<String> heard = new ArrayList<>();
        runner.withBean(
                        "asking",
                        LevelListener.class,
                        () -> transition -> heard.add(transition.from() + " > " + transition.to()))
                .run(context -> {
                    context.getBean(ServiceLevels.class)
                            .listen(transition -> heard.add("bars "
                                    + feed(context, "USD/COP")
                                            .<Long>with(
                                                    inner -> inner.features().barsSeen())));
                    feeds.take(context, "USD/COP", 0, 20);
                    time.pass(BAR.multipliedBy(3));
                    feed(context, "USD/COP").serve(0);
                    feed(context, "USD/COP").serve(0);
                    assertThat(heard).containsExactly("ALL_WELL > SOURCE_DEGRADED", "bars 20");
                });
    }

    @Test
    void aSourceThatIsNotWatchedIsServedAsItIs() {
        runner.withPropertyValues("feature-parity.source.enabled=false", "feature-parity.source.policy=refuse")
                .run(context -> {
                    feeds.take(context, "USD/COP", 0, 20);
                    time.pass(Duration.ofDays(30));
                    assertThat(feed(context, "USD/COP").serve(0).standing()).isEqualTo(Standing.WELL);
                });
    }
}
