// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.audit.AuditSegments;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which log. */
public final class LogOption {

    @Option(names = "--log", required = true, paramLabel = "DIR", description = "The folder of the log.")
    private Path folder = Path.of("");

    /** {@return the folder, whether or not there is a log in it} */
    public Path folder() {
        return folder;
    }

    /**
     * {@return the folder, in which there is a log}
     *
     * @throws AuditLogException if there is none
     */
    public Path folderOfLog() {
        if (AuditSegments.count(folder) == 0) {
            throw new AuditLogException(new Fault(
                    ErrorCode.AUDIT_LOG_NONE,
                    Place.file(folder),
                    "must be the folder of a log, which holds its segments",
                    "a folder without one"));
        }
        return folder;
    }
}
