// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.watch;

import io.featureparity.contract.error.Fault;
import io.featureparity.features.feed.FeedProgress;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.inference.Board;
import io.featureparity.inference.InferenceSetup;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.health.HealthCheck;
import io.featureparity.observe.health.HealthChecks;
import io.featureparity.observe.health.HealthFinding;
import io.featureparity.resilience.breaker.Edge;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The health of an inference. */
public final class InferenceHealth {

    /** How long a check may take that asks nobody else. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** How long a server may take to answer. */
    private static final Duration OF_A_SERVER = Duration.ofSeconds(3);

    private static final int MOST_OVERDUE = 2;
    private static final long LEAST_BYTES = 1L << 30;
    private static final double MOST_HEAP = 0.95;

    private InferenceHealth() {}

    /**
     * Makes the health of an inference.
     *
     * @param setup what the inference is made of
     * @param board what it shows to other threads
     * @param progress how far its own feed has come, if it has begun
     * @param edges the breakers around it
     * @param auditFolder the folder of its audit log
     * @param failures counts checks that throw what nobody expects
     * @return the health, to be closed
     */
    public static Health of(
            InferenceSetup setup,
            Board board,
            Supplier<Optional<FeedProgress>> progress,
            List<Edge> edges,
            Path auditFolder,
            ContainedFailures failures) {
        return Health.builder(setup.clock(), setup.ticks(), failures)
                .ready("inference", AT_ONCE, ready(board))
                .deep(
                        "database",
                        OF_A_SERVER,
                        HealthChecks.answers(() -> setup.stores().bars().lastPosition(setup.instrument())))
                .deep(
                        "online",
                        OF_A_SERVER,
                        HealthChecks.answers(
                                () -> setup.online().get(board.served().features())))
                .deep("feed", AT_ONCE, feed(setup, board, progress))
                .deep("model", AT_ONCE, HealthChecks.model(() -> board.served().model()))
                .deep("level", AT_ONCE, HealthChecks.level(board.levels()))
                .deep("breakers", AT_ONCE, HealthChecks.breakers(edges))
                .deep("features", AT_ONCE, HealthChecks.featureBreaker(board::featureBreaker))
                .deep("audit", AT_ONCE, () -> audit(board))
                .deep("disk", OF_A_SERVER, HealthChecks.disk(auditFolder, LEAST_BYTES))
                .deep("memory", AT_ONCE, HealthChecks.memory(MOST_HEAP))
                .build();
    }

    private static HealthCheck ready(Board board) {
        return () -> {
            if (board.isReady()) {
                return HealthFinding.up();
            }
            String codes = board.problem().stream()
                    .map(Fault::code)
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            return HealthFinding.down(codes.isEmpty() ? "has not caught up, or is read-only" : codes);
        };
    }

    private static HealthFinding audit(Board board) throws Exception {
        return board.auditCounts().isEmpty()
                ? HealthFinding.up().with("log", "none")
                : HealthChecks.auditLog(() -> board.auditCounts().orElseThrow()).check();
    }

    private static HealthCheck feed(InferenceSetup setup, Board board, Supplier<Optional<FeedProgress>> progress) {
        return () -> {
            Optional<FeedProgress> now = progress.get();
            if (now.isEmpty()) {
                return HealthFinding.degraded("has not begun");
            }
            var contract = board.served().model().contract();
            TradingCalendar calendar = TradingCalendar.of(contract, setup.feed().closures());
            return HealthChecks.feed(now::get, calendar, contract.barMinutes(), MOST_OVERDUE, setup.clock())
                    .check();
        };
    }
}
