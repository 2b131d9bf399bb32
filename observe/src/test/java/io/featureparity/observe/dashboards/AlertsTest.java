// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.audit.AuditCounts;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.FaultTally;
import io.featureparity.observe.Feeds;
import io.featureparity.observe.Part;
import io.featureparity.observe.metrics.AuditLogMetrics;
import io.featureparity.observe.metrics.AuditResults;
import io.featureparity.observe.metrics.FaultMetrics;
import io.featureparity.observe.metrics.FeatureBreakerMetrics;
import io.featureparity.observe.metrics.FeedMetrics;
import io.featureparity.observe.metrics.ModelMetrics;
import io.featureparity.observe.metrics.ResilienceMetrics;
import io.featureparity.observe.metrics.Served;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.breaker.EdgeKind;
import io.featureparity.resilience.breaker.EdgeSettings;
import io.featureparity.resilience.breaker.FeatureBreaker;
import io.featureparity.resilience.breaker.FeatureBreakerSettings;
import io.featureparity.resilience.breaker.RetrySettings;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.testsupport.promql.AlertRule;
import io.featureparity.testsupport.promql.Samples;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/**
 * Each alert on samples of the real binders: an hour of a service is recorded as Prometheus would scrape it, once a minute. It fires if
 * something is wrong, and nothing fires in an hour in which all is well.
 */
class AlertsTest {

    private static final int HOUR = 60;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ContainedFailures failures = new ContainedFailures();
    private final FaultTally faults = new FaultTally();
    private final Samples samples = new Samples();
    private final AuditResults audits = new AuditResults("log", () -> this.now, failures);
    private Instant now = Feeds.OPEN;
    private AuditCounts counts = new AuditCounts(9, 9, 9, 9, 0, 1, 0, 0, Optional.empty());

    private final ServiceLevels levels = new ServiceLevels(() -> now);
    private final Edge database = new Edge(
            "database",
            EdgeKind.STORE,
            EdgeSettings.USUAL.withRetry(RetrySettings.NONE),
            new Surroundings(() -> now, () -> now.toEpochMilli() * 1_000_000, () -> 0, pause -> false),
            state -> {});
    private final MacroSeries macro = Feeds.series();
    private MarketFeed feed =
            Feeds.feed().quality(QualityRules.builtIn()).macro(macro).build();

    /** Records an hour. At its beginning all is well; in each minute something may happen before the scrape. */
    private void record(IntConsumer minutes) {
        for (String column : Feeds.CONTRACT.macroColumns()) {
            macro.add(column, LocalDate.of(2024, 3, 4), Feeds.OPEN, 100);
        }
        new FeedMetrics(
                        new Served(Feeds.INSTRUMENT, Feeds.CONTRACT),
                        Feeds.CALENDAR,
                        feed.progress(),
                        () -> now,
                        failures)
                .bindTo(registry);
        new ModelMetrics(Feeds.INSTRUMENT, Feeds.MODEL, failures).bindTo(registry);
        new FaultMetrics(faults, failures).bindTo(registry);
        new ResilienceMetrics(Feeds.INSTRUMENT, levels, List.of(database), failures).bindTo(registry);
        new AuditLogMetrics("log", () -> counts, failures).bindTo(registry);
        audits.bindTo(registry);
        audits.ended(1000, 0, 0);
        for (int minute = 0; minute < HOUR; minute++) {
            now = Feeds.OPEN.plus(Duration.ofMinutes(minute));
            minutes.accept(minute);
            samples.scraped(now.getEpochSecond(), registry.scrape());
        }
    }

    /** A bar comes when it has ended. */
    private void bar(int minute) {
        if (minute % 5 == 0 && minute > 0) {
            feed.accept(Feeds.time(minute / 5 - 1), 4000, 4002, 3999, 4000 + minute % 3, 1);
        }
    }

    private Set<Long> minutesOf(String alert) {
        AlertRule rule = AlertRule.all().stream()
                .filter(one -> one.name().equals(alert))
                .findFirst()
                .orElseThrow();
        long from = Feeds.OPEN.getEpochSecond();
        return rule.fires(samples, from, now.getEpochSecond());
    }

    private Set<String> firing() {
        Set<String> firing = new TreeSet<>();
        for (AlertRule rule : AlertRule.all()) {
            if (!minutesOf(rule.name()).isEmpty()) {
                firing.add(rule.name());
            }
        }
        return firing;
    }

    @Test
    void nothingFiresWhileAllIsWell() {
        record(this::bar);
        assertThat(firing()).isEmpty();
        assertThat(feed.features().barsSeen()).isEqualTo(11);
    }

