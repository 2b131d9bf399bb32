// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.decision.Thresholds;
import io.featureparity.component.level.Degradation;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.FeatureContract;
import io.featureparity.demo.market.GeneratedMarket;
import io.featureparity.demo.system.TradingSystem;
import io.featureparity.demo.system.Wiring;
import io.featureparity.inference.Answer;
import io.featureparity.inference.Freshness;
import io.featureparity.inference.Inference;
import io.featureparity.inference.InferenceListener;
import io.featureparity.inference.InferenceSetup;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.metrics.ResilienceMetrics;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.onnx.toy.ToyPolicy;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.postgres.PostgresTimeouts;
import io.featureparity.redis.RedisLatest;
import io.featureparity.redis.RedisSettings;
import io.featureparity.refresh.ModelSource;
import io.featureparity.refresh.Refresh;
import io.featureparity.refresh.RefreshListener;
import io.featureparity.refresh.RefreshSetup;
import io.featureparity.resilience.level.Condition;
import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Secret;
import io.featureparity.store.Stores;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.Decision;
import io.featureparity.testsupport.process.JavaProcess;
import io.featureparity.testsupport.promql.Scrape;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A process with a small heap, whose files may not become long: what a full disk says to a process, for every user. It fills its heap,
 * goes on, fills a segment of its audit log, and goes on in the next one.
 */
final class TightProcess {

