// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.gate.quality.BrokenRule;
import io.featureparity.gate.quality.FileQuality;
import io.featureparity.gate.quality.JudgedSession;
import io.featureparity.gate.quality.ScoreText;
import java.util.List;
import java.util.stream.Stream;

/** The quality of bars in words: as cells of tables, as Markdown and as JUnit XML. */
final class QualityReport {

    static final String TITLE = "parity quality";

    /** A comment on a pull request has room for so many. */
    private static final int MOST_SESSIONS = 60;

    static final List<String> RULES = List.of("rule", "dimension", "takes off", "bars", "sessions", "first", "place");
    static final List<String> SESSIONS = List.of("session", "score", "bars", "expected", "missing", "rules broken");

    private final FileQuality quality;
    private final double least;

    QualityReport(FileQuality quality, double least) {
        this.quality = quality;
        this.least = least;
    }

    boolean isGood() {
        return quality.reaches(least);
    }

    /** What the page and the comment begin with. */
    String headline() {
        if (quality.wholeSessions() == 0) {
            return "Too little to judge";
        }
        return "Score " + ScoreText.of(quality.score()) + " of 100";
    }

    /** Whether the file is good enough, if somebody said what that is. */
    List<String> remarks() {
        long below = quality.sessions().stream()
                .filter(session -> session.score() < least)
                .count();
        Stream<String> threshold = least == 0
                ? Stream.empty()
                : Stream.of(
                        below == 0
                                ? "All sessions reach " + ScoreText.of(least) + "."
                                : Words.counted(below, "session is", "sessions are") + " below " + ScoreText.of(least)
                                        + ".");
        Stream<String> tooLittle = quality.tooLittle().stream().map(refused -> refused.getMessage() + ".");
        return Stream.concat(
                        Stream.concat(tooLittle, threshold),
                        Stream.of("When bars arrived is not known: of timeliness only their order is judged."))
                .toList();
    }

    static List<String> cells(BrokenRule broken) {
        return List.of(
                broken.rule().label(),
                broken.rule().dimension().label(),
                ScoreText.of(broken.weight()),
                broken.rule().isOfSession() ? "" : Words.count(broken.count()),
                Words.count(broken.sessions()),
                broken.first().toString(),
                broken.place());
    }

    static List<String> cells(JudgedSession session) {
        return List.of(
                session.day().toString(),
                ScoreText.of(session.score()),
                Words.count(session.bars()),
                Words.count(session.expected()),
                Words.count(session.missing()),
                session.words());
    }

    // ---- Markdown

    String markdown() {
        StringBuilder text = new StringBuilder("## ");
        text.append(isGood() ? "\u2705 " : "\u274c ")
                .append(headline())
                .append(": ")
                .append(TITLE);
        text.append("\n\n").append(MarkdownReport.escape(quality.sentence())).append(".\n\n");
        remarks()
                .forEach(remark ->
                        text.append("- ").append(MarkdownReport.escape(remark)).append('\n'));
        if (!quality.broken().isEmpty()) {
            table(
                    text,
                    RULES,
                    quality.broken().stream().map(QualityReport::cells).toList());
        }
        List<JudgedSession> sessions = quality.fromTheLowest();
        if (!sessions.isEmpty()) {
            table(
                    text,
                    SESSIONS,
                    sessions.stream()
                            .limit(MOST_SESSIONS)
                            .map(QualityReport::cells)
                            .toList());
        }
        if (sessions.size() > MOST_SESSIONS) {
            text.append("\n").append(Words.count(sessions.size() - MOST_SESSIONS));
            text.append(" sessions with the same or higher scores are in ")
                    .append(ReportFolder.JSON)
                    .append(".\n");
        }
        return text.toString();
    }

    private static void table(StringBuilder text, List<String> heading, List<List<String>> rows) {
        text.append("\n| ").append(String.join(" | ", heading)).append(" |\n|");
        text.append("---|".repeat(heading.size())).append('\n');
        for (List<String> row : rows) {
            text.append("| ");
            text.append(
                    String.join(" | ", row.stream().map(MarkdownReport::escape).toList()));
            text.append(" |\n");
        }
    }

    // ---- JUnit

    /** A test case for each session. */
    String junit() {
        StringBuilder xml = new StringBuilder();
        int failures = 0;
        for (JudgedSession session : quality.sessions()) {
            boolean fails = session.score() < least;
            failures += fails ? 1 : 0;
            testCase(
                    xml,
                    session.day().toString(),
                    fails ? "score " + ScoreText.of(session.score()) : "",
                    session.words());
        }
        if (quality.wholeSessions() == 0) {
            failures++;
            testCase(xml, "a whole session", "too little to judge", quality.sentence());
        }
        int tests = quality.sessions().size() + (quality.wholeSessions() == 0 ? 1 : 0);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"" + TITLE + "\" tests=\"" + tests
                + "\" failures=\"" + failures + "\" errors=\"0\" skipped=\"0\" time=\"0\">\n" + xml + "</testsuite>\n";
    }

    private static void testCase(StringBuilder xml, String name, String failure, String text) {
        xml.append("  <testcase classname=\"quality\" name=\"").append(JunitReport.escape(name));
        xml.append("\" time=\"0\"");
        if (failure.isEmpty()) {
            xml.append("/>\n");
            return;
        }
        xml.append(">\n    <failure type=\"quality\" message=\"").append(JunitReport.escape(failure));
        xml.append("\">").append(JunitReport.escape(text)).append("</failure>\n  </testcase>\n");
    }
}
