// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.observe.Metric;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.health.HealthStatus;
import io.featureparity.observe.health.PartHealth;
import io.featureparity.resilience.level.Condition;
import io.featureparity.resilience.level.LevelListener;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.Contexts;
import io.featureparity.spring.MovedTime;
import io.featureparity.spring.feed.InstrumentFeed;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.featureparity.spring.feed.ServedObservation;
import io.featureparity.spring.feed.Standing;
import io.featureparity.testsupport.refusal.Refusals;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** What the starter sees at the feeds, and what is served then. */
class FeedWatchTest {

    private static final Duration BAR = Duration.ofMinutes(5);

    /** Bars are taken in when they end. */
    private final MovedTime time = new MovedTime(Contexts.bar(0).time());

    private final ApplicationContextRunner runner = Contexts.runner().withBean(InstantSource.class, () -> time);

    @TempDir
    Path folder;

    /** Takes bars of the session in, each when it ends. */
    private void take(ApplicationContext context, String instrument, int from, int to) {
        for (int i = from; i < to; i++) {
            time.pass(BAR);
            feed(context, instrument).accept(Contexts.bar(i), macro(context));
        }
    }

    private static InstrumentFeed feed(ApplicationContext context, String instrument) {
        return context.getBean(InstrumentFeeds.class).feed(instrument);
    }

    private static MacroValues macro(ApplicationContext context) {
        return Contexts.macro(context.getBean(FeatureContract.class));
    }

    private static List<String> conditions(ApplicationContext context) {
        return context.getBean(ServiceLevels.class).conditions().stream()
                .map(Condition::toString)
                .toList();
    }

    private static ServiceLevel level(ApplicationContext context) {
        return context.getBean(ServiceLevels.class).level();
    }

    // ---- level 3

