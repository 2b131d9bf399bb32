// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.Listeners;
import io.featureparity.component.level.Degradation;
import io.featureparity.component.wiring.Edges;
import io.featureparity.component.wiring.EdgesSettings;
import io.featureparity.contract.Bar;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.StoreException;
import io.featureparity.inference.Inference;
import io.featureparity.inference.InferenceListener;
import io.featureparity.inference.InferenceSetup;
import io.featureparity.inference.Rig;
import io.featureparity.inference.http.ApiServer;
import io.featureparity.inference.http.ApiSettings;
import io.featureparity.inference.http.Watching;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.http.Monitor;
import io.featureparity.observe.http.RequestTimes;
import io.featureparity.resilience.breaker.EdgeSettings;
import io.featureparity.resilience.breaker.FeatureBreakerSettings;
import io.featureparity.resilience.breaker.Surroundings;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Secret;
import io.featureparity.store.memory.MemoryLatest;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.testsupport.promql.Scrape;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an inference shows to its operators. */
class InferenceWatchTest {

    private static final String KEY = "a key of a test, long enough";

    @TempDir
    private Path temp;

    private final ContainedFailures failures = new ContainedFailures();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Behind behind = new Behind();
    private Rig rig;
    private final Edges edges = Edges.of(
            new EdgesSettings(EdgeSettings.USUAL, EdgeSettings.USUAL, EdgeSettings.USUAL, EdgeSettings.USUAL),
            new Surroundings(() -> Instant.EPOCH, () -> 0, () -> 0, pause -> false),
            state -> {});
    private InferenceWatch watch;
    private InferenceSetup setup;
    private Inference inference;
    private Health health;
    private ApiServer server;

    @BeforeEach
    void aServiceHasDecided() {
        rig = new Rig(temp).macro().makeLive("7");
        rig.online = behind;
        rig.degradation = new Degradation(
                new ServiceLevels(() -> rig.now, transition -> {
                    throw new IllegalStateException("broken");
                }),
                Optional.of(FeatureBreakerSettings.USUAL),
                Optional.empty());
        rig.arrive(0, 20);
        rig.refresh();
        InferenceSetup plain = rig.setup();
        watch = new InferenceWatch(
                plain.instrument(),
                plain.feed().closures(),
                registry,
                OpenTelemetry.noop(),
                plain.clock(),
                plain.ticks(),
                failures);
        setup = with(plain, Listeners.all(InferenceListener.class, List.of(plain.listener(), watch)));
        inference = new Inference(setup);
        watch.begin(inference.board(), edges.all(), "log");
        health = InferenceHealth.of(setup, inference.board(), watch::progress, edges.all(), temp, failures);
        server = ApiServer.start(
                new ApiSettings("localhost", 0, List.of(Secret.of(KEY)), 1000, 1000, 2),
                setup,
                inference.board(),
                new Watching(
                        Optional.of(new Monitor(health, registry::scrape, failures)),
                        Optional.of(new RequestTimes(registry, failures)),
                        Optional.of(watch.faults()),
                        Optional.empty()),
                line -> {});
    }

    /** An online store whose rows may be damaged. */
    private static final class Behind implements LatestStore {

        private final LatestStore inner = new MemoryLatest(Duration.ofHours(1), () -> 0);
        private boolean damaged;
        private boolean away;
        private boolean ofOthers;

        @Override
        public boolean put(FeatureRow row) {
            return inner.put(row);
        }

        @Override
        public Optional<FeatureRow> get(FeatureKey key) {
            if (away) {
                throw new StoreException(new Fault(ErrorCode.STORE_UNREACHABLE, "online", "must answer", "nothing"));
            }
            if (ofOthers) {
                throw new StoreException(new Fault(ErrorCode.STORE_OTHER_HASHES, "online", "must be of", "others"));
            }
            return inner.get(key).map(row -> damaged ? damaged(row) : row);
        }

        private static FeatureRow damaged(FeatureRow row) {
            float[] other = row.observation().orElseThrow().toArray();
            other[0] = Math.nextUp(other[0]);
            return FeatureRow.of(
                    row.key(), row.time(), row.position(), row.raw(), row.normalized(), 0, ObservationVector.of(other));
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private InferenceSetup with(InferenceSetup of, InferenceListener listener) {
        return new InferenceSetup(
                of.instrument(),
                edges.guard(of.stores()),
                edges.guard(of.online()),
                of.feed(),
                of.folder(),
                of.loader(),
                of.thresholds(),
                of.freshness(),
                of.audit(),
                of.degradation(),
                of.clock(),
                of.ticks(),
                listener);
    }

    @AfterEach
    void end() {
        server.close();
        health.close();
        inference.close();
    }

    private HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.address().getPort() + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + key)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The value of the one sample whose line begins with a text and holds others. */
    private double sample(String name, String... labels) {
        return new Scrape(registry.scrape()).value(name, labels);
    }

