// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.dashboards;

import io.featureparity.audit.AuditCounts;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.quality.QualityRules;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.FaultTally;
import io.featureparity.observe.Feeds;
import io.featureparity.observe.metrics.AuditLogMetrics;
import io.featureparity.observe.metrics.AuditResults;
import io.featureparity.observe.metrics.FaultMetrics;
import io.featureparity.observe.metrics.FeedMetrics;
import io.featureparity.observe.metrics.ModelMetrics;
import io.featureparity.observe.metrics.ResilienceMetrics;
import io.featureparity.observe.metrics.Served;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.breaker.EdgeKind;
import io.featureparity.resilience.breaker.EdgeSettings;
import io.featureparity.resilience.breaker.RetrySettings;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.testsupport.promql.AlertRule;
import io.featureparity.testsupport.promql.Samples;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/** An hour of a service, recorded by the real binders as Prometheus would scrape it, once a minute. */
abstract class AlertTests {

    static final int HOUR = 60;

    final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    final ContainedFailures failures = new ContainedFailures();

    final FaultTally faults = new FaultTally();

    final Samples samples = new Samples();

    final AuditResults audits = new AuditResults("log", () -> this.now, failures);

    Instant now = Feeds.OPEN;

    AuditCounts counts = new AuditCounts(9, 9, 9, 9, 0, 1, 0, 0, Optional.empty());

    final ServiceLevels levels = new ServiceLevels(() -> now);

    final Edge database = new Edge(
            "database",
            EdgeKind.STORE,
            EdgeSettings.USUAL.withRetry(RetrySettings.NONE),
            new Surroundings(() -> now, () -> now.toEpochMilli() * 1_000_000, () -> 0, pause -> false),
            state -> {});

    final MacroSeries macro = Feeds.series();

    MarketFeed feed = Feeds.feed().quality(QualityRules.builtIn()).macro(macro).build();

    /** Records an hour. At its beginning all is well; in each minute something may happen before the scrape. */
    void record(IntConsumer minutes) {
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
    void bar(int minute) {
        if (minute % 5 == 0 && minute > 0) {
            feed.accept(Feeds.time(minute / 5 - 1), 4000, 4002, 3999, 4000 + minute % 3, 1);
        }
    }

    Set<Long> minutesOf(String alert) {
        AlertRule rule = AlertRule.all().stream()
                .filter(one -> one.name().equals(alert))
                .findFirst()
                .orElseThrow();
        long from = Feeds.OPEN.getEpochSecond();
        return rule.fires(samples, from, now.getEpochSecond());
    }

    Set<String> firing() {
        Set<String> firing = new TreeSet<>();
        for (AlertRule rule : AlertRule.all()) {
            if (!minutesOf(rule.name()).isEmpty()) {
                firing.add(rule.name());
            }
        }
        return firing;
    }
}
