// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.console;

import io.featureparity.parity.audit.AuditedLog;
import io.featureparity.parity.comparison.Distances;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.TimeShares;
import io.featureparity.parity.comparison.UlpDistance;
import io.featureparity.parity.report.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints an audit of a log: what is to be said of it, a line for each feature and stage, what differs when, and the verdict. */
public final class ServedText {

    private static final List<String> HEADER =
            List.of("stage", "feature", "compared", "equal", "missing", "ulps 50 %", "90 %", "99 %", "worst");

    private final AuditedLog log;
    private final ParityReport report;

    /** Prints this audit. */
    public ServedText(AuditedLog log) {
        this.log = log;
        this.report = log.report();
    }

    /** Prints it. */
    public void print(Terminal terminal) {
        PrintStream out = terminal.out();
        log.statements().forEach(statement -> line(out, statement.toString()));
        if (!report.lines().isEmpty()) {
            List<List<String>> table = new ArrayList<>(List.of(HEADER));
            report.lines().forEach(line -> table.add(cells(line)));
            out.println();
            new TextTable(table).print(out);
            out.println();
        }
        report.lines().stream().filter(line -> line.diverged() > 0).forEach(line -> hours(out, line));
        report.headline().ifPresent(first -> line(out, "first divergence: " + first));
        report.difference().ifPresent(difference -> line(out, "kind of difference: " + difference));
        Verdict verdict = log.verdict();
        String word = verdict.name().replace('_', ' ');
        line(
                out,
                (verdict == Verdict.PARITY ? terminal.good(word) : terminal.bad(word)) + ": " + log.recomputed()
                        + " served vectors computed again, "
                        + log.equal() + " equal to the bit; " + report.compared() + " values compared, "
                        + (report.diverged() == 0 ? "none" : report.diverged()) + " diverged");
    }

    private static List<String> cells(ParityReport.Line line) {
        Distances distances = line.distances();
        return List.of(
                line.stage().label(),
                line.feature(),
                Long.toString(line.compared()),
                Long.toString(distances.equal()),
                Long.toString(distances.oneSided()),
                Long.toString(distances.percentileAtMost(50)),
                Long.toString(distances.percentileAtMost(90)),
                Long.toString(distances.percentileAtMost(99)),
                line.worst() == UlpDistance.INCOMPARABLE ? "incomparable" : Long.toString(line.worst()));
    }

    private static void hours(PrintStream out, ParityReport.Line line) {
        String hours = line.times().hours().stream()
                .filter(hour -> hour.diverged() > 0)
                .map(ServedText::hour)
                .collect(Collectors.joining(", "));
        line(out, line.feature() + " (" + line.stage().label() + ") diverged by hour, UTC: " + hours);
    }

    private static String hour(TimeShares.Share hour) {
        return hour.at() + ":00 " + hour.diverged() + " of " + hour.compared();
    }

    private static void line(PrintStream out, String text) {
        out.println(ErrorText.oneLine(text));
    }
}
