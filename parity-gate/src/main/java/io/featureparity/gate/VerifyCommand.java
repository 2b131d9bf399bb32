// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.parity.FeatureSource;
import io.featureparity.parity.GoldenSuite;
import io.featureparity.parity.ParityReport;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.Option;

/** Holds a source of features, the engine unless a test says otherwise, against golden cases. */
@Command(
        name = "verify",
        description = "Compare what the library computes with what training computed.",
        footer = {"", ExitCode.HELP})
final class VerifyCommand implements Runnable, IExitCodeGenerator {

    @Option(
            names = "--suite",
            paramLabel = "DIR",
            description = "A folder with golden cases and their manifest.json; without it, the cases that came with"
                    + " this command.")
    private @Nullable Path suite;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this.")
    boolean help;

    private ExitCode answer = ExitCode.FAULT;

    private final PrintStream out;
    private final PrintStream err;
    private final FeatureSource source;

    VerifyCommand(PrintStream out, PrintStream err, FeatureSource source) {
        this.out = out;
        this.err = err;
        this.source = source;
    }

    @Override
    public void run() {
        ParityReport report;
        try {
            report = (suite == null ? GoldenSuite.onClassPath() : GoldenSuite.open(suite)).hold(source);
        } catch (FeatureParityException refused) {
            err.println("parity: " + ErrorText.of(refused));
            answer = suite == null ? ExitCode.FAULT : ExitCode.USAGE;
            return;
        }
        new ReportText(report, "case").print(out);
        answer = report.isParity() ? ExitCode.PARITY : ExitCode.DIVERGENCE;
    }

    @Override
    public int getExitCode() {
        return answer.status();
    }
}
