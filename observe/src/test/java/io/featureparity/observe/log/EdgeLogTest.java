// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.EdgeLog;
import io.featureparity.resilience.breaker.BreakerState;
import io.featureparity.resilience.breaker.EdgeState;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Each change of a breaker in the log. */
class EdgeLogTest {

    private final Logger logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(EdgeLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final EdgeLog log = new EdgeLog(new ContainedFailures());

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void end() {
        logger.detachAndStopAllAppenders();
        logger.setLevel(null);
    }

    private static EdgeState state(BreakerState state) {
        Optional<Instant> again =
                state == BreakerState.OPEN ? Optional.of(Instant.parse("2026-04-06T13:00:00Z")) : Optional.empty();
        return new EdgeState("database", state, 0.5, 6, 3, 1, 0, 0, 1, again);
    }

    @Test
    void oneThatOpensIsAWarningAndOneThatClosesIsNot() {
        log.changed(state(BreakerState.OPEN));
        log.changed(state(BreakerState.CLOSED));

        assertThat(lines.list)
                .extracting(event -> event.getLevel() + " " + event.getMessage() + " " + event.getKeyValuePairs())
                .containsExactly(
                        "WARN A breaker has changed. [breaker=\"database\", state=\"OPEN\", reason=\"edge database is OPEN:"
                                + " of 6 calls 3 failed and 1 were slow; it is tried again at 2026-04-06T13:00:00Z\"]",
                        "INFO A breaker has changed. [breaker=\"database\", state=\"CLOSED\", reason=\"edge database is"
                                + " CLOSED: of 6 calls 3 failed and 1 were slow\"]");
    }
}
