// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.log.LogTail;
import io.featureparity.gate.options.InstrumentOption;
import io.featureparity.gate.options.LogOption;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Prints the end of a log. */
@Command(
        name = "tail",
        description = {
            "Print the last records of a log, a line for each, also while it is written. Of the log only its end is read."
        },
        footerHeading = "%nExample:%n",
        footer = {"  parity log tail --log /var/log/usdcop -n 20 --follow --instrument USD/COP", "", ExitCode.HELP})
final class LogTailCommand extends GateCommand {

    private static final long PAUSE_MILLIS = 200;
    private static final int MOST_LINES = 1_000_000;

    @Mixin
    private LogOption log = new LogOption();

    @Mixin
    private InstrumentOption instrument = new InstrumentOption();

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "10",
            description = "How many lines; ${DEFAULT-VALUE} if none is named.")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written, until the command is interrupted.")
    private boolean follow;

    LogTailCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        if (lines < 0 || lines > MOST_LINES) {
            throw new ParameterException(
                    verb().commandLine(),
                    "Invalid value for option '--lines': must be 0 to " + MOST_LINES + ", but was '" + lines + "'");
        }
        Path folder = follow ? log.folder() : log.folderOfLog();
        try (LogTail tail = LogTail.of(folder, lines, instrument.name())) {
            if (!follow && lines > 0) {
                instrument.requireIn(folder, tail.instruments());
            }
            tail.print(out());
            if (follow) {
                tail.follow(out(), LogTailCommand::pause);
            }
        }
        return ExitCode.PARITY;
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
