// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.Findings;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.TimeShares;
import io.featureparity.parity.coverage.Statement;
import io.featureparity.parity.report.ReportDocument;
import io.featureparity.parity.report.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * The report as a comment on a pull request: the verdict, what diverges, and the rest folded away. It stays below the
 * 65,536 characters that such a comment may have.
 */
final class MarkdownReport {

    /** As many rows a table has at most; a name may be cut, so that no row is longer than a few hundred characters. */
    private static final int MOST_ROWS = 60;

    private static final int MOST_NAME = 100;
    private static final int MOST_FACTS = 40;
    private static final int MOST_TIMES = 10;
    private static final int MOST_DAYS = 3;
    private static final int MOST_STATEMENTS = 24;
    private static final int MOST_STATEMENT = 240;

    private final StringBuilder text = new StringBuilder();

    private MarkdownReport() {}

    static String write(ReportDocument document) {
        MarkdownReport report = new MarkdownReport();
        report.writeAll(document);
        return report.text.toString();
    }

    private void writeAll(ReportDocument document) {
        ParityReport total = document.total();
        boolean parity = document.verdict() == Verdict.PARITY;
        text.append("## ").append(parity ? "\u2705 " : "\u274c ").append(Words.verdict(document.verdict()));
        text.append(": ").append(escape(document.title())).append("\n\n");
        text.append(Words.summary(document)).append(".\n");
        statements(document.statements());
        firsts(total);
        List<ParityReport.Line> diverging =
                total.lines().stream().filter(line -> !line.isParity()).toList();
        if (!diverging.isEmpty()) {
            text.append('\n');
            lines(diverging);
            times(diverging);
        }
        cases(document.findings());
        List<ParityReport.Line> equal =
                total.lines().stream().filter(ParityReport.Line::isParity).toList();
        if (!equal.isEmpty()) {
            text.append("\n<details><summary>").append(Words.counted(equal.size(), "feature", "features"));
            text.append(" in parity</summary>\n\n");
            lines(equal);
            text.append("\n</details>\n");
        }
        provenance(document);
    }

    /** The first of all, and beside it the first of two numbers. */
    private void firsts(ParityReport total) {
        Optional<Divergence> first = total.headline();
        first.ifPresent(its -> first("First divergence", its));
        Optional<Divergence> numeric = total.numericHeadline();
        if (numeric.isPresent() && !numeric.equals(first)) {
            first("First numeric divergence", numeric.get());
        }
        total.difference()
                .ifPresent(difference -> text.append("\nKind of difference: ")
                        .append(escape(difference.toString()))
                        .append(".\n"));
    }

    private void first(String what, Divergence first) {
        text.append('\n').append(what).append(": ");
        text.append(code(shorten(first.subject()) + ", " + shorten(first.feature())));
        text.append(", ").append(where(first)).append(".\n");
    }

    /** What was compared and what was not; failures first, so that no cut hides them. */
    private void statements(List<Statement> statements) {
        if (statements.isEmpty()) {
            return;
        }
        text.append('\n');
        List<Statement> sorted = new ArrayList<>(statements);
        sorted.sort(Comparator.comparing(Statement::weight).reversed());
        for (Statement statement : sorted.subList(0, Math.min(MOST_STATEMENTS, sorted.size()))) {
            String line = statement.toString();
            text.append("- ").append(escape(cut(line, MOST_STATEMENT))).append('\n');
        }
        if (sorted.size() > MOST_STATEMENTS) {
            text.append("- ").append(sorted.size() - MOST_STATEMENTS).append(" more in ");
            text.append(ReportFolder.JSON).append('\n');
        }
    }

    private void lines(List<ParityReport.Line> lines) {
        text.append("| feature | stage | verdict | compared | diverged | worst ulps | median ulps | error | relative"
                + " | shift | first divergence |\n");
        text.append("|---|---|---|--:|--:|--:|--:|--:|--:|--:|---|\n");
        for (ParityReport.Line line : lines.subList(0, Math.min(MOST_ROWS, lines.size()))) {
            Divergence first = line.first();
            row(
                    code(shorten(line.feature())),
                    line.stage().label(),
                    Words.verdict(line),
                    Words.count(line.compared()),
                    Words.count(line.diverged()),
                    Words.ulps(line.worst()),
                    Words.median(line.distances()),
                    Words.number(line.errors().absolute()),
                    Words.number(line.errors().relative()),
                    Words.number(line.errors().shift()),
                    first == null ? "" : code(shorten(first.subject())) + ", " + where(first));
        }
        more(lines.size(), MOST_ROWS);
    }