    @Test
    void barsThatDoNotComeAreStaleAfterTwoMoreMinutes() {
        record(minute -> {
            if (minute <= 20) {
                bar(minute);
            }
        });

        assertThat(firing()).containsExactly("FeatureParityBarsStale");
        // The bar of 13:15 came at 13:20; those of 13:20, 13:25 and 13:30 have ended at 13:35.
        assertThat(minutesOf("FeatureParityBarsStale")).startsWith(37L).hasSize(HOUR - 37);
    }

    @Test
    void macroValuesThatDoNotComeAreStale() {
        record(this::bar);
        Instant end = Feeds.OPEN.plus(Duration.ofDays(6));
        for (int minute = 0; minute < 15; minute++) {
            now = end.plus(Duration.ofMinutes(minute));
            samples.scraped(now.getEpochSecond(), registry.scrape());
        }
        AlertRule rule = AlertRule.all().stream()
                .filter(one -> one.name().equals("FeatureParityMacroStale"))
                .findFirst()
                .orElseThrow();
        assertThat(rule.fires(samples, end.getEpochSecond(), now.getEpochSecond()))
                .containsExactly(10L, 11L, 12L, 13L, 14L);
    }

    @Test
    void barsThatAreRefused() {
        record(minute -> {
            bar(minute);
            if (minute == 31) {
                assertThatThrownBy(() -> feed.accept(Feeds.time(6), -1, 1, 1, 1, 1))
                        .isInstanceOf(InputException.class);
            }
        });

        assertThat(minutesOf("FeatureParityBarsRefused")).startsWith(31L).hasSizeBetween(14, 15);
        assertThat(firing()).contains("FeatureParityBarsRefused").doesNotContain("FeatureParityBarsStale");
    }

    @Test
    void aLevelThatIsLoweredFiresIfItLasts() {
        record(minute -> {
            bar(minute);
            switch (minute) {
                case 10 -> levels.raise("online", ServiceLevel.ONLINE_STORE_DOWN, "no answer");
                case 14 -> levels.clear("online");
                case 20 -> levels.raise("macro", ServiceLevel.SOURCE_DEGRADED, "old");
                case 40 -> levels.raise("database", ServiceLevel.READ_ONLY, "restarted");
                default -> {}
            }
        });

        assertThat(firing()).containsExactly("FeatureParityLevelLowered", "FeatureParityReadOnly");
        assertThat(minutesOf("FeatureParityLevelLowered")).startsWith(25L);
        assertThat(minutesOf("FeatureParityReadOnly")).startsWith(41L);
    }

    /** Of one that a component survives: an inference answers so when it is asked for an observation that is not the decided one. */
    @Test
    void aMismatch() {
        record(minute -> {
            bar(minute);
            if (minute == 30) {
                faults.add(List.of(
                        new Fault(ErrorCode.COMPONENT_FEATURES_DIFFER, "online", "must be the same", "others")));
            }
        });
        assertThat(firing()).containsExactly("FeatureParityModelMismatch");
    }

    @Test
    void twoComponentsThatServeDifferentModels() {
        record(this::bar);
        assertThat(firing()).isEmpty();
        Model other = Model.withoutStatistics(Feeds.CONTRACT);
        ModelMetrics next = new ModelMetrics(Feeds.INSTRUMENT, other, failures);
        next.bindTo(registry);
        for (int minute = HOUR; minute < HOUR + 20; minute++) {
            now = Feeds.OPEN.plus(Duration.ofMinutes(minute));
            samples.scraped(now.getEpochSecond(), registry.scrape());
        }
        assertThat(minutesOf("FeatureParityHashesDiffer")).startsWith(75L);
    }

    @Test
    void anAuditThatFindsADivergence() {
        record(minute -> {
            bar(minute);
            if (minute == 30) {
                audits.ended(1000, 1, 0);
            }
        });
        assertThat(firing()).containsExactly("FeatureParityAuditDivergence");
        assertThat(minutesOf("FeatureParityAuditDivergence")).startsWith(30L);
    }

    @Test
    void anAuditThatCouldNotSay() {
        record(minute -> {
            bar(minute);
            if (minute == 30) {
                audits.ended(0, 0, 2);
            }
        });
        assertThat(firing()).containsExactly("FeatureParityAuditObstructed");
        assertThat(minutesOf("FeatureParityAuditObstructed")).startsWith(30L);
    }

    @Test
    void anAuditThatIsTooOld() {
        record(minute -> {});
        Instant later = Feeds.OPEN.plus(Duration.ofDays(5));
        for (int minute = 0; minute <= 70; minute++) {
            now = later.plus(Duration.ofMinutes(minute));
            samples.scraped(now.getEpochSecond(), registry.scrape());
        }
        AlertRule rule = AlertRule.all().stream()
                .filter(one -> one.name().equals("FeatureParityAuditOld"))
                .findFirst()
                .orElseThrow();
        assertThat(rule.fires(samples, later.getEpochSecond(), now.getEpochSecond()))
                .startsWith(60L);
    }

