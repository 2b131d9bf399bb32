// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.watch;

import io.featureparity.component.Listeners;
import io.featureparity.component.level.Degradation;
import io.featureparity.component.wiring.Edges;
import io.featureparity.component.wiring.EdgesSettings;
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
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.testsupport.http.LocalServer;
import io.featureparity.testsupport.promql.Scrape;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An inference that is watched, with its HTTP interface. */
abstract class InferenceWatchTests {

    static final String KEY = "a key of a test, long enough";

    @TempDir
    Path temp;

    final ContainedFailures failures = new ContainedFailures();

    final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    final Behind behind = new Behind();

    Rig rig;

    final Edges edges = Edges.of(
            new EdgesSettings(EdgeSettings.USUAL, EdgeSettings.USUAL, EdgeSettings.USUAL, EdgeSettings.USUAL),
            new Surroundings(() -> Instant.EPOCH, () -> 0, () -> 0, pause -> false),
            state -> {});

    InferenceWatch watch;

    InferenceSetup setup;

    Inference inference;

    Health health;

    ApiServer server;

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

    HttpResponse<String> deep(int status, String words) throws IOException, InterruptedException {
        return asked().deep(KEY, status, words);
    }

    /** An online store whose rows may be damaged. */
    static final class Behind implements LatestStore {

        private final LatestStore inner = new MemoryLatest(Duration.ofHours(1), () -> 0);
        boolean damaged;
        boolean away;
        boolean ofOthers;

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

    InferenceSetup with(InferenceSetup of, InferenceListener listener) {
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

    private LocalServer asked() {
        return new LocalServer(server.address().getPort(), "Authorization", "Bearer ");
    }

    HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
        return asked().get(path, key);
    }

    /** The value of the one sample whose line begins with a text and holds others. */
    double sample(String name, String... labels) {
        return new Scrape(registry.scrape()).value(name, labels);
    }

    double decisions() {
        return registry.scrape()
                .lines()
                .filter(line ->
                        line.startsWith("feature_parity_decision_seconds_count{") && !line.contains("action=\"none\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
