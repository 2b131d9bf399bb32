// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.main;

import io.featureparity.component.Settings;
import io.featureparity.component.main.Host;
import io.featureparity.component.main.Runner;
import io.featureparity.component.main.ThisProcess;
import io.featureparity.component.wiring.Edges;
import io.featureparity.inference.Inference;
import io.featureparity.inference.InferenceSetup;
import io.featureparity.inference.http.ApiServer;
import io.featureparity.onnx.OnnxModel;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.redis.RedisLatest;
import io.featureparity.store.LatestStore;
import io.featureparity.store.Stores;
import java.util.List;

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
        read.degradation().levels().listen(lines);
        Edges edges = Edges.of(read.edges(), host.surroundings(), lines);
        try (Stores stores = edges.guard(PostgresStores.open(read.database()));
                LatestStore online = edges.guard(new RedisLatest(read.redis()))) {
            InferenceSetup setup = read.setup(stores, online, edges.guard(OnnxModel::load), host, lines);
            try (Inference inference = new Inference(setup);
                    ApiServer api = ApiServer.start(read.api(), setup, inference.board(), host.err())) {
                host.err().accept(host.clock().instant() + " listens at " + api.address());
                inference.run(host.stop());
                host.err()
                        .accept(host.clock().instant() + " ended; "
                                + inference.board().decisions() + " decisions");
            }
        }
    }
}
