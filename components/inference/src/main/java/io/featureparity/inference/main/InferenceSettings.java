// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.main;

import io.featureparity.component.Settings;
import io.featureparity.component.decision.ModelLoader;
import io.featureparity.component.decision.Thresholds;
import io.featureparity.component.level.Degradation;
import io.featureparity.component.main.Host;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.wiring.AuditLogSettings;
import io.featureparity.component.wiring.DegradationSettings;
import io.featureparity.component.wiring.EdgesSettings;
import io.featureparity.component.wiring.EventSettings;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.component.wiring.ModelSettings;
import io.featureparity.component.wiring.ServerSettings;
import io.featureparity.inference.Freshness;
import io.featureparity.inference.InferenceListener;
import io.featureparity.inference.InferenceSetup;
import io.featureparity.inference.http.ApiSettings;
import io.featureparity.inference.http.RequestEvents;
import io.featureparity.inference.watch.InferenceEvents;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.EdgeLog;
import io.featureparity.observe.LevelLog;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.onnx.OnnxModel;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.redis.RedisSettings;
import io.featureparity.resilience.breaker.EdgeListener;
import io.featureparity.resilience.level.LevelListener;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import java.util.Optional;

/** All settings of an inference. */
record InferenceSettings(
        String instrument,
        ModelFolder model,
        ModelLoader loader,
        FeedSettings feed,
        Thresholds thresholds,
        Freshness freshness,
        AuditLogSettings audit,
        ApiSettings api,
        PostgresSettings database,
        RedisSettings redis,
        EdgesSettings edges,
        Degradation degradation,
        boolean givesEvents) {

    /** Reads all settings, and refuses others. */
    static InferenceSettings of(Settings settings, Host host) {
        String instrument = settings.text("instrument");
        InferenceSettings read = new InferenceSettings(
                instrument,
                ModelSettings.folder(settings),
                ModelSettings.limited(settings, OnnxModel::load),
                FeedSettings.of(settings),
                ModelSettings.thresholds(settings),
                new Freshness(
                        settings.duration("features.longest-age", Freshness.USUAL.longestAge()),
                        settings.duration("features.patience", Freshness.USUAL.patience())),
                AuditLogSettings.of(settings, instrument),
                ApiSettings.of(settings),
                ServerSettings.database(settings),
                ServerSettings.redis(settings),
                EdgesSettings.of(settings),
                DegradationSettings.of(settings, new ServiceLevels(host.clock())),
                EventSettings.givesEvents(settings));
        settings.requireNoOther();
        return read;
    }

    // ---- lines on standard error, or events for the backend of SLF4J

    InferenceListener teller(InferenceLines lines) {
        return givesEvents ? new InferenceEvents(instrument) : lines;
    }

    LevelListener levelTeller(InferenceLines lines, ContainedFailures failures) {
        return givesEvents ? new LevelLog(failures) : lines;
    }

    EdgeListener edgeTeller(InferenceLines lines, ContainedFailures failures) {
        return givesEvents ? new EdgeLog(failures) : lines;
    }

    /** Lines of requests there are none. */
    Optional<RequestEvents> requestTeller(ContainedFailures failures) {
        return givesEvents ? Optional.of(new RequestEvents(instrument, failures)) : Optional.empty();
    }

    // ---- what it is made of

    InferenceSetup setup(Stores stores, LatestStore online, ModelLoader loader, Host host, InferenceListener listener) {
        return new InferenceSetup(
                instrument,
                stores,
                online,
                feed,
                model,
                loader,
                thresholds,
                freshness,
                AuditTrail.in(audit.folder(), audit.name(), host.clock()),
                degradation,
                host.clock(),
                host.ticks(),
                listener);
    }
}
