// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditReader;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.LevelChange;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.component.decision.Thresholds;
import io.featureparity.component.level.Degradation;
import io.featureparity.component.wiring.Edges;
import io.featureparity.component.wiring.EdgesSettings;
import io.featureparity.contract.error.StoreException;
import io.featureparity.demo.market.GeneratedMarket;
import io.featureparity.demo.system.TradingSystem;
import io.featureparity.demo.system.Wiring;
import io.featureparity.inference.Answer;
import io.featureparity.inference.Freshness;
import io.featureparity.inference.Inference;
import io.featureparity.inference.InferenceListener;
import io.featureparity.inference.InferenceSetup;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.parity.audit.AuditRequest;
import io.featureparity.parity.audit.AuditedLog;
import io.featureparity.parity.audit.LogAudit;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.postgres.PostgresTimeouts;
import io.featureparity.redis.RedisLatest;
import io.featureparity.redis.RedisSettings;
import io.featureparity.refresh.ModelSource;
import io.featureparity.refresh.Refresh;
import io.featureparity.refresh.RefreshListener;
import io.featureparity.refresh.RefreshSetup;
import io.featureparity.replay.Verdict;
import io.featureparity.resilience.breaker.EdgeSettings;
import io.featureparity.resilience.breaker.RetrySettings;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.Decision;
import io.featureparity.store.row.FeatureKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A refresh and an inference whose servers stand behind proxies. The ways to the servers have breakers, whose time goes on only when a test
 * says so.
 */
final class Chaos implements AutoCloseable {

    /** For what fails or is slow on purpose. */
    private static final PostgresTimeouts SHORT = new PostgresTimeouts(
            Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofMillis(1500), Duration.ofMillis(500));

    private static final EdgeSettings EDGE =
            new EdgeSettings(0.5, 6, 3, Duration.ofSeconds(30), Duration.ofSeconds(5), 1, RetrySettings.NONE);
    private static final int MOST_STEPS = 50;

    final TcpProxy database;
    final TcpProxy redis;
    final Wiring direct;
    final ServiceLevels levelsOfRefresh = new ServiceLevels(this::now);
    final List<LevelTransition> transitions = new ArrayList<>();
    final ServiceLevels levels = new ServiceLevels(this::now, transitions::add);
    final Edges edges = Edges.of(
            new EdgesSettings(EDGE, EDGE, EDGE, EDGE),
            new Surroundings(this::now, this::ticks, () -> 0, pause -> false),
            state -> {});

    final ShownMetrics shown = new ShownMetrics(levelsOfRefresh, edges);
    private final GeneratedMarket market;
    private final Path log;
    private final Stores patientStores;
    private final Stores quickStores;
    private final LatestStore patientOnline;
    private final LatestStore quickOnline;
    private final Stores stores;
    private final LatestStore online;
    private final List<Decision> told = new ArrayList<>();
    private Refresh refresh;
    private Inference inference;
    private int bars;
    private volatile Instant now;
    private long ticks;

    /** Starts both, and lets them take the bars of the warm-up and some more. */
    Chaos(Path log) {
        this.log = log;
        direct = World.emptied();
        market = GeneratedMarket.of(World.CONTRACT, World.FIRST_DAY, 1, 5);
        now = market.bars().get(0).time();
        direct.stores().macro().append(market.macro());
        PostgresSettings postgres = World.database();
        RedisSettings cache = World.redis();
        database = new TcpProxy(postgres.host(), postgres.port());
        redis = new TcpProxy(cache.host(), cache.port());
        PostgresSettings behind = PostgresSettings.of(
                        "localhost", database.port(), postgres.database(), postgres.user(), postgres.password())
                .withPoolSize(3)
                .withPoll(Duration.ofMillis(200));
        patientStores = PostgresStores.open(behind.withTimeouts(postgres.timeouts()));
        quickStores = opened(behind.withTimeouts(SHORT));
        RedisSettings ahead = RedisSettings.of("127.0.0.1", redis.port())
                .withPassword(null, java.util.Objects.requireNonNull(cache.password()));
        patientOnline = new RedisLatest(ahead.withTimeout(cache.timeout()));
        quickOnline = new RedisLatest(ahead.withTimeout(Duration.ofMillis(200)));
        stores = Chosen.of(Stores.class, () -> database.isDisturbed() ? quickStores : patientStores);
        online = Chosen.of(LatestStore.class, () -> redis.isDisturbed() ? quickOnline : patientOnline);
        World.untilDone(() -> online.get(FeatureKey.of(World.INSTRUMENT, World.model()))); // connects
        refresh = newRefresh();
        inference = newInference();
        for (int i = 0; i < World.CONTRACT.warmUpBars() + 2; i++) {
            bar();
        }
        settle();
        assertThat(levels.level()).isEqualTo(ServiceLevel.ALL_WELL);
        assertThat(transitions).isEmpty();
    }

    /** A machine that does much else may take longer to begin than the short limits say. */
    private static Stores opened(PostgresSettings settings) {
        for (int tries = 1; ; tries++) {
            try {
                return PostgresStores.open(settings);
            } catch (StoreException slow) {
                if (tries == 20) {
                    throw slow;
                }
            }
        }
    }

    private Instant now() {
        return now;
    }

    private long ticks() {
        return ticks;
    }

