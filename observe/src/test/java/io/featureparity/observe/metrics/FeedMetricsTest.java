// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.metrics;

import static io.featureparity.observe.Feeds.give;
import static io.featureparity.observe.Feeds.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.error.InputException;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.Feeds;
import io.featureparity.observe.Metric;
import io.featureparity.observe.Part;
import io.featureparity.observe.Shown;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FeedMetricsTest {

    private final Shown shown = new Shown();
    private final ContainedFailures failures = new ContainedFailures();
    private final Served served = new Served(Feeds.INSTRUMENT, Feeds.CONTRACT);
    private Instant now = Feeds.OPEN;

    private FeedMetrics metrics(MarketFeed feed) {
        return new FeedMetrics(served, Feeds.CALENDAR, feed.progress(), () -> now, failures);
    }

    private double value(Metric metric) {
        return shown.value(metric).orElseThrow();
    }

    @Test
    void everyDecisionAboutABarIsShownWithItsOutcomeAndCode() {
        MarketFeed feed = Feeds.feed().build();
        metrics(feed).bindTo(shown.registry);

        give(feed, 0, 4000);
        give(feed, 1, 4001);
        give(feed, 1, 4001);
        give(feed, 4, 4002);
        assertThatThrownBy(() -> give(feed, 4, 4003)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> give(feed, 2, 4003)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> give(feed, 5, -1)).isInstanceOf(InputException.class);
        give(feed, 200, 4004);

        String of = "contract=usdcop-m5@1.0.0 decision=%s instrument=USD/COP outcome=%s";
        assertThat(shown.values(Metric.BARS))
                .hasSize(7)
                .containsEntry("code=none " + of.formatted("accepted", "taken"), 3.0)
                .containsEntry("code=none " + of.formatted("inserted", "taken"), 2.0)
                .containsEntry("code=none " + of.formatted("duplicate_dropped", "dropped"), 1.0)
                .containsEntry("code=none " + of.formatted("outside_session_dropped", "dropped"), 1.0)
                .containsEntry("code=FP-572 " + of.formatted("conflict_refused", "refused"), 1.0)
                .containsEntry("code=FP-573 " + of.formatted("late_refused", "refused"), 1.0)
                .containsEntry("code=several " + of.formatted("bad_values_refused", "refused"), 1.0);
        assertThat(shown.value(Metric.BARS, "decision=off_grid_refused")).contains(0.0);
    }

    @Test
    void agesAreThoseOfTheClock() {
        MarketFeed feed = Feeds.feed().build();
        metrics(feed).bindTo(shown.registry);
        assertThat(value(Metric.BAR_AGE)).isNaN();
        assertThat(value(Metric.WARMUP_LEFT)).isEqualTo(15);

        give(feed, 0, 4000);
        give(feed, 1, 4001);
        now = Instant.ofEpochMilli(time(2)).plusMillis(500);

        assertThat(value(Metric.BAR_AGE)).isEqualTo(300.5);
        assertThat(value(Metric.WARMUP_LEFT)).isEqualTo(13);
        assertThat(value(Metric.ENGINE_BARS)).isEqualTo(2);
        assertThat(shown.value(Metric.MACRO_AGE, "column=dxy")).contains(600.5); // bar 1 had none
        assertThat(shown.value(Metric.MACRO_AGE, "column=vix")).contains(Double.NaN);
    }

    @Test
    void aMacroValueOfASeriesIsAsOldAsItsAvailability() {
        MacroSeries published = Feeds.series();
        Instant available = Instant.parse("2024-03-01T12:00:00Z");
        published.add("dxy", LocalDate.of(2024, 3, 1), available, 100);
        MarketFeed feed = Feeds.feed().macro(published).build();
        metrics(feed).bindTo(shown.registry);

        give(feed, 0, 4000);
        published.add("dxy", LocalDate.of(2024, 3, 4), Instant.ofEpochMilli(time(1)), 101);
        now = Instant.ofEpochMilli(time(1));
        assertThat(shown.value(Metric.MACRO_AGE, "column=dxy"))
                .as("no bar has seen the new value yet")
                .contains((time(1) - available.toEpochMilli()) / 1000.0);

        give(feed, 1, 4000);
        assertThat(shown.value(Metric.MACRO_AGE, "column=dxy")).contains(0.0);
    }

    @Test
    void overdueBarsAreThoseOfSessionsThatHaveEnded() {
        MarketFeed feed = Feeds.feed().build();
        metrics(feed).bindTo(shown.registry);
        now = Instant.ofEpochMilli(time(2));
        assertThat(value(Metric.BARS_OVERDUE))
                .as("the one of 13:05; the one of the start has begun")
                .isEqualTo(1);

        give(feed, 0, 4000);
        assertThat(value(Metric.BARS_OVERDUE)).isEqualTo(1);
        give(feed, 1, 4000);
        assertThat(value(Metric.BARS_OVERDUE)).isZero();
        now = Instant.ofEpochMilli(time(3)).minusMillis(1);
        assertThat(value(Metric.BARS_OVERDUE)).isZero();
        now = Instant.ofEpochMilli(time(3));
        assertThat(value(Metric.BARS_OVERDUE)).isEqualTo(1);
        now = Instant.parse("2024-03-05T12:59:00Z");
        assertThat(value(Metric.BARS_OVERDUE)).as("a night counts nothing").isEqualTo(58);
        now = Instant.parse("2024-05-05T00:00:00Z");
        assertThat(value(Metric.BARS_OVERDUE)).isEqualTo(1000);
    }

    @Test
    void snapshotsAreCountedAndAreAsOldAsTheirLastBar() {
        MarketFeed feed = Feeds.feed().build();
        metrics(feed).bindTo(shown.registry);
        assertThat(value(Metric.SNAPSHOT_AGE)).isNaN();
        give(feed, 0, 4000);
        feed.snapshot();
        give(feed, 1, 4000);
        now = Instant.ofEpochMilli(time(2));

        assertThat(value(Metric.SNAPSHOTS)).isEqualTo(1);
        assertThat(value(Metric.SNAPSHOT_AGE)).isEqualTo(600);
    }

    /** A counter of Prometheus that goes down is taken for a restart of the process. */
    @Test
    void countsGoOnWhenTheFeedIsReplacedOrRestored() {
        MarketFeed first = Feeds.feed().build();
        FeedMetrics metrics = metrics(first);
        metrics.bindTo(shown.registry);
        give(first, 0, 4000);
        give(first, 1, 4000);
        MarketFeed second = Feeds.feed().build();
        second.restore(first.snapshot());
        metrics.follow(second.progress());
        metrics.follow(second.progress());
        give(second, 2, 4000);
        second.restore(first.snapshot());
        give(second, 2, 4000);

        assertThat(shown.value(Metric.BARS, "decision=accepted")).contains(4.0);
        assertThat(value(Metric.ENGINE_BARS)).isEqualTo(3);
        assertThat(value(Metric.SNAPSHOTS)).isEqualTo(1);
        assertThat(second.counts().counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .as("those of the feed begin anew")
                .isEqualTo(1);
    }

    @Test
    void failuresOfTheListenerAreShown() {
        MarketFeed feed = Feeds.feed()
                .listener((decision, time, features) -> {
                    throw new IllegalStateException("broken");
                })
                .build();
        FeedMetrics metrics = metrics(feed);
        metrics.bindTo(shown.registry);
        give(feed, 0, 4000);
        metrics.follow(Feeds.feed().build().progress());

        assertThat(value(Metric.LISTENER_FAILURES)).isEqualTo(1);
    }

    @Test
    void aRegistryThatThrowsIsCountedAndTheOthersAreServed() {
        MarketFeed feed = Feeds.feed().build();
        FeedMetrics metrics = metrics(feed);

        metrics.bindTo(Shown.broken());
        metrics.bindTo(shown.registry);
        give(feed, 0, 4000);

        assertThat(failures.count(Part.REGISTRY)).isEqualTo(34);
        assertThat(shown.value(Metric.BARS, "decision=accepted")).contains(1.0);
    }

    @Test
    void whatIsNotServedAnyMoreIsTakenOut() {
        FeedMetrics metrics = metrics(Feeds.feed().build());
        metrics.bindTo(shown.registry);
        assertThat(shown.registry.getMeters()).hasSize(34);

        metrics.close();

        assertThat(shown.registry.getMeters()).isEmpty();
    }
}
