// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.error.FeatureParityException;
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

    private final PrintStream out;
    private final PrintStream err;
    private ExitCode answer = ExitCode.FAULT;

    GateCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Does the work; what is refused on the way is thrown. */
    abstract ExitCode answer();

    final PrintStream out() {
        return out;
    }

    @Override
    public final void run() {
        try {
            answer = answer();
        } catch (FeatureParityException refused) {
            err.println("parity: " + ErrorText.of(refused));
            answer = ExitCode.USAGE;
        }
    }

    @Override
    public final int getExitCode() {
        return answer.status();
    }
}
