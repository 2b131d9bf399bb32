// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.main;

import io.featureparity.component.Listeners;
import io.featureparity.component.Settings;
import io.featureparity.component.main.Host;
import io.featureparity.component.main.Runner;
import io.featureparity.component.main.ThisProcess;
import io.featureparity.component.wiring.Edges;
import io.featureparity.inference.Inference;
import io.featureparity.inference.InferenceListener;
import io.featureparity.inference.InferenceSetup;
import io.featureparity.inference.http.ApiServer;
import io.featureparity.inference.http.Watching;
import io.featureparity.inference.watch.InferenceHealth;
import io.featureparity.inference.watch.InferenceWatch;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.http.Monitor;
import io.featureparity.observe.http.RequestTimes;
import io.featureparity.onnx.OnnxModel;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.redis.RedisLatest;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.util.List;
import java.util.Optional;

/**
 * Runs the inference of an instrument, with its HTTP interface, until SIGTERM or SIGINT. Its argument is the file of settings. The
 * variable {@code ORT_DISABLE_TELEMETRY} of the environment must be 1.
 */
public final class InferenceMain {

    /** The inference, to be run. */
    static Runner runner() {
        return new Runner("SETTINGS", InferenceMain::run);
    }

    private InferenceMain() {}

    /**
     * Runs the inference, and ends the process with its exit code.
     *
     * @param arguments the file of settings
     */
    public static void main(String[] arguments) {
        ThisProcess.run(arguments, runner());
    }

    private static void run(Settings settings, List<String> arguments, Host host) {
        Runner.requireNone(arguments);
        InferenceSettings read = InferenceSettings.of(settings, host);
        InferenceLines lines = new InferenceLines(host);
        ContainedFailures failures = new ContainedFailures();
        read.degradation().levels().listen(read.levelTeller(lines, failures));
        Edges edges = Edges.of(read.edges(), host.surroundings(), read.edgeTeller(lines, failures));
        try (Stores stores = edges.guard(PostgresStores.open(read.database()));
                LatestStore online = edges.guard(new RedisLatest(read.redis()))) {
            PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            InferenceWatch watch = new InferenceWatch(
                    read.instrument(),
                    read.feed().closures(),
                    registry,
                    GlobalOpenTelemetry.get(),
                    host.clock(),
                    host.ticks(),
                    failures);
            InferenceListener listeners = Listeners.all(InferenceListener.class, List.of(read.teller(lines), watch));
            InferenceSetup setup = read.setup(stores, online, edges.guard(OnnxModel::load), host, listeners);
            try (Inference inference = new Inference(setup);
                    Health health = InferenceHealth.of(
                            setup,
                            inference.board(),
                            watch::progress,
                            edges.all(),
                            read.audit().folder(),
                            failures);
                    ApiServer api = ApiServer.start(
                            read.api(),
                            setup,
                            inference.board(),
                            new Watching(
                                    Optional.of(new Monitor(health, registry::scrape, failures)),
                                    Optional.of(new RequestTimes(registry, failures)),
                                    Optional.of(watch.faults()),
                                    read.requestTeller(failures)),
                            host.err())) {
                watch.begin(inference.board(), edges.all(), read.audit().name());
                host.err().accept(host.clock().instant() + " listens at " + api.address());
                inference.run(host.stop());
                host.err()
                        .accept(host.clock().instant() + " ended; "
                                + inference.board().decisions() + " decisions");
            }
        }
    }
}
