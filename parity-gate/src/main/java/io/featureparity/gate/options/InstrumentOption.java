// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.parity.audit.Instruments;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which instrument of a log. */
public final class InstrumentOption {

    @Option(
            names = "--instrument",
            paramLabel = "NAME",
            description = "This instrument, as the service called it; else all of them, or the only one there is.")
    private @Nullable String name;

    /** {@return the instrument; null if all are meant} */
    public @Nullable String name() {
        return name;
    }

    /**
     * Refuses an instrument that the log does not have.
     *
     * @param log the folder of the log
     * @param known those that it has
     * @throws io.featureparity.contract.error.AuditLogException if it is none of them
     */
    public void requireIn(Path log, Set<String> known) {
        Instruments.requireKnown(log, name, known);
    }
}
