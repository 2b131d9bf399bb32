// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

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
}
