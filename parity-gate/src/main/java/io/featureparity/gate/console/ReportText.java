// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.console;

import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.UlpDistance;
import io.featureparity.parity.coverage.BarShape;
import io.featureparity.parity.coverage.Coverage;
import io.featureparity.parity.report.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report on the terminal: a line for each feature and stage, then the divergence to look at, and last the verdict. */
public final class ReportText {

    private static final List<String> HEADER = List.of("stage", "feature", "compared", "diverged", "worst ulps");
    private static final int NAMES = 2;

    private final ParityReport report;
    private final Coverage coverage;
    private final String subject;

    /**
     * @param coverage what was compared
     * @param subject what a subject of the report is called, in the singular: a case, a file
     */
    public ReportText(ParityReport report, Coverage coverage, String subject) {
        this.report = report;
        this.coverage = coverage;
        this.subject = subject;
    }

    /** Prints the report. */
    public void print(Terminal terminal) {
        PrintStream out = terminal.out();
        List<List<String>> table = new ArrayList<>(List.of(HEADER));
        report.lines().forEach(line -> table.add(cells(line)));
        int[] widths = new int[HEADER.size()];
        for (List<String> row : table) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        table.forEach(row -> out.println(lay(row, widths)));
        out.println();
        report.headline().ifPresent(first -> out.println("first divergence: " + ErrorText.oneLine(first.toString())));
        report.difference()
                .ifPresent(
                        difference -> out.println("kind of difference: " + ErrorText.oneLine(difference.toString())));
        report.numericHeadline()
                .filter(numeric -> !Optional.of(numeric).equals(report.headline()))
                .ifPresent(
                        numeric -> out.println("first numeric divergence: " + ErrorText.oneLine(numeric.toString())));
        Verdict verdict = Verdict.of(report, coverage);
        String word = verdict.name().replace('_', ' ');
        out.println((verdict == Verdict.PARITY ? terminal.good(word) : terminal.bad(word)) + ": " + counts());
    }

    private static List<String> cells(ParityReport.Line line) {
        return List.of(
                line.stage().label(),
                ErrorText.oneLine(line.feature()),
                Long.toString(line.compared()),
                Long.toString(line.diverged()),
                line.worst() == UlpDistance.INCOMPARABLE ? "incomparable" : Long.toString(line.worst()));
    }

    /** Names to the left, numbers to the right. */
    private static String lay(List<String> row, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String gap = " ".repeat(widths[i] - row.get(i).length());
            text.append(i == 0 ? "" : "  ");
            text.append(i < NAMES ? row.get(i) + gap : gap + row.get(i));
        }
        return text.toString();
    }

    private String counts() {
        return report.subjects() + " " + subject + (report.subjects() == 1 ? ", " : "s, ") + report.compared()
                + " values compared, " + (report.diverged() == 0 ? "none" : report.diverged()) + " diverged"
                + outside();
    }

    /** A verdict that somebody passes on alone has to say so too. */
    private String outside() {
        BarShape shape = coverage.shape();
        return shape.outsideHighLow() == 0 ? "" : "; " + shape.statement();
    }
}
