// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

import io.featureparity.component.Settings;
import io.featureparity.component.decision.DecisionModel;
import io.featureparity.component.decision.ModelLoader;
import io.featureparity.component.main.Host;
import io.featureparity.component.main.Runner;
import io.featureparity.component.main.ThisProcess;
import io.featureparity.component.report.ReportFolder;
import io.featureparity.component.served.ServedModel;
import io.featureparity.component.wiring.ModelSettings;
import io.featureparity.onnx.OnnxModel;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.store.Stores;
import java.util.List;

/**
 * Replays the decisions of a database, and writes its report. Its argument is the file of settings. The exit code is 0 if all is
 * equal, 1 if something differs, 2 if the settings are not possible or too little could be compared, 3 for any other fault.
 */
public final class ReplayMain {

    /** The replay, to be run. */
    static Runner runner() {
        return Runner.judging("SETTINGS", ReplayMain::run);
    }

    private ReplayMain() {}

    /**
     * Runs the replay, and ends the process with its exit code.
     *
     * @param arguments the file of settings
     */
    public static void main(String[] arguments) {
        ThisProcess.run(arguments, runner());
    }

    private static int run(Settings settings, List<String> arguments, Host host) {
        Runner.requireNone(arguments);
        ModelLoader loader = ModelSettings.limited(settings, OnnxModel::load);
        ReplaySettings read = ReplaySettings.of(settings);
        try (Stores stores = PostgresStores.open(read.database())) {
            return run(read, stores, loader, host);
        }
    }

    static int run(ReplaySettings settings, Stores stores, ModelLoader loader, Host host) {
        ReportFolder reports = ReportFolder.in(settings.reports());
        ServedModel served =
                ServedModel.open(settings.folder(), settings.wanted().apply(stores.models()));
        try (DecisionModel model = served.load(loader)) {
            ReplayResult result = replay(settings, stores, served, model);
            ReplayText.lines(result).forEach(host.out());
            host.out().accept("" + reports.write("replay.html", out -> ReplayPage.write(result, out)));
            host.out().accept("" + reports.write("replay.json", out -> ReplayJson.write(result, out)));
            return result.verdict().exitCode();
        }
    }

    private static ReplayResult replay(
            ReplaySettings settings, Stores stores, ServedModel served, DecisionModel model) {
        if (settings.log() != null) {
            return LogReplay.run(settings.request(), settings.log(), stores.decisions(), served, model);
        }
        return StoreReplay.run(
                settings.request(),
                stores,
                settings.feed().feed(settings.instrument(), served.model(), stores.macro()),
                served,
                model);
    }
}