    @Test
    void anAuditLogThatLosesRecords() {
        record(minute -> {
            bar(minute);
            if (minute == 30) {
                counts = new AuditCounts(9, 9, 9, 9, 3, 1, 0, 0, Optional.empty());
            }
        });
        assertThat(firing()).containsExactly("FeatureParityAuditLogLoses");

        Set<Long> dropped = minutesOf("FeatureParityAuditLogLoses");
        assertThat(dropped).startsWith(30L);
    }

    @Test
    void anAuditLogWhoseWriterHasStopped() {
        record(minute -> {
            bar(minute);
            if (minute == 30) {
                counts = new AuditCounts(9, 9, 9, 9, 0, 1, 0, 0, Optional.of("no space"));
            }
        });
        assertThat(firing()).containsExactly("FeatureParityAuditLogLoses");
        assertThat(minutesOf("FeatureParityAuditLogLoses")).hasSize(30);
    }

    @Test
    void barsOfPoorQuality() {
        record(minute -> {
            if (minute % 5 == 0 && minute > 0) {
                feed.accept(Feeds.time(minute / 5 - 1), Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
            }
        });
        assertThat(feed.progress().quality()).isLessThan(90);
        assertThat(firing()).containsExactly("FeatureParityQualityLow");
    }

    @Test
    void aBreakerThatStaysOpen() {
        record(minute -> {
            bar(minute);
            if (minute >= 20) {
                for (int call = 0; call < 100; call++) {
                    fail();
                }
            }
        });
        assertThat(firing()).contains("FeatureParityBreakerOpen");
        assertThat(minutesOf("FeatureParityBreakerOpen")).startsWith(25L);
    }

    private void fail() {
        try {
            database.once(() -> {
                throw new StoreException(new Fault(ErrorCode.STORE_TIMEOUT, "database", "must answer", "nothing"));
            });
        } catch (StoreException known) {
            assertThat(known.faults()).isNotEmpty();
        }
    }

    @Test
    void anObserverOrAListenerThatThrows() {
        record(minute -> {
            bar(minute);
            if (minute == 30) {
                failures.add(Part.TRACER, new IllegalStateException());
            }
        });
        assertThat(firing()).containsExactly("FeatureParityObserverFails");
    }

    @Test
    void aListenerOfTheFeedThatThrows() {
        feed = Feeds.feed()
                .macro(macro)
                .listener((decision, time, features) -> {
                    throw new IllegalStateException("broken");
                })
                .build();
        record(this::bar);
        assertThat(firing()).containsExactly("FeatureParityObserverFails");
    }

    @Test
    void aListenerOfTheLevelThatThrows() {
        levels.listen(transition -> {
            throw new IllegalStateException("broken");
        });
        record(minute -> {
            bar(minute);
            if (minute == 30) {
                levels.raise("macro", ServiceLevel.SOURCE_DEGRADED, "old");
                levels.clear("macro");
            }
        });
        assertThat(firing()).containsExactly("FeatureParityObserverFails");
    }

    @Test
    void aBreakerOfFeaturesThatIsOpen() {
        FeatureBreaker breaker = new FeatureBreaker(FeatureBreakerSettings.USUAL, Feeds.CONTRACT);
        new FeatureBreakerMetrics(Feeds.INSTRUMENT, breaker::state, failures).bindTo(registry);
        record(minute -> {
            bar(minute);
            if (minute >= 30 && minute < 35) {
                breaker.refused();
            }
        });
        assertThat(breaker.permits()).isFalse();
        assertThat(firing()).containsExactly("FeatureParityBreakerOpen");
    }

    /** The tests of this class name every alert. */
    @Test
    void everyAlertIsTried() {
        assertThat(AlertRule.all())
                .extracting(AlertRule::name)
                .containsExactlyInAnyOrderElementsOf(new HashSet<>(List.of(
                        "FeatureParityBarsStale",
                        "FeatureParityMacroStale",
                        "FeatureParityBarsRefused",
                        "FeatureParityLevelLowered",
                        "FeatureParityReadOnly",
                        "FeatureParityModelMismatch",
                        "FeatureParityHashesDiffer",
                        "FeatureParityAuditDivergence",
                        "FeatureParityAuditObstructed",
                        "FeatureParityAuditOld",
                        "FeatureParityAuditLogLoses",
                        "FeatureParityQualityLow",
                        "FeatureParityBreakerOpen",
                        "FeatureParityObserverFails")));
    }
}
