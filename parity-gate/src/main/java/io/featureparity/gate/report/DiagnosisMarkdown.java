// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.parity.diagnosis.Diagnosis;

/** What is known of columns as a comment on a pull request. */
final class DiagnosisMarkdown {

    private static final int MOST_ROWS = 60;
    private static final int MOST_TEXT = 2_000;

    private DiagnosisMarkdown() {}

    static String write(DiagnosisReport report) {
        StringBuilder text = new StringBuilder();
        text.append("## ").append(report.isContract() ? "\u2705" : "\u274c").append(" Diagnosis\n\n");
        text.append(report.summary()).append(".\n\n");
        report.answers().stream().limit(MOST_ROWS).forEach(answer -> write(answer, text));
        if (report.answers().size() > MOST_ROWS) {
            text.append("\n").append(report.answers().size() - MOST_ROWS).append(" more in ");
            text.append(ReportFolder.JSON).append(".\n");
        }
        return text.toString();
    }

    private static void write(Diagnosis answer, StringBuilder text) {
        text.append("- **")
                .append(answer.verdict().label())
                .append("** ")
                .append(code(answer.sentence()))
                .append('\n');
        answer.hints()
                .forEach(hint -> text.append("  - hint: ").append(code(hint)).append('\n'));
        if (!answer.formula().isEmpty()) {
            answer.define()
                    .forEach((name, formula) -> text.append("  - ")
                            .append(code(name + " = " + formula))
                            .append('\n'));
            text.append("  - ").append(code(answer.formula())).append('\n');
        }
    }

    /** As HTML, in which no name can end the code, make a link or call somebody. */
    private static String code(String said) {
        String cut = said.length() <= MOST_TEXT ? said : said.substring(0, MOST_TEXT) + "\u2026";
        StringBuilder out = new StringBuilder("<code>");
        Words.plain(cut).codePoints().forEach(c -> {
            if ("&<>\"'`|*_~[](){}#@!\\:".indexOf(c) >= 0) {
                out.append("&#").append(c).append(';');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append("</code>").toString();
    }
}
