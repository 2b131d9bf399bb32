// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.watch;

import static io.featureparity.spring.watch.WatchedFeeds.BAR;
import static io.featureparity.spring.watch.WatchedFeeds.conditions;
import static io.featureparity.spring.watch.WatchedFeeds.feed;
import static io.featureparity.spring.watch.WatchedFeeds.level;
import static io.featureparity.spring.watch.WatchedFeeds.macro;
import static io.featureparity.spring.watch.WatchedFeeds.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.observe.Metric;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.spring.Contexts;
import io.featureparity.spring.MovedTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What the quality of the bars does to the level. */
class WatchedQualityTest {

    private final WatchedFeeds feeds = new WatchedFeeds();
    private final MovedTime time = feeds.time;
    private final ApplicationContextRunner runner = feeds.runner;

    @TempDir
    Path folder;

    @Test
    void aLowQualityOfTheSessionIsSeenInLevelHealthAndMetrics() {
        runner.withPropertyValues("feature-parity.quality.enabled=true", "feature-parity.quality.least-score=99")
                .run(context -> {
                    MeterRegistry registry = new SimpleMeterRegistry();
                    context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
                    feeds.take(context, "USD/COP", 0, 20);
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
                    feeds.take(context, "USD/COP", 36, 38);
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
}
