// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

import io.featureparity.resilience.breaker.BreakerState;
import io.featureparity.resilience.breaker.EdgeListener;
import io.featureparity.resilience.breaker.EdgeState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Logs each change of a breaker through SLF4J: as a warning if it has opened, else as information. */
public final class EdgeLog implements EdgeListener {

    private static final Logger LOG = LoggerFactory.getLogger(EdgeLog.class);

    private final ContainedFailures failures;

    /**
     * Makes a listener that logs from now on.
     *
     * @param failures counts the exceptions of the logging backend
     */
    public EdgeLog(ContainedFailures failures) {
        this.failures = failures;
    }

    @Override
    public void changed(EdgeState edge) {
        failures.run(Part.LOGGER, () -> log(edge));
    }

    private static void log(EdgeState edge) {
        LoggingEventBuilder event = edge.state() == BreakerState.OPEN ? LOG.atWarn() : LOG.atInfo();
        event.addKeyValue(LogKeys.BREAKER, edge.name())
                .addKeyValue(LogKeys.STATE, edge.state())
                .addKeyValue(LogKeys.REASON, edge.toString())
                .log("A breaker has changed.");
    }
}
