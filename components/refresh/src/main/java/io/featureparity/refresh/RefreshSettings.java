// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.component.Settings;
import io.featureparity.component.main.Host;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.wiring.EdgesSettings;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.component.wiring.ModelSettings;
import io.featureparity.component.wiring.MonitorSettings;
import io.featureparity.component.wiring.ServerSettings;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.redis.RedisSettings;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import java.util.Optional;

/** All settings of a refresh, and of the commands beside it. */
record RefreshSettings(
        String instrument,
        ModelFolder model,
        FeedSettings feed,
        PostgresSettings database,
        RedisSettings redis,
        EdgesSettings edges,
        Optional<MonitorSettings> monitor) {

    /** Reads all settings, and refuses others. */
    static RefreshSettings of(Settings settings) {
        RefreshSettings read = new RefreshSettings(
                settings.text("instrument"),
                ModelSettings.folder(settings),
                FeedSettings.of(settings),
                ServerSettings.database(settings),
                ServerSettings.redis(settings),
                EdgesSettings.of(settings),
                MonitorSettings.of(settings));
        settings.requireNoOther();
        return read;
    }

    RefreshSetup setup(Stores stores, LatestStore online, ModelSource models, Host host, RefreshLines lines) {
        return setup(stores, online, models, host, lines, lines);
    }

    RefreshSetup setup(
            Stores stores,
            LatestStore online,
            ModelSource models,
            Host host,
            RefreshLines lines,
            RefreshListener listener) {
        return new RefreshSetup(
                instrument,
                stores,
                online,
                feed,
                models,
                new ServiceLevels(host.clock(), lines),
                host.ticks(),
                listener);
    }
}
