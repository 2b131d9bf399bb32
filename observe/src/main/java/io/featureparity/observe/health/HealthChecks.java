// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.health;

import io.featureparity.audit.AuditCounts;
import io.featureparity.features.feed.FeedProgress;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.OverdueBars;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.resilience.breaker.BreakerState;
import io.featureparity.resilience.breaker.Edge;
import io.featureparity.resilience.breaker.EdgeState;
import io.featureparity.resilience.breaker.FeatureBreakerState;
import io.featureparity.resilience.level.Condition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The checks that most services have. */
public final class HealthChecks {

    private HealthChecks() {}

    /**
     * Checks whether a dependency answers: a store, a model, a source of macro values.
     *
     * @param call any small call of it; it throws if the dependency does not work
     * @return the check
     */
    public static HealthCheck answers(Runnable call) {
        return () -> {
            call.run();
            return HealthFinding.up();
        };
    }

    /**
     * Shows which model is served. It never finds anything wrong: a service with other files does not start.
     *
     * @param model gives the model that is served now
     * @return the check
     */
    public static HealthCheck model(Supplier<Model> model) {
        return () -> {
            Model now = model.get();
            HealthFinding finding = HealthFinding.up()
                    .with("contract", now.contract().id() + "@" + now.contract().version())
                    .with("contract_sha256", now.contract().hash())
                    .with("order_hash", now.contract().orderHash());
            return now.hasStatistics()
                    ? finding.with("statistics_sha256", now.stats().hash())
                    : finding;
        };
    }

    /**
     * Checks when the last bar came, and whether the warm-up is over.
     *
     * @param progress gives the progress of the feed
     * @param calendar when bars are expected
     * @param barMinutes the length of a bar in minutes
     * @param mostOverdue how many bars may be overdue; with more, the feed is {@link HealthStatus#DEGRADED}
     * @param clock gives the current time
     * @return the check
     */
    public static HealthCheck feed(
            Supplier<FeedProgress> progress,
            TradingCalendar calendar,
            int barMinutes,
            int mostOverdue,
            InstantSource clock) {
        return () -> {
            FeedProgress now = progress.get();
            if (now.lastBar().isEmpty()) {
                return HealthFinding.degraded("no bar yet").with("warm_up_left", now.warmUpLeft());
            }
            long last = now.lastBar().getAsLong();
            int overdue = OverdueBars.count(calendar, barMinutes, last, clock.millis());
            HealthFinding finding = overdue > mostOverdue
                    ? HealthFinding.degraded(overdue + " bars are overdue")
                    : now.warmUpLeft() > 0 ? HealthFinding.degraded("the warm-up is not over") : HealthFinding.up();
            return finding.with("last_bar", Instant.ofEpochMilli(last))
                    .with("overdue_bars", overdue)
                    .with("warm_up_left", now.warmUpLeft())
                    .with("bars", now.bars());
        };
    }

    /**
     * Checks the level of the service. Below the best level the service is {@link HealthStatus#DEGRADED}: it still serves right
     * values, or refuses to serve.
     *
     * @param levels the levels
     * @return the check
     */
    public static HealthCheck level(ServiceLevels levels) {
        return () -> {
            ServiceLevel level = levels.level();
            String why = levels.conditions().stream().map(Condition::name).collect(Collectors.joining(", "));
            HealthFinding finding = level == ServiceLevel.ALL_WELL ? HealthFinding.up() : HealthFinding.degraded(why);
            return finding.with("level", level.number())
                    .with("name", level.name())
                    .with("since", levels.since());
        };
    }

    /**
     * Checks breakers. A breaker that is open, or is just trying, is {@link HealthStatus#DEGRADED}.
     *
     * @param edges the edges that they guard
     * @return the check
     */
    public static HealthCheck breakers(List<Edge> edges) {
        return () -> {
            List<EdgeState> states = edges.stream().map(Edge::state).toList();
            String open = states.stream()
                    .filter(state -> state.state() != BreakerState.CLOSED)
                    .map(EdgeState::name)
                    .collect(Collectors.joining(", "));
            HealthFinding finding = open.isEmpty() ? HealthFinding.up() : HealthFinding.degraded(open);
            for (EdgeState state : states) {
                finding = finding.with(
                        state.name().replace(' ', '_'), state.state().name());
            }
            return finding;
        };
    }

    /**
     * Checks the breaker of features. While it does not permit serving, it is {@link HealthStatus#DEGRADED}.
     *
     * @param breaker gives the state of the breaker; nothing if there is no breaker
     * @return the check
     */
    public static HealthCheck featureBreaker(Supplier<Optional<FeatureBreakerState>> breaker) {
        return () -> {
            Optional<FeatureBreakerState> known = breaker.get();
            if (known.isEmpty()) {
                return HealthFinding.up().with("breaker", "none");
            }
            FeatureBreakerState now = known.get();
            HealthFinding finding =
                    now.state() == BreakerState.CLOSED ? HealthFinding.up() : HealthFinding.degraded(now.reason());
            return finding.with("breaker", now.state().name())
                    .with("opened", now.opened())
                    .with("refused_bars", now.refused());
        };
    }

    /**
     * Checks whether an audit log is written. If its writer has stopped, it is {@link HealthStatus#DOWN}.
     *
     * @param counts gives how far the log has come
     * @return the check
     */
    public static HealthCheck auditLog(Supplier<AuditCounts> counts) {
        return () -> {
            AuditCounts now = counts.get();
            HealthFinding finding = now.stoppedBy().isPresent()
                    ? HealthFinding.down("the writer has stopped")
                    : now.dropped() > 0 ? HealthFinding.degraded("records were dropped") : HealthFinding.up();
            return finding.with("position", now.newest())
                    .with("waiting", now.handedOver() - now.durable())
                    .with("dropped", now.dropped());
        };
    }

    /**
     * Checks an audit log as {@link #auditLog} does, if the service writes one.
     *
     * @param counts gives the progress of the log; nothing if there is none
     * @return the check
     */
    public static HealthCheck auditLogIfAny(Supplier<Optional<AuditCounts>> counts) {
        return () -> {
            Optional<AuditCounts> now = counts.get();
            return now.isEmpty()
                    ? HealthFinding.up().with("log", "none")
                    : auditLog(now::get).check();
        };
    }

    /**
     * Checks the free space of a disk.
     *
     * @param folder a folder on it; its path is not shown
     * @param leastBytes with less free space the disk is {@link HealthStatus#DEGRADED}
     * @return the check
     */
    public static HealthCheck disk(Path folder, long leastBytes) {
        return () -> disk(Files.getFileStore(folder).getUsableSpace(), leastBytes);
    }

    static HealthFinding disk(long usable, long leastBytes) {
        HealthFinding finding = usable < leastBytes
                ? HealthFinding.degraded("less than " + leastBytes + " bytes are left")
                : HealthFinding.up();
        return finding.with("usable_bytes", usable);
    }

    /**
     * Checks how full the heap is, garbage included.
     *
     * @param mostUsed the share of the largest heap, from 0 to 1; if more is used, the memory is {@link HealthStatus#DEGRADED}
     * @return the check
     */
    public static HealthCheck memory(double mostUsed) {
        return () -> {
            Runtime runtime = Runtime.getRuntime();
            return memory(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory(), mostUsed);
        };
    }

    static HealthFinding memory(long used, long most, double mostUsed) {
        HealthFinding finding =
                used > most * mostUsed ? HealthFinding.degraded("the heap is nearly full") : HealthFinding.up();
        return finding.with("used_bytes", used).with("most_bytes", most);
    }
}
