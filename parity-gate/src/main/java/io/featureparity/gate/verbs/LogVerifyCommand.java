// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.audit.AuditFindings;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Progress;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.log.FindingsJson;
import io.featureparity.gate.options.CheckpointOptions;
import io.featureparity.gate.options.LogOption;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks a whole log. */
@Command(
        name = "verify",
        description = {
            "Check a log: every record, the chain from the first to the last, and every checkpoint. What is wrong is said with its"
                    + " segment and record, a line for each, and is a divergence, exit code 1."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  parity log verify --log /var/log/usdcop --checkpoints /mnt/other/usdcop --key audit.pub",
            "",
            ExitCode.HELP
        })
final class LogVerifyCommand extends GateCommand {

    @Mixin
    private LogOption log = new LogOption();

    @Mixin
    private CheckpointOptions checkpoints = new CheckpointOptions();

    @Option(names = "--json", description = "Print what was found as JSON, for programs.")
    private boolean json;

    LogVerifyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        Path folder = checkpoints.given() ? log.folder() : log.folderOfLog();
        AuditFindings findings;
        try (Progress progress = Progress.of(terminal(), "verify")) {
            findings = checkpoints.check(folder);
            progress.end();
        }
        if (json) {
            out().print(FindingsJson.of(folder, findings, checkpoints.given()));
        } else {
            print(folder, findings);
        }
        return findings.isSound() ? ExitCode.PARITY : ExitCode.DIVERGENCE;
    }

    private void print(Path folder, AuditFindings findings) {
        out().println(verdict(findings)
                + ErrorText.oneLine(" " + folder + ": " + findings.records() + " records in " + findings.segments()
                        + " segments, " + findings.served() + " served, " + findings.dropped() + " dropped, "
                        + findings.ending().name().toLowerCase(Locale.ROOT)));
        line(
                checkpoints.given()
                        ? findings.comparedCheckpoints() + " checkpoints agree, the last counts "
                                + findings.provenRecords() + " records"
                        : "no checkpoints were given, so a cut end or a log written anew is not found");
        findings.faults().forEach(fault -> line(fault.toString()));
        if (findings.moreFaults() > 0) {
            line("and " + findings.moreFaults() + " more");
        }
    }

    /** A torn end alone is what a writer leaves that is at work, or that has stopped. */
    private String verdict(AuditFindings findings) {
        if (findings.isSound()) {
            return terminal().good("SOUND");
        }
        boolean torn = findings.faults().stream().allMatch(fault -> fault.code() == ErrorCode.AUDIT_TAIL_TORN);
        return terminal().bad(torn ? "TORN" : "DAMAGED");
    }
}
