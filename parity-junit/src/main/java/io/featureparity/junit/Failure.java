// SPDX-License-Identifier: Apache-2.0
package io.featureparity.junit;

import io.featureparity.parity.comparison.Divergence;
import io.featureparity.parity.comparison.MacroFeatures;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.UlpDistance;
import io.featureparity.parity.golden.GoldenCase;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** A case without parity as a failed assertion: first the divergence to look at, then how many there are of each kind. */
final class Failure {

    private Failure() {}

    /** With what a diagnosis says, in lines. */
    static AssertionFailedError of(GoldenCase golden, ParityReport report, List<String> diagnosis) {
        String kind = report.difference()
                .map(difference -> "\n  kind of difference: " + difference)
                .orElse("");
        String macro = MacroFeatures.aloneDiverge(golden.contract(), report)
                ? "\n  features of macro values diverge and those of prices agree: look from when on the service sees each"
                        + " value; the contract says from when on it is available"
                : "";
        String reason = diagnosis.stream().map(line -> "\n  " + line).collect(Collectors.joining());
        String rest = kind + macro + reason + "\n  the case: " + golden.why() + counts(report);
        return report.headline()
                .map(first -> diverged(first, rest))
                .orElseGet(() -> new AssertionFailedError("nothing was compared" + rest));
    }

    /** With both values apart, since an IDE shows them side by side. */
    private static AssertionFailedError diverged(Divergence first, String rest) {
        return new AssertionFailedError(
                "stage " + first.stage().label() + ": " + first + rest,
                first.expectedDecimal() + " (" + first.expectedHex() + ")",
                first.actualDecimal() + " (" + first.actualHex() + ")");
    }

    private static String counts(ParityReport report) {
        StringBuilder text = new StringBuilder();
        for (ParityReport.Line line : report.lines()) {
            if (!line.isParity()) {
                text.append("\n  ").append(line.stage().label()).append(' ').append(line.feature());
                text.append(": ").append(line.diverged()).append(" of ").append(line.compared());
                text.append(" values diverge, worst ").append(worst(line.worst()));
            }
        }
        return text.toString();
    }

    private static String worst(long distance) {
        return distance == UlpDistance.INCOMPARABLE ? "incomparable" : distance + " ulps";
    }
}
