// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.contract.json.JsonDocument;
import io.featureparity.parity.diagnosis.Diagnosis;
import io.featureparity.parity.diagnosis.finding.Edit;
import io.featureparity.parity.diagnosis.finding.Evidence;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Diagnoses as JSON, for programs. */
public final class DiagnosisJson {

    private DiagnosisJson() {}

    /**
     * Writes diagnoses.
     *
     * @param answers the diagnoses
     * @return the text
     */
    public static String write(List<Diagnosis> answers) {
        return answers.stream()
                .map(DiagnosisJson::write)
                .collect(Collectors.joining(",\n  ", "{\"columns\": [\n  ", "\n]}\n"));
    }

    private static String write(Diagnosis answer) {
        Evidence evidence = answer.evidence();
        StringBuilder out = new StringBuilder("{");
        text(out, "column", answer.column());
        text(out, "feature", answer.feature());
        text(out, "stage", answer.stage().label());
        text(out, "verdict", answer.verdict().label());
        text(out, "sentence", answer.sentence());
        text(out, "formula", answer.formula());
        if (!answer.define().isEmpty()) {
            out.append("\"define\": {").append(define(answer.define())).append("}, ");
        }
        list(out, "edits", answer.edits().stream().map(Edit::words).toList());
        out.append("\"rows\": ").append(evidence == null ? 0 : evidence.rows());
        out.append(", \"rowsEqual\": ").append(evidence == null ? 0 : evidence.equal());
        out.append(", \"firstRow\": ").append(evidence == null ? "null" : Integer.toString(evidence.first()));
        out.append(", \"runnerUp\": ")
                .append(answer.runnerUp().isEmpty() ? "null" : JsonDocument.quote(answer.runnerUp()));
        if (!answer.hints().isEmpty()) {
            out.append(", \"hints\": [").append(quoted(answer.hints())).append(']');
        }
        return out.append('}').toString();
    }

    private static void text(StringBuilder out, String key, String value) {
        out.append('"')
                .append(key)
                .append("\": ")
                .append(JsonDocument.quote(value))
                .append(", ");
    }

    private static void list(StringBuilder out, String key, List<String> values) {
        out.append('"').append(key).append("\": [").append(quoted(values)).append("], ");
    }

    private static String quoted(List<String> values) {
        return values.stream().map(JsonDocument::quote).collect(Collectors.joining(", "));
    }

    private static String define(Map<String, String> define) {
        return define.entrySet().stream()
                .map(entry -> JsonDocument.quote(entry.getKey()) + ": " + JsonDocument.quote(entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
