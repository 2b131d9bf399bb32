// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.ReportText;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.ReportOption;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares a source of features with golden cases. The source is the engine, unless a test gives another one. */
@Command(
        name = "verify",
        description = "Compare what the library computes with what training computed.",
        footerHeading = "%nExample:%n",
        footer = {"  parity verify --suite my-cases --report report", "", ExitCode.HELP})
final class VerifyCommand extends GateCommand {

    @Option(
            names = "--suite",
            paramLabel = "DIR",
            description = "A folder with golden cases and their manifest.json; without it, the cases that came with"
                    + " this command.")
    private @Nullable Path suite;

    @Mixin
    private ReportOption wanted = new ReportOption();

    private final FeatureSource source;

    VerifyCommand(Terminal terminal, FeatureSource source) {
        super(terminal);
        this.source = source;
    }

    /** The cases that came with the command are no input of the user: if they are refused, the command is at fault. */
    @Override
    ExitCode afterRefusal(FeatureParityException refused) {
        boolean ours = suite == null && refused.code() != ErrorCode.REPORT_FOLDER;
        return ours ? ExitCode.FAULT : ExitCode.USAGE;
    }

    /** A folder that cannot be written to is known before the work, not after it. */
    @Override
    ExitCode answer() {
        ReportFolder folder = wanted.open();
        GoldenSuite golden = golden();
        ParityReport report = report(folder, golden);
        Coverage coverage = golden.coverage();
        coverage.statements().forEach(statement -> line(statement.toString()));
        out().println();
        new ReportText(report, coverage, "case").print(terminal());
        return report.isParity() ? ExitCode.PARITY : ExitCode.DIVERGENCE;
    }

    private ParityReport report(@Nullable ReportFolder folder, GoldenSuite golden) {
        try (Progress progress = Progress.ofCases(terminal(), golden.cases().size())) {
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
}
