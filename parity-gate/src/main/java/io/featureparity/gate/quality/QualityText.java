// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.quality;

import io.featureparity.gate.console.ErrorText;
import io.featureparity.gate.console.Terminal;
import io.featureparity.gate.console.TextTable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The quality of a file on a terminal. */
public final class QualityText {

    /** So many sessions are listed, from the lowest score on. */
    private static final int MOST_SESSIONS = 20;

    private final FileQuality quality;

    /** Prepares the text. */
    public QualityText(FileQuality quality) {
        this.quality = quality;
    }

    /** Prints it. */
    public void print(Terminal terminal) {
        PrintStream out = terminal.out();
        line(
                out,
                count(quality.bars()) + (quality.bars() == 1 ? " bar of " : " bars of ") + quality.file()
                        + ", contract " + quality.contract() + ", " + quality.rules());
        line(out, quality.sentence());
        line(out, "When bars arrived is not known: of timeliness only their order is judged");
        out.println();
        if (quality.broken().isEmpty()) {
            line(out, "No rule is broken");
        } else {
            rules(out);
        }
        if (!quality.sessions().isEmpty()) {
            out.println();
            sessions(out);
        }
    }

    private static void line(PrintStream out, String text) {
        out.println(ErrorText.oneLine(text));
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private void rules(PrintStream out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("rule", "dimension", "takes off", "bars", "sessions", "first", ""));
        for (BrokenRule rule : quality.broken()) {
            rows.add(List.of(
                    rule.rule().label(),
                    rule.rule().dimension().label(),
                    ScoreText.of(rule.weight()),
                    rule.rule().isOfSession() ? "" : count(rule.count()),
                    count(rule.sessions()),
                    rule.first().toString(),
                    rule.place()));
        }
        new TextTable(rows).print(out);
    }

    private void sessions(PrintStream out) {
        List<JudgedSession> sessions = quality.fromTheLowest();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("session", "score", "bars", "missing", "rules broken"));
        for (JudgedSession session : sessions.subList(0, Math.min(MOST_SESSIONS, sessions.size()))) {
            rows.add(List.of(
                    session.day().toString(),
                    ScoreText.of(session.score()),
                    count(session.bars()),
                    count(session.missing()),
                    session.words()));
        }
        new TextTable(rows).print(out);
        if (sessions.size() > MOST_SESSIONS) {
            line(
                    out,
                    count(sessions.size() - MOST_SESSIONS)
                            + " sessions with the same or higher scores are not listed: --json or --report has all of them");
        }
    }
}
