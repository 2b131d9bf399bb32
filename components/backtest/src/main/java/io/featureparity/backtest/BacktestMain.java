// SPDX-License-Identifier: Apache-2.0
package io.featureparity.backtest;

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

/** Runs a backtest over the bars of a database, and writes its reports. Its argument is the file of settings. */
public final class BacktestMain {

    /** The backtest, to be run. */
    static Runner runner() {
        return new Runner("SETTINGS", BacktestMain::run);
    }

    private BacktestMain() {}

    /**
     * Runs the backtest, and ends the process with its exit code.
     *
     * @param arguments the file of settings
     */
    public static void main(String[] arguments) {
        ThisProcess.run(arguments, runner());
    }

    private static void run(Settings settings, List<String> arguments, Host host) {
        Runner.requireNone(arguments);
        ModelLoader loader = ModelSettings.limited(settings, OnnxModel::load);
        BacktestSettings read = BacktestSettings.of(settings);
        try (Stores stores = PostgresStores.open(read.database())) {
            run(read, stores, loader, host);
        }
    }

    static void run(BacktestSettings settings, Stores stores, ModelLoader loader, Host host) {
        ReportFolder reports = ReportFolder.in(settings.reports());
        ServedModel served =
                ServedModel.open(settings.folder(), settings.wanted().apply(stores.models()));
        try (DecisionModel model = served.load(loader)) {
            BacktestResult result = Backtest.run(
                    settings.request(),
                    stores.bars(),
                    settings.feed().feed(settings.instrument(), served.model(), stores.macro()),
                    served,
                    model);
            host.out().accept(result.stream().toString());
            host.out()
                    .accept(result.trades().size() + " trades, "
                            + settings.request().terms().capital() + " became "
                            + result.equity().last());
            result.remarks().forEach(host.out());
            host.out().accept("" + reports.write("backtest.html", out -> BacktestPage.write(result, out)));
            host.out().accept("" + reports.write("backtest.json", out -> BacktestJson.write(result, out)));
        }
    }
}
