// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.Listeners;
import io.featureparity.component.Settings;
import io.featureparity.component.wiring.Edges;
import io.featureparity.component.wiring.EdgesSettings;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.model.Model;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.http.AccessKeys;
import io.featureparity.observe.http.BoundedServer;
import io.featureparity.observe.http.Monitor;
import io.featureparity.observe.http.MonitorHandler;
import io.featureparity.resilience.breaker.EdgeSettings;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.store.Secret;
import io.featureparity.testsupport.http.LocalServer;
import io.featureparity.testsupport.promql.Scrape;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a refresh shows to its operators, read as they read it. */
class RefreshWatchTest extends RefreshTests {

    private static final String KEY = "a key of a test, long enough";

    @TempDir
    private Path temp;

    private final ContainedFailures failures = new ContainedFailures();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Edges edges = Edges.of(
            new EdgesSettings(EdgeSettings.USUAL, EdgeSettings.USUAL, EdgeSettings.USUAL, EdgeSettings.USUAL),
            new Surroundings(() -> Market.BEFORE, () -> 0, () -> 0, pause -> false),
            state -> {});
    private boolean broken;
    private Refresh refresh;
    private Health health;
    private BoundedServer server;

    @BeforeEach
    void aRefreshIsWatched() {
        live();
        Market.fill(stores, 4, 1);
        levels.listen(transition -> {
            throw new IllegalStateException("broken");
        });
        RefreshSettings settings = RefreshSettings.of(Settings.of(
                Map.of(
                        "instrument", Market.INSTRUMENT,
                        "model.folder", temp.toString(),
                        "audit.folder", temp.resolve("audit").toString(),
                        "database.host", "localhost",
                        "database.name", "parity",
                        "database.user", "trader",
                        "redis.host", "localhost"),
                Map.of("PARITY_DATABASE_PASSWORD", "nobody connects")));
        RefreshListener next = new RefreshListener() {
            @Override
            public void interrupted(List<Fault> faults) {
                if (broken) {
                    throw new IllegalStateException("broken");
                }
            }
        };
        RefreshWatch watch = new RefreshWatch(settings, registry, () -> Market.BEFORE, failures);
        RefreshSetup plain = setup(failing.of(stores), FeedSettings.live());
        RefreshSetup setup = new RefreshSetup(
                plain.instrument(),
                edges.guard(plain.stores()),
                edges.guard(plain.online()),
                plain.feed(),
                plain.models(),
                plain.levels(),
                plain.audit(),
                () -> ticks += 1_000_000,
                Listeners.all(RefreshListener.class, List.of(next, watch)));
        refresh = new Refresh(setup);
        health = watch.health(refresh, setup, edges.all(), () -> 0);
        watch.begin(refresh, setup, edges.all());
        server = BoundedServer.start(
                "localhost",
                0,
                4,
                "monitor",
                new MonitorHandler(
                        new Monitor(health, registry::scrape, failures), new AccessKeys(List.of(Secret.of(KEY)))));
    }

    @AfterEach
    void end() {
        server.close();
        health.close();
        refresh.close();
    }

    private LocalServer asked() {
        return new LocalServer(server.address().getPort(), "X-Api-Key", "");
    }

