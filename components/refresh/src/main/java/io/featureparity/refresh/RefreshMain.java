// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.component.Listeners;
import io.featureparity.component.Settings;
import io.featureparity.component.main.Host;
import io.featureparity.component.main.Runner;
import io.featureparity.component.main.ThisProcess;
import io.featureparity.component.wiring.Edges;
import io.featureparity.component.wiring.MonitorSettings;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.health.Health;
import io.featureparity.observe.http.AccessKeys;
import io.featureparity.observe.http.BoundedServer;
import io.featureparity.observe.http.Monitor;
import io.featureparity.observe.http.MonitorHandler;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.redis.RedisLatest;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;

/** Runs the feature refresh of an instrument until SIGTERM or SIGINT. Its argument is the file of settings. */
public final class RefreshMain {

    /** Those who watch are few. */
    private static final int CONNECTIONS = 8;

    /** The refresh, to be run. */
    static Runner runner() {
        return new Runner("SETTINGS", RefreshMain::run);
    }

    private RefreshMain() {}

    /**
     * Runs the refresh, and ends the process with its exit code.
     *
     * @param arguments the file of settings
     */
    public static void main(String[] arguments) {
        ThisProcess.run(arguments, runner());
    }

    private static void run(Settings settings, List<String> arguments, Host host) {
        Runner.requireNone(arguments);
        RefreshSettings read = RefreshSettings.of(settings);
        RefreshLines lines = new RefreshLines(host);
        ContainedFailures failures = new ContainedFailures();
        Edges edges = Edges.of(read.edges(), host.surroundings(), read.edgeTeller(lines, failures));
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        RefreshWatch watch = new RefreshWatch(read, registry, host.clock(), failures);
        try (Stores stores = edges.guard(PostgresStores.open(read.database()));
                LatestStore online = edges.guard(new RedisLatest(read.redis()))) {
            ModelSource models = ModelSource.live(read.instrument(), read.model());
            RefreshSetup setup = read.setup(
                    stores,
                    online,
                    models,
                    host,
                    read.trail(host),
                    read.levelTeller(lines, failures),
                    Listeners.all(RefreshListener.class, List.of(read.teller(lines), watch)));
            try (Refresh refresh = new Refresh(setup);
                    Health health = watch.health(refresh, setup, edges.all(), host.ticks())) {
                watch.begin(refresh, setup, edges.all());
                Monitor monitor = new Monitor(health, registry::scrape, failures);
                run(refresh, read.monitor().map(where -> listen(where, monitor, host)), host);
            }
        }
    }

    private static BoundedServer listen(MonitorSettings where, Monitor monitor, Host host) {
        AccessKeys keys = new AccessKeys(where.key().stream().toList());
        BoundedServer server = BoundedServer.start(
                where.host(), where.port(), CONNECTIONS, "monitor", new MonitorHandler(monitor, keys));
        host.err().accept(host.clock().instant() + " listens at " + server.address());
        return server;
    }

    private static void run(Refresh refresh, Optional<BoundedServer> server, Host host) {
        try {
            refresh.run(host.stop());
            host.err().accept(host.clock().instant() + " ended; " + refresh.counts());
        } finally {
            server.ifPresent(BoundedServer::close);
        }
    }
}
