// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.bars.ClaimedFile;
import io.featureparity.gate.bars.MarketFile;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.diagnosis.ClaimedColumn;
import io.featureparity.parity.diagnosis.DiagnosisOffer;
import io.featureparity.parity.diagnosis.Market;
import java.util.ArrayList;
import java.util.List;

/** What a check says of the reason of a divergence: a short diagnosis of the first bars, and the command that searches longer. */
final class CheckDiagnosis {

    private CheckDiagnosis() {}

    /** {@return the lines; none if no market feature diverges} */
    static List<String> of(ParityReport report, CheckInputs inputs) {
        List<ParityReport.Line> diverging = DiagnosisOffer.diverging(report);
        if (diverging.isEmpty()) {
            return List.of();
        }
        BarSource source = inputs.bars();
        ParityReport.Line first = diverging.get(0);
        List<String> lines = new ArrayList<>(sentences(diverging, inputs));
        lines.add(DiagnosisOffer.command(
                source.file().toString(),
                source.macro() == null ? null : source.macro().toString(),
                inputs.expected() + ":" + inputs.names().inFile(first.feature()),
                first));
        return lines;
    }

    private static List<String> sentences(List<ParityReport.Line> diverging, CheckInputs inputs) {
        FeatureContract contract = inputs.model().contract();
        List<ParityReport.Line> early = diverging.stream()
                .filter(line -> line.stage() == inputs.model().stage() && DiagnosisOffer.isEarly(line))
                .toList();
        if (early.isEmpty() || inputs.model().stage() == Stage.OBSERVATION) {
            return List.of();
        }
        try {
            List<ClaimedColumn> columns = new ArrayList<>();
            for (ParityReport.Line line : early) {
                String name = inputs.names().inFile(line.feature());
                columns.addAll(new ClaimedFile(inputs.expected(), name, line.feature())
                        .head(inputs.bars(), contract, DiagnosisOffer.BARS));
            }
            Market market = MarketFile.head(inputs.bars(), contract, DiagnosisOffer.BARS);
            return DiagnosisOffer.shortly(market, inputs.model().stats(), columns);
        } catch (FeatureParityException refused) {
            return List.of(); // the check has said what there is to say of the files
        }
    }
}
