// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.gate.report.ReportFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a report is wanted besides the text on the terminal. */
public final class ReportOption {

    @Output(inFolder = {ReportFolder.PAGE, ReportFolder.JSON, ReportFolder.MARKDOWN, ReportFolder.JUNIT})
    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write report.html, report.json, report.md and TEST-parity.xml (JUnit) there.")
    private @Nullable Path folder;

    /** The folder, ready to be written to, or null if none is wanted. To be asked for before the work begins. */
    public @Nullable ReportFolder open() {
        return folder == null ? null : ReportFolder.open(folder);
    }

    /** The same for a report on a folder that must hold nothing else. */
    public @Nullable ReportFolder openOutsideOf(Path log) {
        Path wanted = folder;
        if (wanted != null
                && wanted.toAbsolutePath()
                        .normalize()
                        .startsWith(log.toAbsolutePath().normalize())) {
            throw new InputException(new Fault(
                    ErrorCode.OUTPUT_IS_INPUT,
                    Place.option("--report"),
                    "must be outside of the log, which holds nothing else, " + log,
                    wanted.toString()));
        }
        return open();
    }
}
