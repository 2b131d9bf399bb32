// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.log.LogRows;
import io.featureparity.gate.options.InstrumentOption;
import io.featureparity.gate.options.LogOption;
import io.featureparity.gate.options.TableTarget;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a table of a log. */
@Command(
        name = "export",
        description = {
            "Write the bars of a log as a table, each with what was served at it: prices, macro values, raw features, position,"
                    + " observation, hashes. Every number keeps its bits. A bar at which nothing was observed has no position, no"
                    + " observation and no time at which it was served. The whole log is checked on the way."
        },
        footerHeading = "%nExample:%n",
        footer = {"  parity log export --log /var/log/usdcop --to served.parquet", "", ExitCode.HELP})
final class LogExportCommand extends GateCommand {

    @Mixin
    private LogOption log = new LogOption();

    @Mixin
    private InstrumentOption instrument = new InstrumentOption();

    @Mixin
    private TableTarget target = new TableTarget();

    LogExportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        target.format(); // known before the work
        Path folder = log.folderOfLog();
        try (Progress progress = Progress.ofRows(terminal(), "export");
                LogRows rows = LogRows.open(
                        folder, instrument.name(), progress::step, known -> instrument.requireIn(folder, known))) {
            target.write(out(), rows.columns(), rows);
            progress.end();
            say(rows.count() + " bars, " + rows.served() + " of them served, written to " + target.shown());
            if (!rows.isClosed()) {
                say("the log was not closed: it is being written, or its writer has stopped");
            }
        }
        return ExitCode.PARITY;
    }

    /** What is said of the table does not stand in it. */
    private void say(String text) {
        if (target.isStandard()) {
            terminal().err().println("parity: " + ErrorText.oneLine(text));
        } else {
            line(text);
        }
    }
}
