// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.component.Settings;
import io.featureparity.component.main.Host;
import io.featureparity.component.main.Runner;
import io.featureparity.component.main.ThisProcess;
import io.featureparity.component.wiring.Edges;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.redis.RedisLatest;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import java.util.List;

/** Runs the feature refresh of an instrument until SIGTERM or SIGINT. Its argument is the file of settings. */
public final class RefreshMain {

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
        Edges edges = Edges.of(read.edges(), host.surroundings(), lines);
        try (Stores stores = edges.guard(PostgresStores.open(read.database()));
                LatestStore online = edges.guard(new RedisLatest(read.redis()));
                Refresh refresh = new Refresh(
                        read.setup(stores, online, ModelSource.live(read.instrument(), read.model()), host, lines))) {
            refresh.run(host.stop());
            host.err().accept(host.clock().instant() + " ended; " + refresh.counts());
        }
    }
}