    @Test
    void anOverdueBarIsServedWithTheLevelBesideIt() {
        runner.run(context -> {
            take(context, "USD/COP", 0, 20);
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
                    take(context, "USD/COP", 0, 20);
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

    @Test
    void aValueThatTheNewestBarLacksIsNamedUntilTheNextOne() {
        runner.run(context -> {
            take(context, "USD/COP", 0, 20);
            Map<String, Double> values = new HashMap<>();
            List<String> columns = context.getBean(FeatureContract.class).macroColumns();
            columns.forEach(column -> values.put(column, column.equals("vix") ? Double.NaN : 4.0));
            time.pass(BAR);
            feed(context, "USD/COP")
                    .accept(
                            Contexts.bar(20),
                            context.getBean(FeatureContract.class).macro(values));
            assertThat(conditions(context)).containsExactly("values of USD/COP: absent at 2024-03-04T14:40:00Z: vix");
            take(context, "USD/COP", 21, 22);
            assertThat(conditions(context)).isEmpty();
        });
    }

    @Test
    void aMacroColumnWithoutANewValueForTooLongIsStale() {
        runner.withPropertyValues(
                        "feature-parity.source.macro-age=20m", "feature-parity.breaker.features.enabled=false")
                .run(context -> {
                    take(context, "USD/COP", 0, 20);
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

    @Test
    void aLowQualityOfTheSessionIsSeenInLevelHealthAndMetrics() {
        runner.withPropertyValues("feature-parity.quality.enabled=true", "feature-parity.quality.least-score=99")
                .run(context -> {
                    MeterRegistry registry = new SimpleMeterRegistry();
                    context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
                    take(context, "USD/COP", 0, 20);
                    assertThat(registry.get(Metric.QUALITY_SCORE.id()).gauge().value())
                            .isEqualTo(100);
                    assertThat(level(context)).isEqualTo(ServiceLevel.ALL_WELL);

                    Bar outside = new Bar(Contexts.bar(20).time(), 3960, 3950, 3940, 3945, 9);
                    time.pass(BAR);
                    feed(context, "USD/COP").accept(outside, macro(context));
                    double score = (20 * 100 + 70) / 21.0;
                    assertThat(registry.get(Metric.QUALITY_SCORE.id()).gauge().value())
                            .isEqualTo(score);
                    assertThat(conditions(context))
                            .containsExactly("quality of USD/COP: the bars of the session have 98.6 of 100, and should"
                                    + " have 99.0");
                    assertThat(part(context, "feed-1-usd-cop").finding().details())
                            .containsEntry("quality", score)
                            .doesNotContainKey("quality_unseen_bars");
                });
    }

    @Test
    void aSessionThatIsSeenFromItsMiddleIsJudgedFromThereAndIsSaidToBe() {
        runner.withPropertyValues("feature-parity.quality.enabled=true", "feature-parity.quality.least-score=99")
                .run(context -> {
                    time.pass(BAR.multipliedBy(36));
                    take(context, "USD/COP", 36, 38);
                    assertThat(feed(context, "USD/COP").progress().quality()).isEqualTo(100);
                    assertThat(level(context)).isEqualTo(ServiceLevel.ALL_WELL);
                    assertThat(part(context, "feed-1-usd-cop").finding().details())
                            .containsEntry("quality", 100.0)
                            .containsEntry("quality_unseen_bars", 36);

                    time.pass(BAR);
                    feed(context, "USD/COP")
                            .accept(new Bar(Contexts.bar(38).time(), 3960, 3950, 3940, 3945, 9), macro(context));
                    assertThat(conditions(context))
                            .containsExactly(
                                    "quality of USD/COP: the bars of the session after its first 36, which were"
                                            + " not seen, have 90.0 of 100, and should have 99.0");
                });
    }

    @Test
    void rulesOfQualityComeFromAFile() throws Exception {
        Path rules = Files.writeString(
                folder.resolve("rules.json"),
                QualityRules.builtIn()
                        .document()
                        .readableText()
                        .replaceFirst("(\"outside_high_low\": \\{\\s*\"weight\": )30", "$1100"));
        runner.withPropertyValues("feature-parity.quality.enabled=true", "feature-parity.quality.rules=" + rules)
                .run(context -> {
                    time.pass(BAR);
                    feed(context, "USD/COP")
                            .accept(new Bar(Contexts.bar(0).time(), 3960, 3950, 3940, 3945, 9), macro(context));
                    assertThat(feed(context, "USD/COP").progress().quality()).isZero();
                });
        Files.writeString(rules, "{}");
        runner.withPropertyValues("feature-parity.quality.enabled=true", "feature-parity.quality.rules=" + rules)
                .run(context -> assertThat(Contexts.refusal(context)).hasMessageContaining(rules.toString()));
    }

    // ---- level 4

    @Test
    void featuresOfFiveRefusedBarsAreNotServedUntilAGoodBarAfterTheRest() {
        runner.run(context -> {
            take(context, "USD/COP", 0, 20);
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

            take(context, "USD/COP", 20, 22);
            assertThat(level(context)).isEqualTo(ServiceLevel.READ_ONLY);
            take(context, "USD/COP", 22, 23);
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
        feed(context, "USD/COP").accept(Contexts.bar(5), macro(context));
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
            take(context, "USD/COP", 0, 20);
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
            take(context, "USD/COP", 0, 20);
            context.getBean(ServiceLevels.class).raise("model", ServiceLevel.READ_ONLY, "it has thrown");
            ComponentException refusal = Refusals.refusal(
                    ComponentException.class, () -> feed(context, "USD/COP").serve(0));
            assertThat(refusal.code()).isEqualTo(ErrorCode.SPRING_READ_ONLY);
            assertThat(refusal)
                    .hasMessage(
                            "FP-1284 at service of USD/COP: must not be at level 4, at which nothing new is decided,"
                                    + " but was model: it has thrown");
            take(context, "USD/COP", 20, 21);
            assertThat(feed(context, "USD/COP").progress().bars())
                    .as("bars are taken in")
                    .isEqualTo(21);
            context.getBean(ServiceLevels.class).clear("model");
            feed(context, "USD/COP").serve(0);
        });
    }

    // ---- several instruments

    @Test
    void whatIsWrongWithOneInstrumentLeavesTheOthersAsTheyAre() {
        runner.withPropertyValues("feature-parity.instruments=USD/COP,USD/MXN", "feature-parity.source.policy=refuse")
                .run(context -> {
                    for (int i = 0; i < 20; i++) {
                        take(context, "USD/COP", i, i + 1);
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

    // ---- who hears of it, and settings

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
                    take(context, "USD/COP", 0, 20);
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
                    take(context, "USD/COP", 0, 20);
                    time.pass(Duration.ofDays(30));
                    assertThat(feed(context, "USD/COP").serve(0).standing()).isEqualTo(Standing.WELL);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "source.overdue, 0s, must be from PT0.001S to PT8784H, PT0S",
        "source.macro-age, 367d, must be from PT0.001S to PT8784H, PT8808H",
        "quality.least-score, 101, must be from 0 to 100, 101.0",
        "quality.least-score, NaN, must be from 0 to 100, NaN",
        "quality.rules, rules.json, must not be set while feature-parity.quality.enabled is false, rules.json",
        "breaker.features.absent, 1.5, must be above 0 and at most 1, 1.5",
        "breaker.features.refused, 13, must be a whole number from 1 to 12, 13",
        "breaker.features.least-bars, 0, must be a whole number from 1 to 12, 0",
        "breaker.features.window, 0, must be a whole number from 1 to 10000, 0",
        "breaker.features.rest, 25h, must be from PT0.001S to PT24H, PT25H",
        "breaker.features.trials, 0, must be a whole number from 1 to 10000, 0"
    })
    void aSettingThatIsNotPossibleIsNamedByItsProperty(String name, String text, String rule, String value) {
        String property = "feature-parity." + name;
        runner.withPropertyValues(property + "=" + text)
                .run(context -> assertThat(Contexts.refusal(context))
                        .hasMessage("FP-1280 at property " + property + ": " + rule + ", but was " + value));
    }

    private static PartHealth part(ApplicationContext context, String name) {
        return context.getBean(Health.class).deep().parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
