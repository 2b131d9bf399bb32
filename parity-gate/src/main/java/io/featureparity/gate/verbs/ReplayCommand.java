// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.error.AuditLogException;
import io.featureparity.gate.console.ExitCode;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.options.InstrumentOption;
import io.featureparity.gate.options.LogOption;
import io.featureparity.gate.options.ReportOption;
import io.featureparity.gate.options.TimeText;
import io.featureparity.gate.replay.ReplayFacts;
import io.featureparity.gate.replay.ReplayJson;
import io.featureparity.gate.replay.ReplayText;
import io.featureparity.gate.report.ReportFolder;
import io.featureparity.parity.audit.DecisionReplay;
import io.featureparity.parity.audit.ReplayRequest;
import io.featureparity.parity.audit.ReplayedDecision;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Replays one decision from a log alone. */
@Command(
        name = "replay",
        description = {
            "Show one decision from the log alone: what the model saw, the decision of the bar policy, each feature with its"
                    + " formula, and whether it is what the library computes of the bars in the log, to the bit.",
            "What differs is a divergence, exit code 1. A broken chain, and a decision that cannot be computed again, are bad"
                    + " input: too little is known then."
        },
        footerHeading = "%nExample:%n",
        footer = {"  parity replay --log /var/log/usdcop --at 2024-03-04T14:20:00Z --report replay", "", ExitCode.HELP})
final class ReplayCommand extends GateCommand {

    @Mixin
    private LogOption log = new LogOption();

    @Mixin
    private InstrumentOption instrument = new InstrumentOption();

    @Option(
            names = "--at",
            required = true,
            paramLabel = "TIME",
            converter = TimeText.class,
            description = "The time of the bar at which it was decided, with its zone, such as 2024-03-04T14:20:00Z.")
    private Instant at = Instant.EPOCH;

    @Option(
            names = "--bars-before",
            paramLabel = "COUNT",
            defaultValue = "144",
            description =
                    "How many bars before it the plots show, ${DEFAULT-VALUE} if nobody says: twelve hours of five"
                            + " minutes.")
    private int barsBefore;

    @Mixin
    private ReportOption wanted = new ReportOption();

    @Option(names = "--json", description = "Print it as JSON, and nothing else.")
    private boolean json;

    ReplayCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode answer() {
        if (barsBefore < 0 || barsBefore > ReplayRequest.MOST_BARS) {
            throw new ParameterException(
                    verb().commandLine(),
                    "Invalid value for option '--bars-before': must be from 0 to " + ReplayRequest.MOST_BARS
                            + ", but was '" + barsBefore + "'");
        }
        ReportFolder folder = wanted.open();
        ReplayedDecision decision =
                DecisionReplay.of(new ReplayRequest(log.folderOfLog(), at, instrument.name(), barsBefore));
        ReplayFacts report = new ReplayFacts(decision);
        if (folder != null) {
            folder.write(report);
        }
        if (json) {
            out().print(ReplayJson.write(report));
        } else {
            new ReplayText(report).print(terminal());
        }
        if (!decision.damage().isEmpty()) {
            return refuse(new AuditLogException(decision.damage(), null), ExitCode.USAGE);
        }
        if (decision.notRecomputed() != null) {
            return ExitCode.USAGE;
        }
        return decision.isEqual() ? ExitCode.PARITY : ExitCode.DIVERGENCE;
    }
}
