// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditReader;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.LevelChange;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.AgentState;
import io.featureparity.contract.Bar;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.health.HealthStatus;
import io.featureparity.observe.health.PartHealth;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.spring.Contexts;
import io.featureparity.spring.MovedTime;
import io.featureparity.spring.feed.InstrumentFeed;
import io.featureparity.spring.feed.InstrumentFeeds;
import io.featureparity.spring.feed.ServedObservation;
import io.featureparity.spring.level.Lookout;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.testsupport.refusal.Refusals;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/**
 * A started service whose stores are stopped or slow, on purpose. In each scenario the level, what Prometheus reads and the health are what
 * docs/resilience.md says; each vector is that of a feed without stores; afterwards all is well, and the audit log has each vector and
 * each change of level.
 */
class StoreChaosTest {

    private static final Duration BAR = Duration.ofMinutes(5);
    private static final int WARM = 20;
    private static final int BARS = 3;
    private static final double POSITION = 0.5;

    private final BreakableStores stores = new BreakableStores(Contexts.bar(0).time());
    private final MovedTime time = stores.time;
    private final Outage online = stores.online;
    private final Outage database = stores.database;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** What is right: a feed that nothing happens to. */
    private final MarketFeed undisturbed =
            MarketFeed.of(Contexts.model()).policy("live").build();

    private final MacroValues macro = Contexts.macro(undisturbed.features().contract());
    private final List<float[]> served = new ArrayList<>();
    private int bars;

    @TempDir
    Path log;

    private void run(Scenario scenario) {
        ApplicationContextRunner runner = stores.runner.withPropertyValues("feature-parity.audit.folder=" + log);
        for (String edge : new String[] {"online", "database", "macro"}) {
            runner = runner.withPropertyValues(
                    "feature-parity.breaker." + edge + ".window=4",
                    "feature-parity.breaker." + edge + ".least-calls=2",
                    "feature-parity.breaker." + edge + ".trials=1");
        }
        runner.run(context -> {
            context.getBean(Lookout.class)
                    .stop(); // its turns are of the machine's time, and the looks here of the test's
            context.getBeansOfType(MeterBinder.class).values().forEach(binder -> binder.bindTo(registry));
            for (int i = 0; i < WARM; i++) {
                bar(context);
            }
            serve(context);
            assertWell(context);
            scenario.run(context);
            assertWell(context);
            bar(context);
            assertThat(serve(context).standing().level()).isEqualTo(1);
        });
    }

    // ---- the service

    /** A bar comes, the service uses its stores for this and that, and its thread looks. Each breaker has rested since the bar before. */
    private void bar(ApplicationContext context) {
        time.pass(BAR);
        Bar bar = Contexts.bar(bars++);
        feed(context).accept(bar, macro);
        undisturbed.accept(bar, macro);
        ifItAnswers(() -> context.getBean(Stores.class).bars().lastPosition("USD/COP"));
        ifItAnswers(() -> context.getBean(Stores.class).macro().settledUntil());
        FeatureKey key = FeatureKey.of("USD/COP", context.getBean(Model.class));
        ifItAnswers(() -> context.getBean(LatestStore.class).get(key));
        context.getBean(StoreEdges.class).look();
    }

    private static void ifItAnswers(Runnable call) {
        try {
            call.run();
        } catch (StoreException down) {
            assertThat(down.code()).isIn(ErrorCode.STORE_UNREACHABLE, ErrorCode.EDGE_OPEN);
        }
    }

    private ServedObservation serve(ApplicationContext context) {
        ServedObservation given = feed(context).serve(POSITION);
        assertThat(given.observation())
                .isEqualTo(undisturbed
                        .features()
                        .observe(AgentState.at(POSITION, undisturbed.features().lastTime())));
        served.add(given.observation().toArray());
        return given;
    }

    private static InstrumentFeed feed(ApplicationContext context) {
        return context.getBean(InstrumentFeeds.class).feed("USD/COP");
    }

    // ---- what is seen

    /** What Prometheus reads. */
    private double metric(String name, String... labels) {
        List<String> lines = registry.scrape()
                .lines()
                .filter(line -> line.startsWith("feature_parity_" + name + "{")
                        && Stream.of(labels).allMatch(line::contains))
                .toList();
        assertThat(lines).hasSize(1);
        return Double.parseDouble(lines.get(0).substring(lines.get(0).lastIndexOf(' ')));
    }

    private static HealthStatus health(ApplicationContext context, String part) {
        return context.getBean(Health.class).deep().parts().stream()
                .filter(one -> one.name().equals(part))
                .map(PartHealth::status)
                .findFirst()
                .orElseThrow();
    }

