// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.component.Settings;
import io.featureparity.component.main.Host;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.wiring.AuditLogSettings;
import io.featureparity.component.wiring.EdgesSettings;
import io.featureparity.component.wiring.EventSettings;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.component.wiring.ModelSettings;
import io.featureparity.component.wiring.MonitorSettings;
import io.featureparity.component.wiring.ServerSettings;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.EdgeLog;
import io.featureparity.observe.LevelLog;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.redis.RedisSettings;
import io.featureparity.resilience.breaker.EdgeListener;
import io.featureparity.resilience.level.LevelListener;
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
        Optional<AuditLogSettings> audit,
        boolean givesEvents,
        Optional<MonitorSettings> monitor) {

    /** Reads all settings of a refresh, and refuses others. */
    static RefreshSettings of(Settings settings) {
        return of(settings, Optional.of(audit(settings)));
    }

    /** Reads the settings of a command, which may be those of a refresh: a command ends, and has no audit log. */
    static RefreshSettings ofCommand(Settings settings) {
        boolean hasLog = settings.find("audit.folder").isPresent();
        return of(settings, hasLog ? Optional.of(audit(settings)) : Optional.empty());
    }

    /** Beside the log of an inference, which has the name of the instrument. */
    private static AuditLogSettings audit(Settings settings) {
        return AuditLogSettings.of(settings, settings.text("instrument") + "-refresh");
    }

    private static RefreshSettings of(Settings settings, Optional<AuditLogSettings> audit) {
        RefreshSettings read = new RefreshSettings(
                settings.text("instrument"),
                ModelSettings.folder(settings),
                FeedSettings.of(settings),
                ServerSettings.database(settings),
                ServerSettings.redis(settings),
                EdgesSettings.of(settings),
                audit,
                EventSettings.givesEvents(settings),
                MonitorSettings.of(settings));
        settings.requireNoOther();
        return read;
    }

    // ---- lines on standard error, or events for the backend of SLF4J

    RefreshListener teller(RefreshLines lines) {
        return givesEvents ? new RefreshEvents(instrument) : lines;
    }

    LevelListener levelTeller(RefreshLines lines, ContainedFailures failures) {
        return givesEvents ? new LevelLog(failures) : lines;
    }

    EdgeListener edgeTeller(RefreshLines lines, ContainedFailures failures) {
        return givesEvents ? new EdgeLog(failures) : lines;
    }

    // ---- what it is made of

    AuditTrail trail(Host host) {
        return audit.map(log -> AuditTrail.in(log.folder(), log.name(), host.clock()))
                .orElseGet(AuditTrail::none);
    }

    RefreshSetup setup(
            Stores stores,
            LatestStore online,
            ModelSource models,
            Host host,
            AuditTrail trail,
            LevelListener levels,
            RefreshListener listener) {
        return new RefreshSetup(
                instrument,
                stores,
                online,
                feed,
                models,
                new ServiceLevels(host.clock(), levels),
                trail,
                host.ticks(),
                listener);
    }
}
