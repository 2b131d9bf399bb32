// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.contract.FeatureContract;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.diagnosis.ClaimedColumn;
import java.util.ArrayList;
import java.util.List;

/** The features that differ, each as a column that claims to be it: raw where the raw values differ, else normalised. */
final class DifferingFeatures {

    private DifferingFeatures() {}

    static List<ClaimedColumn> of(ParityReport report, FeatureContract contract, KeptRecords records) {
        List<ClaimedColumn> columns = new ArrayList<>();
        for (int i = 0; i < contract.marketFeatures().size(); i++) {
            String feature = contract.marketFeatures().get(i).name();
            if (differs(report, Stage.RAW, feature)) {
                columns.add(records.raw(i));
            } else if (differs(report, Stage.NORMALIZED, feature)) {
                columns.add(records.normalized(i));
            }
        }
        return columns;
    }

    private static boolean differs(ParityReport report, Stage stage, String feature) {
        return report.lines().stream()
                .anyMatch(line -> line.stage() == stage && line.feature().equals(feature) && line.diverged() > 0);
    }
}