    private void assertWell(ApplicationContext context) {
        assertThat(context.getBean(ServiceLevels.class).conditions()).isEmpty();
        assertThat(metric("level")).isEqualTo(1);
        for (String edge : new String[] {"online", "database", "macro"}) {
            assertThat(metric("breaker_open", "breaker=\"" + edge + "\"")).isZero();
        }
        assertThat(context.getBean(Health.class).deep().parts())
                .allSatisfy(part -> assertThat(part.status()).as(part.name()).isEqualTo(HealthStatus.UP));
    }

    private void assertSeen(int level, String breaker) {
        assertThat(metric("level")).isEqualTo(level);
        assertThat(metric("breaker_open", "breaker=\"" + breaker + "\"")).isOne();
        assertThat(metric("breaker_opened_total", "breaker=\"" + breaker + "\""))
                .as("each bar is a trial that fails")
                .isEqualTo(BARS);
        assertThat(metric("level_transitions_total", "to=\"" + level + "\"")).isOne();
    }

    private void assertReadOnly(ApplicationContext context) {
        assertThat(Refusals.refusal(
                                ComponentException.class, () -> feed(context).serve(POSITION))
                        .code())
                .isEqualTo(ErrorCode.SPRING_READ_ONLY);
    }

    /** The breaker rests, and then lets a look through. */
    private void recover(ApplicationContext context) {
        online.end();
        database.end();
        time.pass(Duration.ofSeconds(11));
        context.getBean(StoreEdges.class).look();
    }

    private void assertLogged(String... changes) {
        List<float[]> logged = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        try (AuditReader reader = AuditReader.open(log)) {
            for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
                if (record instanceof ServedVector vector) {
                    logged.add(vector.observation());
                } else if (record instanceof LevelChange change) {
                    changed.add(change.from() + " > " + change.to());
                }
            }
        }
        assertThat(logged).containsExactlyElementsOf(served);
        assertThat(changed).containsExactly(changes);
    }

    // ---- scenarios

    @Test
    void theOnlineStoreIsStopped() {
        run(context -> {
            online.stop();
            for (int i = 0; i < BARS; i++) {
                bar(context);
                assertThat(serve(context).standing().level()).isEqualTo(2);
            }
            assertSeen(2, "online");
            assertThat(health(context, "online-store")).isEqualTo(HealthStatus.DEGRADED);
            assertThat(health(context, "level")).isEqualTo(HealthStatus.DEGRADED);
            recover(context);
        });
        assertLogged("1 > 2", "2 > 1");
    }

    @Test
    void theDatabaseIsStopped() {
        run(context -> {
            database.stop();
            for (int i = 0; i < BARS; i++) {
                bar(context);
                assertReadOnly(context);
            }
            assertSeen(4, "database");
            assertThat(metric("breaker_open", "breaker=\"macro\"")).isOne();
            assertThat(metric("breaker_refused_calls_total", "breaker=\"database\""))
                    .isPositive();
            assertThat(health(context, "stores")).isEqualTo(HealthStatus.DOWN);
            assertThat(health(context, "level")).as("nothing is served").isEqualTo(HealthStatus.DOWN);
            recover(context);
        });
        assertLogged("1 > 4", "4 > 3", "3 > 1"); // the macro values answer after the rest of the database
    }

    @Test
    void theOnlineStoreAnswersLate() {
        run(context -> {
            online.delay(() -> time.pass(Duration.ofMillis(500)));
            for (int i = 0; i < BARS; i++) {
                bar(context);
                serve(context);
            }
            assertSeen(2, "online");
            int calls = online.calls.get();
            context.getBean(StoreEdges.class).look();
            assertThat(serve(context).standing().level()).isEqualTo(2);
            assertThat(online.calls).as("nobody waits for it any more").hasValue(calls);
            recover(context);
        });
        assertLogged("1 > 2", "2 > 1");
    }

    @Test
    void theDatabaseAnswersLate() {
        run(context -> {
            database.delay(() -> time.pass(Duration.ofSeconds(6)));
            for (int i = 0; i < BARS; i++) {
                bar(context);
            }
            assertReadOnly(context);
            assertSeen(4, "database");
            recover(context);
        });
        assertLogged("1 > 4", "4 > 3", "3 > 1"); // the macro values answer after the rest of the database
    }

    /** What is done with a service that is well, and what it is like meanwhile. */
    @FunctionalInterface
    private interface Scenario {
        void run(ApplicationContext context);
    }
}
