// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import io.featureparity.component.Settings;
import io.featureparity.component.main.Host;
import io.featureparity.component.main.Runner;
import io.featureparity.component.main.ThisProcess;
import io.featureparity.postgres.PostgresSchema;
import io.featureparity.postgres.PostgresStores;
import io.featureparity.store.Stores;
import java.util.List;

/**
 * The commands of those who operate a trading system: make the tables, load a history, move a model. Its arguments are the
 * file of settings, the same as that of the refresh, and a command.
 */
public final class OperatorMain {

    /** The commands, to be run. */
    static Runner runner() {
        return new Runner(OperatorCommand.USAGE, OperatorMain::run);
    }

    private OperatorMain() {}

    /**
     * Runs a command, and ends the process with its exit code.
     *
     * @param arguments the file of settings, a command and its arguments
     */
    public static void main(String[] arguments) {
        ThisProcess.run(arguments, runner());
    }

    private static void run(Settings settings, List<String> arguments, Host host) {
        OperatorCommand command = OperatorCommand.of(arguments);
        RefreshSettings read = RefreshSettings.ofCommand(settings);
        if (command.verb() == OperatorCommand.Verb.MIGRATE) {
            int applied = PostgresSchema.migrate(read.database());
            host.out().accept(applied + " scripts applied, version " + PostgresSchema.version());
            return;
        }
        try (Stores stores = PostgresStores.open(read.database())) {
            new Operations(read, stores, host).run(command);
        }
    }
}