    private Refresh newRefresh() {
        return new Refresh(new RefreshSetup(
                World.INSTRUMENT,
                edges.guard(stores),
                edges.guard(online),
                direct.feed(),
                ModelSource.live(World.INSTRUMENT, direct.model()),
                levelsOfRefresh,
                AuditTrail.in(log.resolveSibling("log-of-refresh"), "example.com/chaos-refresh", this::now),
                this::ticks,
                new RefreshListener() {}));
    }

    private Inference newInference() {
        return shown.start(setup());
    }

    InferenceSetup setup() {
        return new InferenceSetup(
                World.INSTRUMENT,
                edges.guard(stores),
                edges.guard(online),
                direct.feed(),
                direct.model(),
                edges.guard(World.LOADER),
                Thresholds.USUAL,
                new Freshness(Duration.ofHours(2), Duration.ZERO),
                AuditTrail.in(log, "example.com/chaos", this::now),
                Degradation.of(levels),
                this::now,
                this::ticks,
                new InferenceListener() {
                    @Override
                    public void decided(Answer answer) {
                        told.add(answer.decision());
                    }
                });
    }

    Inference inference() {
        return inference;
    }

    void restartInference() {
        inference.close();
        inference = newInference();
    }

    // ---- what happens

    /** The next bar comes to the store, by a way of its own. */
    void bar() {
        ArrivedBar arrived = ArrivedBar.closed(
                World.INSTRUMENT,
                market.bars().get(bars),
                market.bars().get(bars).time().plus(Duration.ofMinutes(5)));
        bars++;
        direct.stores().bars().append(List.of(arrived));
        now = arrived.seen();
    }

    /** Breakers and back-offs have rested. */
    void later() {
        ticks += Duration.ofMinutes(1).toNanos();
    }

    /** Both do what there is to do, or fail. */
    void settle() {
        settleRefresh();
        settleInference();
    }

    void settleRefresh() {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (refresh.step() != io.featureparity.refresh.Round.WORKING) {
                return;
            }
        }
        throw new AssertionError("the refresh does not come to an end");
    }

    void settleInference() {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (inference.step() != io.featureparity.inference.Round.WORKING) {
                return;
            }
        }
        throw new AssertionError("the inference does not come to an end");
    }

    // ---- what must hold

    /** All goes through again: both come back to level 1 by themselves, and each bar was decided about once. */
    void requireRecovery() {
        for (int i = 0; i < MOST_STEPS && !isWell(); i++) {
            later();
            settle();
        }
        assertThat(levels.conditions()).isEmpty();
        assertThat(levelsOfRefresh.conditions()).isEmpty();
        bar();
        settle();
        shown.requireWell(levels);
        closeBoth();
        requireNothingWrong();
    }

    /** Both end; others may have the servers now. */
    void closeBoth() {
        inference.close();
        refresh.close();
    }

    private boolean isWell() {
        return levels.level() == ServiceLevel.ALL_WELL && levelsOfRefresh.level() == ServiceLevel.ALL_WELL;
    }

    /** No vector is wrong, no bar is without its decision, and nothing that was told is lost. */
    private void requireNothingWrong() {
        List<Decision> decisions =
                rightDecisions(new TradingSystem(World.INSTRUMENT, World.LOADER), direct, market, log);
        assertThat(decisions)
                .extracting(Decision::time)
                .containsExactlyElementsOf(market.bars().subList(World.CONTRACT.warmUpBars(), bars).stream()
                        .map(io.featureparity.contract.Bar::time)
                        .toList());
        assertThat(decisions).containsAll(told);
        assertThat(changes(log).stream().map(change -> change.from() + " " + change.to() + " " + change.reason()))
                .containsExactlyElementsOf(transitions.stream()
                        .map(change ->
                                change.from().number() + " " + change.to().number() + " " + change.reason())
                        .toList());
    }

    /** The decisions that are stored: a replay gives the same, and the log has the record of each, which is computed again to the bit. */
    static List<Decision> rightDecisions(TradingSystem system, Wiring direct, GeneratedMarket market, Path log) {
        List<Decision> decisions = system.decisions(direct, World.range(market));
        assertThat(system.replayed(direct, decisions, World.range(market))
                        .result()
                        .verdict())
                .isEqualTo(Verdict.EQUAL);
        AuditedLog audited = LogAudit.run(AuditRequest.of(log));
        assertThat(audited.obstacles()).isEmpty();
        assertThat(audited.equal()).isEqualTo(audited.asked()).isGreaterThanOrEqualTo(decisions.size());
        assertThat(records(log, ServedVector.class).stream().map(ServedVector::number))
                .containsAll(decisions.stream().map(Decision::auditRecord).toList());
        return decisions;
    }

    /** The changes of level in a log. */
    static List<LevelChange> changes(Path log) {
        return records(log, LevelChange.class);
    }

    private static <R extends AuditRecord> List<R> records(Path log, Class<R> kind) {
        List<R> found = new ArrayList<>();
        try (AuditReader reader = AuditReader.open(log)) {
            for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
                if (kind.isInstance(record)) {
                    found.add(kind.cast(record));
                }
            }
        }
        return found;
    }

    /** The levels that the inference came to. */
    List<ServiceLevel> path() {
        return transitions.stream().map(LevelTransition::to).toList();
    }

    Optional<Instant> newest() {
        return inference.board().newest().map(answer -> answer.decision().time());
    }

    Instant lastBar() {
        return market.bars().get(bars - 1).time();
    }

    @Override
    public void close() {
        patientStores.close();
        quickStores.close();
        patientOnline.close();
        quickOnline.close();
        database.close();
        redis.close();
    }
}
