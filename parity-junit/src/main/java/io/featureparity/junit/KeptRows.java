// SPDX-License-Identifier: Apache-2.0
package io.featureparity.junit;

import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.diagnosis.ClaimedColumn;
import io.featureparity.parity.diagnosis.DiagnosisOffer;
import io.featureparity.parity.diagnosis.Market;
import io.featureparity.parity.golden.FeatureSource;
import io.featureparity.parity.golden.GoldenCase;
import java.util.ArrayList;
import java.util.List;

/** A source whose first rows are kept, so that what diverges in them can be diagnosed. */
final class KeptRows implements FeatureSource {

    private final FeatureSource source;
    private final List<double[]> raw = new ArrayList<>();
    private final List<float[]> normalized = new ArrayList<>();

    KeptRows(FeatureSource source) {
        this.source = source;
    }

    @Override
    public void compute(GoldenCase golden, Rows rows) {
        source.compute(golden, (rawValues, normalizedValues, observation) -> {
            if (raw.size() < DiagnosisOffer.BARS) {
                raw.add(rawValues.clone());
                normalized.add(normalizedValues.clone());
            }
            rows.next(rawValues, normalizedValues, observation);
        });
    }

    /** A sentence for each of the first features that diverge and of which a difference is known, and what can be done else. */
    List<String> diagnosis(GoldenCase golden, ParityReport report) {
        List<ParityReport.Line> diverging = DiagnosisOffer.diverging(report);
        List<ClaimedColumn> columns = diverging.stream()
                .filter(DiagnosisOffer::isEarly)
                .map(line -> column(golden, line))
                .toList();
        List<String> lines = new ArrayList<>();
        if (!columns.isEmpty()) {
            Market market = Market.of(golden.contract(), golden.bars());
            lines.addAll(DiagnosisOffer.shortly(market, golden.stats(), columns));
        }
        if (lines.isEmpty() && !diverging.isEmpty()) {
            ParityReport.Line first = diverging.get(0);
            lines.add("no difference that is known explains it; write bars and values of the service to files, and "
                    + DiagnosisOffer.command("BARS", null, "FILE:" + first.feature(), first));
        }
        return lines;
    }

    private ClaimedColumn column(GoldenCase golden, ParityReport.Line line) {
        int feature = golden.contract().indexOf(line.feature());
        long[] times = new long[raw.size()];
        double[] values = new double[times.length];
        for (int row = 0; row < times.length; row++) {
            times[row] = golden.bars().time(row);
            values[row] = line.stage() == Stage.RAW
                    ? raw.get(row)[feature]
                    : normalized.get(row)[feature];
        }
        return new ClaimedColumn(line.feature(), line.feature(), times, values);
    }
}
