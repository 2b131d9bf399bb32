// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.watch;

import static io.featureparity.observe.health.HealthLimits.AT_ONCE;
import static io.featureparity.observe.health.HealthLimits.LEAST_BYTES;
import static io.featureparity.observe.health.HealthLimits.MOST_HEAP;
import static io.featureparity.observe.health.HealthLimits.MOST_OVERDUE;
import static io.featureparity.observe.health.HealthLimits.OF_A_SERVER;

import io.featureparity.contract.error.Fault;
import io.featureparity.features.feed.FeedProgress;
import io.featureparity.features.model.Model;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The health of an inference. */
public final class InferenceHealth {

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
                .deep("feed", AT_ONCE, new FeedCheck(setup, board, progress))
                .deep("model", AT_ONCE, HealthChecks.model(() -> board.served().model()))
                .deep("level", AT_ONCE, HealthChecks.level(board.levels()))
                .deep("breakers", AT_ONCE, HealthChecks.breakers(edges))
                .deep("features", AT_ONCE, HealthChecks.featureBreaker(board::featureBreaker))
                .deep("audit", AT_ONCE, HealthChecks.auditLogIfAny(board::auditCounts))
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

    /** Looks at the inference's own feed. When bars are expected is computed once for each model. */
    private static final class FeedCheck implements HealthCheck {

        private final InferenceSetup setup;
        private final Board board;
        private final Supplier<Optional<FeedProgress>> progress;
        private @Nullable Model model;
        private @Nullable TradingCalendar calendar;

        FeedCheck(InferenceSetup setup, Board board, Supplier<Optional<FeedProgress>> progress) {
            this.setup = setup;
            this.board = board;
            this.progress = progress;
        }

        private synchronized TradingCalendar calendar(Model now) {
            TradingCalendar known = calendar;
            if (known == null || model != now) {
                known = TradingCalendar.of(now.contract(), setup.feed().closures());
                calendar = known;
                model = now;
            }
            return known;
        }

        @Override
        public HealthFinding check() throws Exception {
            Optional<FeedProgress> now = progress.get();
            if (now.isEmpty()) {
                return HealthFinding.degraded("has not begun");
            }
            Model served = board.served().model();
            return HealthChecks.feed(
                            now::get, calendar(served), served.contract().barMinutes(), MOST_OVERDUE, setup.clock())
                    .check();
        }
    }
}