    private double decisions() {
        return registry.scrape()
                .lines()
                .filter(line ->
                        line.startsWith("feature_parity_decision_seconds_count{") && !line.contains("action=\"none\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void whatItDoesIsShownAsMetrics() {
        Rig.catchUp(inference);

        long made = inference.board().decisions();
        assertThat(made).isPositive();
        assertThat(decisions()).isEqualTo((double) made);
        assertThat(sample("feature_parity_decision_seconds_count", "action=\"none\""))
                .isZero();
        assertThat(registry.scrape()
                        .lines()
                        .filter(line -> line.startsWith("feature_parity_inference_features_total{")))
                .hasSize(3);
        assertThat(sample("feature_parity_bars_total", "decision=\"accepted\"")).isEqualTo(20);
        assertThat(sample("feature_parity_engine_bars")).isEqualTo(20);
        assertThat(sample("feature_parity_level")).isEqualTo(1);
        assertThat(sample("feature_parity_inference_ready")).isEqualTo(1);
        assertThat(sample(
                        "feature_parity_model_served",
                        inference.board().served().registered().contractHash()))
                .isEqualTo(1);
    }

    @Test
    void metricsAndDeepHealthAreShownToThoseWithAKey() throws IOException, InterruptedException {
        Rig.catchUp(inference);

        assertThat(get("/metrics", "another key").statusCode()).isEqualTo(401);
        assertThat(get("/health/deep", "another key").body()).contains("FP-1218");
        HttpResponse<String> metrics = get("/metrics", KEY);
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(metrics.body()).contains("# TYPE feature_parity_bars_total counter");
        HttpResponse<String> deep = get("/health/deep", KEY);
        assertThat(deep.statusCode()).isEqualTo(200);
        assertThat(deep.headers().firstValue("Content-Type")).contains("application/json");
        for (String part : List.of(
                "inference",
                "database",
                "online",
                "feed",
                "model",
                "level",
                "breakers",
                "features",
                "audit",
                "disk",
                "memory")) {
            assertThat(deep.body()).contains("\"name\": \"" + part + "\"");
        }
        assertThat(deep.body())
                .contains(
                        "\"status\": \"up\"",
                        inference.board().served().registered().normStatsHash())
                .doesNotContain(temp.toString(), KEY);

        get("/v1/decision/" + Rig.INSTRUMENT, KEY);
        get("/nothing", KEY);
        assertThat(sample(
                        "feature_parity_http_requests_seconds_count",
                        "path=\"/v1/decision/INSTRUMENT\"",
                        "status=\"200\""))
                .isEqualTo(1);
        assertThat(sample("feature_parity_http_requests_seconds_count", "path=\"other\"", "status=\"404\""))
                .isEqualTo(1);
        assertThat(sample("feature_parity_http_requests_seconds_count", "path=\"/metrics\"", "status=\"401\""))
                .isEqualTo(1);
    }

    /** It survives that, so somebody can see it. */
    @Test
    void anObservationThatIsNotTheDecidedOneIsCountedAsAMismatch() throws IOException, InterruptedException {
        Rig.catchUp(inference);
        assertThat(get("/v1/observation/" + Rig.INSTRUMENT, KEY).statusCode()).isEqualTo(200);
        assertThat(registry.scrape()).contains("feature_parity_model_mismatches_total 0.0");

        behind.damaged = true;
        assertThat(get("/v1/observation/" + Rig.INSTRUMENT, KEY).statusCode()).isEqualTo(503);
        assertThat(get("/v1/observation/EUR-USD", KEY).statusCode()).isEqualTo(404);

        assertThat(registry.scrape()).contains("feature_parity_model_mismatches_total 1.0");
        assertThat(sample("feature_parity_faults_total", "code=\"FP-1214\"")).isEqualTo(1);
        assertThat(registry.scrape()).doesNotContain("FP-1215");
    }

    /** It goes on with the features of the table, and the alert tells somebody. */
    @Test
    void featuresUnderOtherHashesAreCountedAsAMismatch() {
        behind.ofOthers = true;
        Rig.catchUp(inference);

        assertThat(inference.board().decisions()).isPositive();
        assertThat(registry.scrape()).contains("feature_parity_model_mismatches_total 1.0"); // of the newest bar
    }

    @Test
    void aStoredStateOfAnotherContractIsCountedAsAMismatch() {
        watch.startsAnew(List.of(new Fault(ErrorCode.SNAPSHOT_CONTRACT, "state", "must be of", "another")));

        assertThat(registry.scrape()).contains("feature_parity_model_mismatches_total 1.0");
    }

    @Test
    void theCallsOfEachStoreAreShown() {
        Rig.catchUp(inference);

        assertThat(sample("feature_parity_store_reads_total", "port=\"bars\"")).isPositive();
        assertThat(sample("feature_parity_store_reads_total", "port=\"online\""))
                .isPositive();
        assertThat(sample("feature_parity_store_writes_total", "port=\"decisions\""))
                .isEqualTo((double) inference.board().decisions());
        assertThat(sample("feature_parity_store_failures_total", "port=\"online\""))
                .isZero();
        assertThat(registry.scrape()
                        .lines()
                        .filter(line -> line.startsWith("feature_parity_store_repeated_calls_total{")))
                .hasSize(10);
    }

    @Test
    void aStoreThatIsPassedOverIsCountedAsAFault() {
        behind.away = true;
        Rig.catchUp(inference);

        double failures = sample("feature_parity_store_failures_total", "port=\"online\"");
        assertThat(failures).isPositive();
        assertThat(sample("feature_parity_store_repeated_calls_total", "port=\"online\""))
                .isEqualTo(failures * 2 / 3); // each was tried three times

        assertThat(inference.board().decisions()).isPositive();
        assertThat(sample("feature_parity_faults_total", "code=\"FP-1101\"")).isPositive();
        assertThat(sample("feature_parity_level_listener_failures_total")).isEqualTo(1);
    }

    @Test
    void theBreakerOfFeaturesIsShown() throws IOException, InterruptedException {
        Rig.catchUp(inference);
        assertThat(sample("feature_parity_breaker_open", "breaker=\"features\""))
                .isZero();
        for (int i = 20; i < 28; i++) {
            double none = Double.NaN;
            Bar bar = new Bar(Rig.time(i), none, none, none, none, none);
            rig.arrive(List.of(ArrivedBar.closed(Rig.INSTRUMENT, bar, Rig.time(i + 1))));
        }
        rig.refresh();
        Rig.catchUp(inference);

        assertThat(sample("feature_parity_breaker_open", "breaker=\"features\""))
                .isEqualTo(1);
        assertThat(sample("feature_parity_breaker_opened_total", "breaker=\"features\""))
                .isEqualTo(1);
        assertThat(get("/health/deep", KEY).body()).contains("\"breaker\": \"OPEN\"", "of the values were absent");

        rig.makeLive("8"); // with a breaker of its own, which sees the same bars
        Rig.catchUp(inference);
        assertThat(sample("feature_parity_breaker_opened_total", "breaker=\"features\""))
                .isEqualTo(2);
    }

    @Test
    void anotherModelTakesThePlaceOfTheFirstOne() {
        Rig.catchUp(inference);
        rig.makeLive("8");
        rig.arrive(20, 22);
        rig.refresh();
        Rig.catchUp(inference);

        assertThat(registry.scrape().lines().filter(line -> line.startsWith("feature_parity_model_served{")))
                .hasSize(1);
        assertThat(sample("feature_parity_engine_bars")).isEqualTo(22);
    }

    @Test
    void anInferenceThatHasNotBegunIsNotReadyAndSaysSo() throws IOException, InterruptedException {
        HttpResponse<String> deep = get("/health/deep", KEY);

        assertThat(deep.statusCode()).isEqualTo(503);
        assertThat(deep.body()).contains("has not caught up", "has not begun");
    }

    @Test
    void faultsAreCountedByTheirCode() {
        watch.interrupted(List.of(new Fault(ErrorCode.STORE_TIMEOUT, "database", "must answer", "nothing")));
        watch.deciding(Rig.time(19));
        watch.notDecided(
                Rig.time(19),
                Optional.of(
                        new StoreException(new Fault(ErrorCode.STORE_TIMEOUT, "database", "must answer", "nothing"))));

        assertThat(sample("feature_parity_faults_total", "code=\"FP-1103\"")).isEqualTo(1);
        assertThat(sample("feature_parity_decision_seconds_count", "action=\"none\""))
                .isEqualTo(1);
    }
}
