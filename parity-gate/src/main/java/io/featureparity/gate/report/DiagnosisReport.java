// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.parity.diagnosis.Diagnosis;
import io.featureparity.parity.diagnosis.Diagnosis.Verdict;
import io.featureparity.parity.report.Provenance;
import java.util.List;

/**
 * What is known of columns, and where they came from.
 *
 * @param answers what is known of each
 * @param provenance where everything came from
 */
public record DiagnosisReport(List<Diagnosis> answers, List<Provenance> provenance) {

    /** Copies the lists. {@inheritDoc} */
    public DiagnosisReport {
        answers = List.copyOf(answers);
        provenance = List.copyOf(provenance);
    }

    /** Whether every column is what the contract says. */
    boolean isContract() {
        return answers.stream().allMatch(answer -> answer.verdict() == Verdict.CONTRACT);
    }

    /** All of it in a line. */
    String summary() {
        long contract = answers.stream()
                .filter(answer -> answer.verdict() == Verdict.CONTRACT)
                .count();
        long unknown = answers.stream()
                .filter(answer -> answer.verdict() == Verdict.UNKNOWN)
                .count();
        return Words.counted(answers.size(), "column", "columns") + ": " + contract + " of the contract, "
                + (answers.size() - contract - unknown) + " explained otherwise, " + unknown + " unknown";
    }
}