    private HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
        return asked().get(path, key);
    }

    /** The value of the one sample with a name and some labels, as a scrape has it. */
    private double sample(String name, String... labels) throws IOException, InterruptedException {
        return new Scrape(get("/metrics", KEY).body()).value(name, labels);
    }

    @Test
    void whatItDoesIsShownAsMetrics() throws IOException, InterruptedException {
        catchUp(refresh);

        RefreshCounts counts = refresh.counts();
        assertThat(counts.rowsWritten()).isPositive();
        assertThat(sample("feature_parity_refresh_written_rows_total")).isEqualTo((double) counts.rowsWritten());
        assertThat(sample("feature_parity_outbox_delivered_rows_total")).isEqualTo((double) counts.delivered());
        assertThat(sample("feature_parity_refresh_position")).isEqualTo((double) counts.position());
        assertThat(sample("feature_parity_batch_seconds_count", "operation=\"refresh\""))
                .isEqualTo(1);
        assertThat(sample("feature_parity_batch_seconds_sum", "operation=\"refresh\""))
                .isPositive();
        assertThat(sample("feature_parity_bars_total", "decision=\"accepted\"")).isPositive();
        assertThat(sample("feature_parity_model_served", Market.MODEL.stats().hash()))
                .isEqualTo(1);
        assertThat(sample("feature_parity_level")).isEqualTo(1);
        assertThat(sample("feature_parity_refresh_listener_failures_total")).isZero();
        assertThat(sample("feature_parity_level_left_out_changes_total")).isZero();
        assertThat(get("/metrics", "another key, as long as it").statusCode()).isEqualTo(401);

        catchUp(refresh); // without a new bar nothing is timed
        assertThat(sample("feature_parity_batch_seconds_count", "operation=\"refresh\""))
                .isEqualTo(1);
    }

    @Test
    void whatInterruptsItIsShown() throws IOException, InterruptedException {
        failing.failing(call -> call.equals("commit"));
        refresh.step();

        assertThat(sample("feature_parity_store_interruptions_total", "store=\"database\""))
                .isEqualTo(1);
        assertThat(sample("feature_parity_faults_total", "code=\"FP-1101\"")).isEqualTo(1);
        assertThat(sample("feature_parity_level")).isEqualTo(4);
        assertThat(sample("feature_parity_level_listener_failures_total")).isEqualTo(1);
        assertThat(get("/ready", KEY).statusCode()).isEqualTo(503);
        assertThat(deep(503, "read-only").body()).contains("\"status\": \"down\"", "read-only");
    }

    @Test
    void theCallsOfEachStoreAreShown() throws IOException, InterruptedException {
        catchUp(refresh);
        assertThat(sample("feature_parity_store_reads_total", "port=\"bars\"")).isPositive();
        assertThat(sample("feature_parity_store_reads_total", "port=\"macro\"")).isPositive();
        assertThat(sample("feature_parity_store_writes_total", "port=\"refresh\""))
                .isPositive();
        assertThat(sample("feature_parity_store_writes_total", "port=\"online\""))
                .isPositive();
        assertThat(sample("feature_parity_store_writes_total", "port=\"bars\"")).isZero();

        double writes = sample("feature_parity_store_writes_total", "port=\"refresh\"");
        Market.fill(stores, 4, 2);
        failing.failing(call -> call.equals("commit"));
        refresh.step();
        assertThat(sample("feature_parity_store_writes_total", "port=\"refresh\""))
                .isEqualTo(writes + 1);
        assertThat(sample("feature_parity_store_failures_total", "port=\"refresh\""))
                .isEqualTo(3);
        assertThat(sample("feature_parity_store_repeated_calls_total", "port=\"refresh\""))
                .isEqualTo(2);
        assertThat(sample("feature_parity_store_failures_total", "port=\"bars\""))
                .isZero();
    }

    @Test
    void whatItsListenerThrowsIsShown() throws IOException, InterruptedException {
        broken = true;
        failing.failing(call -> call.equals("commit"));
        refresh.step();

        assertThat(sample("feature_parity_refresh_listener_failures_total")).isEqualTo(1);
        assertThat(sample("feature_parity_faults_total", "code=\"FP-1101\"")).isEqualTo(1);
    }

    private void wants(Model model, String version) {
        inFolder = model;
        Market.makeLive(stores, model, version, version);
    }

    /** Another job leads for the next model: what this one knows of the bars would grow old. */
    @Test
    void whoLosesTheLeadShowsNoFeedAnyMore() throws IOException, InterruptedException {
        wants(Market.OTHER, "2");
        try (Refresh other = refresh(stores)) {
            other.step();
            wants(Market.MODEL, "3");
            catchUp(refresh);
            assertThat(get("/metrics", KEY).body()).contains("feature_parity_bar_age_seconds{");
            wants(Market.OTHER, "4");
            assertThat(refresh.step()).isEqualTo(Round.FOLLOWING);
            assertThat(get("/metrics", KEY).body()).doesNotContain("feature_parity_bar_age_seconds{");
            assertThat(deep(200, "leads").body()).contains("\"leads\": false");
        }
        catchUp(refresh);
        assertThat(get("/metrics", KEY).body()).contains("feature_parity_bar_age_seconds{");
    }

    private HttpResponse<String> deep(int status, String words) throws IOException, InterruptedException {
        return asked().deep(KEY, status, words);
    }

    @Test
    void theDeepHealthHasEveryPart() throws IOException, InterruptedException {
        String before = deep(200, "leads").body();
        assertThat(before).contains("\"leads\": false");

        catchUp(refresh);
        HttpResponse<String> deep = deep(200, "last_bar");

        assertThat(deep.statusCode()).isEqualTo(200);
        assertThat(get("/health/deep", "another key, as long as it").statusCode())
                .isEqualTo(401);
        for (String part :
                List.of("refresh", "database", "online", "feed", "level", "breakers", "audit", "disk", "memory")) {
            assertThat(deep.body()).contains("\"name\": \"" + part + "\"");
        }
        assertThat(deep.body())
                .contains(Market.MODEL.stats().hash(), Market.CONTRACT.hash(), "usable_bytes", "last_bar")
                .doesNotContain(temp.toString(), KEY);

        failing.failing(call -> call.equals("lastPosition"));
        HttpResponse<String> away = deep(503, "FP-1101");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).contains("FP-1101");
    }
}
