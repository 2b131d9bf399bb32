// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import java.io.PrintStream;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.Option;

/** What the commands have in common: help, where they print, and that what is refused is bad input, said in one line. */
abstract class GateCommand implements Runnable, IExitCodeGenerator {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this.")
    boolean help;

    private final Terminal terminal;
    private ExitCode answer = ExitCode.FAULT;

    GateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Does the work; what is refused on the way is thrown. */
    abstract ExitCode answer();

    final PrintStream out() {
        return terminal.out();
    }

    final Terminal terminal() {
        return terminal;
    }

    /** Prints one line to the output, whatever names and values from files it has in it. */
    final void line(String text) {
        out().println(ErrorText.oneLine(text));
    }

    /** Says everything that is wrong, a line for each, where the first would not do. */
    final ExitCode refuse(FeatureParityException refused, ExitCode code) {
        refused.faults().forEach(fault -> terminal.err().println("parity: " + ErrorText.oneLine(fault.toString())));
        return code;
    }

    @Override
    public final void run() {
        try {
            answer = answer();
        } catch (FeatureParityException refused) {
            terminal.err().println("parity: " + ErrorText.of(refused));
            answer = ExitCode.USAGE;
        }
    }

    @Override
    public final int getExitCode() {
        return answer.status();
    }
}
