// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.component.main.Host;
import io.featureparity.component.main.Runner;
import io.featureparity.component.main.StopSignal;
import io.featureparity.component.servers.Addresses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The processes of this module, run in this JVM on real servers. */
abstract class MainTests {

    static final Map<String, String> ENVIRONMENT = Map.of("PARITY_DATABASE_PASSWORD", Addresses.PASSWORD);

    @TempDir
    Path temp;

    final List<String> out = new ArrayList<>();

    final List<String> err = new ArrayList<>();

    Path settings = Path.of("");

    @BeforeEach
    void modelFolder() throws IOException {
        ModelFiles.write(temp.resolve("model"), "weights");
    }

    void settings(String database, int port, String... more) throws IOException {
        settings = SettingsFile.write(temp, database, port, more);
    }

    /** Runs with a wish to end that is there from the start, so that nothing waits. */
    int run(Runner runner, Map<String, String> environment, String... arguments) {
        StopSignal stop = new StopSignal();
        stop.request();
        return run(runner, environment, stop, arguments);
    }

    int run(Runner runner, Map<String, String> environment, StopSignal stop, String... arguments) {
        List<String> all = new ArrayList<>(List.of(settings.toString()));
        all.addAll(List.of(arguments));
        Host host = new Host(environment, () -> Market.BEFORE, () -> 0, out::add, err::add, stop);
        return runner.run(all, host);
    }

    int refresh() {
        err.clear();
        return run(RefreshMain.runner(), ENVIRONMENT);
    }

    int operate(String... arguments) {
        err.clear();
        out.clear();
        return run(OperatorMain.runner(), ENVIRONMENT, arguments);
    }

    String theFault() {
        assertThat(err).hasSize(1);
        return err.get(0);
    }
}
