// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.observe;

import io.featureparity.features.feed.FeedProgress;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.health.HealthBuilder;
import io.featureparity.observe.health.HealthCheck;
import io.featureparity.observe.health.HealthChecks;
import io.featureparity.observe.health.HealthFinding;
import io.featureparity.observe.health.HealthStatus;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.feed.InstrumentFeed;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.featureparity.spring.watch.FeedWatches;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The checks that every service has: its model, its feeds, its level, memory, and the disk of its states. */
final class ServiceHealth {

    /** A bar may come late by a few seconds; after two that should be there somebody should look. */
    private static final int MOST_OVERDUE = 1;

    private static final double FULLEST_HEAP = 0.95;

    /** Room for many states; who writes more on this disk has an alert of its own. */
    static final long LEAST_BYTES = 64L << 20;

    private static final int LONGEST_NAME = 30;

    private final HealthBuilder builder;
    private final InstantSource clock;
    private final Duration limit;

    ServiceHealth(HealthBuilder builder, InstantSource clock, Duration limit) {
        this.builder = builder;
        this.clock = clock;
        this.limit = limit;
    }

    void add(InstrumentFeeds feeds, Optional<FeedWatches> watches) {
        int number = 0;
        for (InstrumentFeed feed : feeds.all()) {
            number++;
            TradingCalendar calendar = feed.with(MarketFeed::calendar);
            int barMinutes = feed.with(inner -> inner.features().contract().barMinutes());
            builder.ready(
                    partName("feed-", number, feed.instrument()),
                    limit,
                    withQuality(
                            HealthChecks.feed(feed::progress, calendar, barMinutes, MOST_OVERDUE, clock),
                            feed.progress()));
            if (watches.flatMap(all -> all.breaker(feed.instrument())).isPresent()) {
                builder.deep(
                        partName("features-", number, feed.instrument()),
                        limit,
                        HealthChecks.featureBreaker(() -> watches.flatMap(all -> all.breaker(feed.instrument()))));
            }
        }
        feeds.all().stream()
                .findFirst()
                .ifPresent(feed -> builder.deep(
                        "model",
                        limit,
                        HealthChecks.model(
                                () -> feed.with(inner -> inner.features().model()))));
    }

    /** With its number, no two instruments have the same name. */
    private static String partName(String what, int number, String instrument) {
        String letters = instrument.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return what + number + "-" + letters.substring(0, Math.min(LONGEST_NAME, letters.length()));
    }

    /** A feed that does not judge has no quality. One that began within the session says so. */
    private static HealthCheck withQuality(HealthCheck feed, FeedProgress progress) {
        return () -> {
            HealthFinding finding = feed.check();
            double score = progress.quality();
            if (Double.isNaN(score)) {
                return finding;
            }
            int unseen = progress.qualityUnseen();
            HealthFinding judged = finding.with("quality", score);
            return unseen == 0 ? judged : judged.with("quality_unseen_bars", unseen);
        };
    }

    /** If nothing may be served of any instrument, nobody should ask. */
    void add(ServiceLevels levels, InstrumentFeeds feeds) {
        HealthCheck level = HealthChecks.level(levels);
        builder.ready("level", limit, () -> {
            HealthFinding finding = level.check();
            boolean nothing = !feeds.all().isEmpty()
                    && feeds.all().stream()
                            .allMatch(feed -> feed.standing().objection().isPresent());
            return nothing
                    ? new HealthFinding(HealthStatus.DOWN, "nothing is served: " + finding.reason(), finding.details())
                    : finding;
        });
    }

    void addMemory() {
        builder.deep("memory", limit, HealthChecks.memory(FULLEST_HEAP));
    }

    /** Without a folder, nothing is written there. */
    void addDisk(String part, @Nullable Path folder) {
        if (folder != null) {
            builder.deep(part, limit, HealthChecks.disk(folder, LEAST_BYTES));
        }
    }

    Health build(List<HealthCustomizer> customizers) {
        customizers.forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }
}
