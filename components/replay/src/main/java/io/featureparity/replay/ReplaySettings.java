// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import io.featureparity.component.Settings;
import io.featureparity.component.TimeRange;
import io.featureparity.component.served.ModelFolder;
import io.featureparity.component.wiring.FeedSettings;
import io.featureparity.component.wiring.ModelSettings;
import io.featureparity.component.wiring.ServerSettings;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.parity.coverage.Scope;
import io.featureparity.parity.coverage.Share;
import io.featureparity.postgres.PostgresSettings;
import io.featureparity.store.ModelRegistry;
import io.featureparity.store.row.RegisteredModel;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All settings of a replay.
 *
 * @param log the audit log that is replayed; null if the stores are
 */
record ReplaySettings(
        String instrument,
        ModelFolder folder,
        Function<ModelRegistry, RegisteredModel> wanted,
        FeedSettings feed,
        ReplayRequest request,
        @Nullable Path log,
        Path reports,
        PostgresSettings database) {

    /** Reads all settings, and refuses others. The days of the range are those of the contract in the model's folder. */
    static ReplaySettings of(Settings settings) {
        String instrument = settings.text("instrument");
        ModelFolder folder = ModelSettings.folder(settings);
        ReplaySettings read = new ReplaySettings(
                instrument,
                folder,
                ModelSettings.wanted(settings, instrument),
                FeedSettings.of(settings),
                new ReplayRequest(
                        TimeRange.of(
                                settings,
                                "replay",
                                folder.contract(folder.manifest()).session()),
                        ModelSettings.thresholds(settings),
                        settings.real("replay.tolerance", ReplayRequest.USUAL_TOLERANCE),
                        least(settings)),
                settings.find("replay.log").isPresent() ? settings.path("replay.log") : null,
                settings.path("replay.report"),
                ServerSettings.database(settings));
        settings.requireNoOther();
        return read;
    }

    private static Share least(Settings settings) {
        String text = settings.text("replay.least", Scope.MOST_ROWS.toString());
        try {
            return Share.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_SETTING,
                    Place.setting("replay.least"),
                    "must be a share, such as 99% or 0.99",
                    text));
        }
    }
}
