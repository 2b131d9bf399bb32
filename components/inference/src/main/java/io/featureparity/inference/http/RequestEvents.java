// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference.http;

import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.InstrumentEvents;
import io.featureparity.observe.LogKeys;
import io.featureparity.observe.Part;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Gives each request to SLF4J as an event, refused ones too. The ids of request and trace are in the MDC meanwhile. What load balancers
 * and Prometheus ask all the time is an event of the level DEBUG.
 */
public final class RequestEvents {

    private static final Logger LOG = LoggerFactory.getLogger(RequestEvents.class);

    private final InstrumentEvents events;
    private final ContainedFailures failures;

    /**
     * Prepares to give events.
     *
     * @param instrument what the interface is about
     * @param failures counts what the backend of the logs throws
     */
    public RequestEvents(String instrument, ContainedFailures failures) {
        this.events = new InstrumentEvents(LOG, instrument);
        this.failures = failures;
    }

    /** A request was answered, or refused. */
    void answered(String path, boolean isRoutine, Reply reply, long nanos) {
        failures.run(Part.LOGGER, () -> log(path, isRoutine, reply, nanos));
    }

    private void log(String path, boolean isRoutine, Reply reply, long nanos) {
        boolean refused = reply.status() >= 400;
        Level level = reply.status() >= 500 ? Level.WARN : isRoutine && !refused ? Level.DEBUG : Level.INFO;
        LoggingEventBuilder event = events.at(level)
                .addKeyValue(LogKeys.PATH, path)
                .addKeyValue(LogKeys.STATUS, reply.status())
                .addKeyValue(LogKeys.LATENCY_NANOS, nanos);
        for (Map.Entry<String, Object> fact : reply.facts().entrySet()) {
            event = event.addKeyValue(fact.getKey(), fact.getValue());
        }
        event.log(refused ? "a request is refused" : "a request is answered");
    }
}