    /** The share of bars that diverged, by hour, and on the days on which it was largest. */
    private void times(List<ParityReport.Line> diverging) {
        text.append("\n<details><summary>When they diverge, in UTC</summary>\n\n");
        text.append("| feature | stage | by hour | by weekday | by day |\n|---|---|---|---|---|\n");
        for (ParityReport.Line line : diverging.subList(0, Math.min(MOST_TIMES, diverging.size()))) {
            TimeShares times = line.times();
            row(
                    code(shorten(line.feature())),
                    line.stage().label(),
                    shares(times.hours(), TimeNames::hour),
                    shares(times.weekdays(), TimeNames::weekday),
                    days(times));
        }
        more(diverging.size(), MOST_TIMES);
        text.append("\n</details>\n");
    }

    private static String days(TimeShares times) {
        List<TimeShares.Share> days =
                times.days().stream().filter(day -> day.diverged() > 0).toList();
        List<TimeShares.Share> most = days.stream()
                .sorted(Comparator.comparingDouble(day -> -(double) day.diverged() / day.compared()))
                .limit(MOST_DAYS)
                .toList();
        String unit = times.daysTogether() == 1 ? "days" : "times " + times.daysTogether() + " days";
        return Words.count(days.size()) + " of " + Words.count(times.days().size()) + " " + unit + "; most: "
                + shares(most, TimeNames::day);
    }

    private static String shares(List<TimeShares.Share> shares, LongFunction<String> name) {
        return shares.stream()
                .map(share -> name.apply(share.at()) + " " + Words.percent(share.diverged(), share.compared()))
                .collect(Collectors.joining(", "));
    }

    private void cases(List<Findings> findings) {
        List<Findings> diverging =
                findings.stream().filter(found -> !found.report().isParity()).toList();
        if (findings.size() < 2 || diverging.isEmpty()) {
            return;
        }
        text.append("\n<details><summary>")
                .append(Words.count(diverging.size()))
                .append(" of ");
        text.append(Words.count(findings.size())).append(" cases diverge</summary>\n\n");
        text.append("| case | compared | diverged |\n|---|--:|--:|\n");
        for (Findings found : diverging.subList(0, Math.min(MOST_ROWS, diverging.size()))) {
            row(
                    code(shorten(found.subject())),
                    Words.count(found.report().compared()),
                    Words.count(found.report().diverged()));
        }
        more(diverging.size(), MOST_ROWS);
        text.append("\n</details>\n");
    }

    private void provenance(ReportDocument document) {
        text.append("\n<details><summary>Hashes, versions and provenance</summary>\n\n| | | |\n|---|---|---|\n");
        int facts = 0;
        for (var thing : document.provenance()) {
            for (var fact : thing.facts().entrySet()) {
                if (facts++ < MOST_FACTS) {
                    row(escape(shorten(thing.thing())), escape(shorten(fact.getKey())), code(shorten(fact.getValue())));
                }
            }
        }
        if (facts > MOST_FACTS) {
            text.append("\n")
                    .append(facts - MOST_FACTS)
                    .append(" more in ")
                    .append(ReportFolder.JSON)
                    .append(".\n");
        }
        text.append("\n</details>\n");
    }

    private void more(int rows, int most) {
        if (rows > most) {
            text.append("\n").append(Words.count(rows - most)).append(" more in ");
            text.append(ReportFolder.PAGE).append(".\n");
        }
    }

    private void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String where(Divergence first) {
        String must = "bar " + Words.count(first.bar()) + " (" + first.time() + "): must be "
                + code(first.expectedDecimal()) + ", but was " + code(first.actualDecimal()) + ", ";
        if (!first.isNumeric()) {
            return must + "one side is absent";
        }
        return must + Words.ulps(first.distance()) + " ulps apart, absolute error "
                + Words.number(first.absoluteError()) + ", relative error " + Words.number(first.relativeError())
                + ", shift " + Words.shift(first.shift());
    }

    private static String shorten(String name) {
        return cut(name, MOST_NAME);
    }

    private static String cut(String name, int most) {
        return name.length() <= most ? name : name.substring(0, most) + "\u2026";
    }

    /** As HTML, in which a name can neither end the code, nor the cell, nor call somebody. */
    private static String code(String name) {
        return "<code>" + escape(name) + "</code>";
    }

    /** Every character that means something in Markdown or HTML becomes a reference. */
    static String escape(String name) {
        StringBuilder out = new StringBuilder();
        Words.plain(name).codePoints().forEach(c -> {
            if ("&<>\"'`|*_~[](){}#@!\\:".indexOf(c) >= 0) {
                out.append("&#").append(c).append(';');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
