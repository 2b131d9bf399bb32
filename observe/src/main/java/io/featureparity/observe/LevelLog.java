// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

import io.featureparity.resilience.level.LevelListener;
import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.resilience.level.ServiceLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Logs each transition of a service through SLF4J: as information if all is well again, else as a warning. */
public final class LevelLog implements LevelListener {

    private static final Logger LOG = LoggerFactory.getLogger(LevelLog.class);

    private final ContainedFailures failures;

    /**
     * Makes a listener that logs from now on.
     *
     * @param failures counts the exceptions of the logging backend
     */
    public LevelLog(ContainedFailures failures) {
        this.failures = failures;
    }

    @Override
    public void changed(LevelTransition transition) {
        failures.run(Part.LOGGER, () -> log(transition));
    }

    private static void log(LevelTransition transition) {
        LoggingEventBuilder event = transition.to() == ServiceLevel.ALL_WELL ? LOG.atInfo() : LOG.atWarn();
        event.addKeyValue(LogKeys.LEVEL, transition.to().number())
                .addKeyValue(LogKeys.LEVEL_BEFORE, transition.from().number())
                .addKeyValue(LogKeys.REASON, transition.reason())
                .log("The level of the service has changed.");
    }
}
