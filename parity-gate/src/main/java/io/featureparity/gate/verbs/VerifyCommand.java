// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.ReportText;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.ReportOption;
import io.featureparity.gate.options.RunFiles;
import io.featureparity.gate.report.Provenances;
import io.featureparity.gate.report.ReportFolder;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.coverage.Coverage;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.parity.golden.GoldenCase;
import io.featureparity.parity.golden.GoldenSuite;
import io.featureparity.parity.report.Provenance;
import io.featureparity.parity.report.ReportDocument;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds a source of features, the engine unless a test says otherwise, against golden cases. */
@Command(
        name = "verify",
        description = "Compare what the library computes with what training computed.",
        footerHeading = "%nExample:%n",
        footer = {"  parity verify --suite my-cases --report report", "", ExitCode.HELP})
final class VerifyCommand implements Runnable, IExitCodeGenerator {

    @Option(
            names = "--suite",
            paramLabel = "DIR",
            description = "A folder with golden cases and their manifest.json; without it, the cases that came with"
                    + " this command.")
    private @Nullable Path suite;

    @Mixin
    private ReportOption wanted = new ReportOption();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this.")
    boolean help;

    @Spec
    private @Nullable CommandSpec verb;

    private ExitCode answer = ExitCode.FAULT;

    private final Terminal terminal;
    private final FeatureSource source;

    VerifyCommand(Terminal terminal, FeatureSource source) {
        this.terminal = terminal;
        this.source = source;
    }

    @Override
    public void run() {
        try {
            answer = verify();
        } catch (FeatureParityException refused) {
            terminal.err().println("parity: " + ErrorText.of(refused));
            boolean ours = suite == null && refused.code() != ErrorCode.REPORT_FOLDER;
            answer = ours ? ExitCode.FAULT : ExitCode.USAGE;
        }
    }

    /** A folder that cannot be written to is known before the work, not after it. */
    private ExitCode verify() {
        requireInputsUntouched();
        ReportFolder folder = wanted.open();
        GoldenSuite golden = golden();
        ParityReport report = report(folder, golden);
        Coverage coverage = golden.coverage();
        coverage.statements().forEach(statement -> terminal.out().println(ErrorText.oneLine(statement.toString())));
        terminal.out().println();
        new ReportText(report, coverage, "case").print(terminal);
        return report.isParity() ? ExitCode.PARITY : ExitCode.DIVERGENCE;
    }

    private ParityReport report(@Nullable ReportFolder folder, GoldenSuite golden) {
        try (Progress progress = Progress.ofCases(terminal, golden.cases().size())) {
            FeatureSource counted = (one, rows) -> {
                source.compute(one, rows);
                progress.step();
            };
            if (folder == null) {
                return golden.hold(counted);
            }
            ReportDocument document = new ReportDocument(
                    "parity verify",
                    golden.cases().stream().map(one -> one.examine(counted)).toList(),
                    provenance(golden),
                    golden.coverage());
            folder.write(
                    document, golden.cases().stream().map(GoldenCase::contract).toList());
            return document.total();
        }
    }

    private void requireInputsUntouched() {
        if (verb == null) {
            throw new IllegalStateException("picocli sets it");
        }
        RunFiles.of(verb).requireInputsUntouched();
    }

    private GoldenSuite golden() {
        return suite == null ? GoldenSuite.onClassPath() : GoldenSuite.open(suite);
    }

    private List<Provenance> provenance(GoldenSuite golden) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("from", suite == null ? "the cases that came with this command" : suite.toString());
        facts.put("manifest hash", golden.manifestHash());
        Set<Provenance> provenance = new LinkedHashSet<>();
        provenance.add(Provenances.ofThisProgram());
        provenance.add(new Provenance("golden suite", facts));
        golden.cases().forEach(one -> provenance.add(Provenances.of(one.contract())));
        golden.cases().forEach(one -> provenance.add(Provenances.of(one.stats())));
        return List.copyOf(provenance);
    }

    @Override
    public int getExitCode() {
        return answer.status();
    }
}