    // Those of the World, which would start servers.
    private static final String INSTRUMENT = "USD/COP";
    private static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 4, 6);
    private static final long WEIGHTS = 17;

    private static final int KIBIBYTES = 24;
    private static final int CHUNK = 1 << 16;

    /** What is left of a full heap: enough for the words of a fault, and too little for the model. */
    private static final int CHUNKS_LEFT = 10;

    private static final int WORK_SPACE = 1 << 20;

    /** It takes seconds; on a machine that does much else, more. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** The servers are quick; the machine may do much else. */
    private static final PostgresTimeouts PATIENT = new PostgresTimeouts(
            Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(90), Duration.ofSeconds(60));

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Stores stores;
    private final GeneratedMarket market = market();
    private final List<LevelTransition> transitions = new ArrayList<>();
    private final List<Decision> told = new ArrayList<>();
    private final ServiceLevels levels = new ServiceLevels(this::now, transitions::add);
    private final Refresh refresh;
    private final Inference inference;
    private Instant now = Instant.EPOCH;
    private int bars;

    private TightProcess(ModelFolder folder, Path log, Stores stores, LatestStore online) {
        this.stores = stores;
        stores.macro().append(market.macro());
        new ResilienceMetrics(INSTRUMENT, levels, List.of(), new ContainedFailures()).bindTo(registry);
        refresh = new Refresh(new RefreshSetup(
                INSTRUMENT,
                stores,
                online,
                FeedSettings.live(),
                ModelSource.live(INSTRUMENT, folder),
                new ServiceLevels(this::now),
                AuditTrail.none(),
                () -> 0,
                new RefreshListener() {}));
        inference = new Inference(new InferenceSetup(
                INSTRUMENT,
                stores,
                online,
                FeedSettings.live(),
                folder,
                (name, content) -> new HungryModel(),
                Thresholds.USUAL,
                new Freshness(Duration.ofHours(9), Duration.ZERO),
                AuditTrail.in(log, "example.com/tight", this::now),
                Degradation.of(levels),
                this::now,
                () -> 0,
                new InferenceListener() {
                    @Override
                    public void decided(Answer answer) {
                        told.add(answer.decision());
                    }
                }));
    }

    private static GeneratedMarket market() {
        return GeneratedMarket.of(CONTRACT, FIRST_DAY, 1, 5);
    }

    private static ToyPolicy policy() {
        return ToyPolicy.of(CONTRACT.size(), WEIGHTS);
    }

    private Instant now() {
        return now;
    }

    /** A model that needs some memory for each answer. */
    private static final class HungryModel implements DecisionModel {

        private final ToyPolicy policy = policy();

        @Override
        public int observationSize() {
            return policy.observationSize();
        }

        @Override
        public double decide(float[] observation) {
            byte[] work = new byte[WORK_SPACE];
            return policy.decide(observation) + work[0]; // which is 0
        }

        @Override
        public void close() {
            policy.close();
        }
    }

    private void bar() {
        ArrivedBar arrived = ArrivedBar.closed(
                INSTRUMENT,
                market.bars().get(bars),
                market.bars().get(bars).time().plus(Duration.ofMinutes(5)));
        bars++;
        now = arrived.seen();
        stores.bars().append(List.of(arrived));
        refresh.step();
    }

    private void say(String what) {
        Condition worst =
                levels.conditions().isEmpty() ? null : levels.conditions().get(0);
        Scrape shown = new Scrape(registry.scrape());
        System.out.println(what + ": " + levels.level()
                + (worst == null
                        ? ""
                        : " " + worst.name() + ": " + worst.reason().substring(0, 7))
                + "; metrics: level " + shown.value("feature_parity_level") + ", to 4 "
                + shown.value("feature_parity_level_transitions_total", "to=\"4\"") + ", to 1 "
                + shown.value("feature_parity_level_transitions_total", "to=\"1\""));
    }

    private void fillTheHeap() {
        List<byte[]> hog = new ArrayList<>(1 << 12);
        try {
            while (true) {
                hog.add(new byte[CHUNK]);
            }
        } catch (OutOfMemoryError full) {
            hog.subList(0, CHUNKS_LEFT).clear();
        }
        inference.step();
        hog.clear();
        say("heap");
    }

    private void run() {
        while (bars < CONTRACT.warmUpBars() + 3) {
            bar();
            inference.step();
        }
        bar();
        fillTheHeap();
        inference.step();
        say("heap free again");
        while (levels.level() == ServiceLevel.ALL_WELL && bars < market.bars().size()) {
            bar();
            inference.step();
        }
        say("disk");
        inference.step();
        say("another segment");
        inference.step();
        inference.close();
        refresh.close();
        List<Decision> decisions =
                stores.decisions().between(INSTRUMENT, Instant.EPOCH, now).toList();
        boolean each = decisions.stream()
                .map(Decision::time)
                .toList()
                .equals(market.bars().subList(CONTRACT.warmUpBars(), bars).stream()
                        .map(io.featureparity.contract.Bar::time)
                        .toList());
        System.out.println((each ? "decided about each bar once" : "bars without a decision")
                + (decisions.equals(told) ? " as was told" : ", and another was told") + ", transitions "
                + transitions.stream().map(change -> change.to().number()).toList());
    }

    /** The process. */
    public static void main(String[] args) {
        PostgresSettings database = PostgresSettings.of(
                args[2], Integer.parseInt(args[3]), args[4], args[5], Secret.of(System.getenv("DATABASE_PASSWORD")));
        RedisSettings cache = RedisSettings.of(args[6], Integer.parseInt(args[7]))
                .withPassword(null, Secret.of(System.getenv("REDIS_PASSWORD")));
        try (Stores stores = PostgresStores.open(database.withPoolSize(2).withTimeouts(PATIENT));
                LatestStore online = new RedisLatest(cache.withPoolSize(2).withTimeout(Duration.ofSeconds(30)))) {
            new TightProcess(ModelFolder.of(Path.of(args[0])), Path.of(args[1]), stores, online).run();
        }
    }

    /** Starts the process, and gives what it said. */
    static List<String> run(Path model, Path log, PostgresSettings database, RedisSettings cache)
            throws IOException, InterruptedException {
        ProcessBuilder alone = JavaProcess.of(
                TightProcess.class,
                List.of("-XX:-UsePerfData", "-Xmx32m"),
                List.of(
                        model.toString(),
                        log.toString(),
                        database.host(),
                        Integer.toString(database.port()),
                        database.database(),
                        database.user(),
                        cache.host(),
                        Integer.toString(cache.port())));
        ProcessBuilder builder =
                JavaProcess.after("ulimit -f " + KIBIBYTES, alone).redirectErrorStream(true);
        builder.environment().put("DATABASE_PASSWORD", database.password().reveal());
        builder.environment()
                .put("REDIS_PASSWORD", Objects.requireNonNull(cache.password()).reveal());
        Process process = builder.start();
        try {
            // It says a few lines, which a pipe holds: nobody has to read them before it ends.
            assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .as("ended within " + LONGEST)
                    .isTrue();
            List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(process.exitValue()).as(said.toString()).isZero();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    /** No decision is another than one that nothing disturbed, and the log has them and the transitions. */
    static void requireSound(Wiring direct, Path log) {
        TradingSystem system = new TradingSystem(INSTRUMENT, (name, content) -> policy());
        assertThat(Chaos.rightDecisions(system, direct, market(), log)).isNotEmpty();
        assertThat(Chaos.changes(log)).extracting(change -> change.to()).containsExactly(4, 1, 4, 1);
    }
}
