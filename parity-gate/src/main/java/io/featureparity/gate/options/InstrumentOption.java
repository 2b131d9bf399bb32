// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.gate.console.DidYouMean;
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
     * @param known those that it has
     * @throws AuditLogException if it is none of them
     */
    public void requireIn(Set<String> known) {
        if (name != null && !known.contains(name)) {
            throw new AuditLogException(new Fault(
                    ErrorCode.AUDIT_UNKNOWN_INSTRUMENT,
                    Place.option("--instrument"),
                    "must be one of the log's: " + String.join(", ", known) + DidYouMean.question(name, known),
                    name));
        }
    }
}
