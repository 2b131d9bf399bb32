// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.verbs;

import io.featureparity.gate.bars.BarSource;
import io.featureparity.gate.bars.ColumnNames;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Stage;
import java.nio.file.Path;
import java.util.Optional;

/** The command that says why something diverges, for the first feature that does. */
final class DiagnosisOffer {

    private DiagnosisOffer() {}

    /** {@return the advice; nothing if no market feature diverges} */
    static Optional<String> of(ParityReport report, BarSource source, Path expected, ColumnNames names) {
        return report.lines().stream()
                .filter(line -> line.diverged() > 0 && line.stage() != Stage.OBSERVATION)
                .findFirst()
                .map(line -> "to see which formula made it: parity diagnose --bars "
                        + quoted(source.file().toString())
                        + (source.macro() == null
                                ? ""
                                : " --macro " + quoted(source.macro().toString()))
                        + " --column " + quoted(expected + ":" + names.inFile(line.feature()))
                        + (names.inFile(line.feature()).equals(line.feature()) ? "" : " --feature " + line.feature())
                        + (line.stage() == Stage.RAW ? "" : " --norm-stats FILE"));
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
