// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

import io.featureparity.contract.error.Fault;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Logs events of one instrument through SLF4J: a short message that is always the same, and all else as key-value pairs. */
public final class InstrumentEvents {

    private final Logger log;
    private final String instrument;

    /**
     * Prepares to log events.
     *
     * @param log the logger that gets the events
     * @param instrument the instrument of the events
     */
    public InstrumentEvents(Logger log, String instrument) {
        this.log = log;
        this.instrument = instrument;
    }

    /**
     * Begins an event.
     *
     * @param level the level of the event
     * @return the event with its instrument, to be logged
     */
    public LoggingEventBuilder at(Level level) {
        return log.atLevel(level).addKeyValue(LogKeys.INSTRUMENT, instrument);
    }

    /**
     * Logs a warning for each fault.
     *
     * @param message what follows from the faults
     * @param faults the faults
     */
    public void faults(String message, List<Fault> faults) {
        for (Fault fault : faults) {
            at(Level.WARN)
                    .addKeyValue(LogKeys.CODE, fault.code().id())
                    .addKeyValue(LogKeys.FAULT, fault.toString())
                    .log(message);
        }
    }
}
