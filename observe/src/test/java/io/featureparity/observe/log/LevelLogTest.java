// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.read.ListAppender;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.LevelLog;
import io.featureparity.observe.Part;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Each transition of a service in the log. */
class LevelLogTest {

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger logger = context.getLogger(LevelLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final ContainedFailures failures = new ContainedFailures();
    private final ServiceLevels levels = new ServiceLevels(() -> Instant.EPOCH, new LevelLog(failures));

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

    private String line(int index) {
        ILoggingEvent event = lines.list.get(index);
        return event.getLevel() + " " + event.getMessage() + " " + event.getKeyValuePairs();
    }

    @Test
    void eachTransitionIsALine() {
        levels.raise("macro", ServiceLevel.SOURCE_DEGRADED, "no value of vix");
        levels.raise("macro", ServiceLevel.SOURCE_DEGRADED, "still none"); // no transition
        levels.clear("macro");

        assertThat(lines.list).hasSize(2);
        assertThat(line(0))
                .startsWith(
                        "WARN The level of the service has changed. [service_level=\"3\", service_level_before=\"1\"")
                .contains("no value of vix");
        assertThat(line(1))
                .startsWith(
                        "INFO The level of the service has changed. [service_level=\"1\", service_level_before=\"3\"")
                .contains("macro is over");
    }

    @Test
    void aBackendThatThrowsDisturbsNobody() {
        logger.addAppender(new AppenderBase<>() {
            @Override
            public synchronized void doAppend(ILoggingEvent event) {
                throw new IllegalStateException("backend");
            }

            @Override
            protected void append(ILoggingEvent event) {}
        });

        levels.raise("macro", ServiceLevel.READ_ONLY, "none");

        assertThat(levels.level()).isEqualTo(ServiceLevel.READ_ONLY);
        assertThat(levels.listenerFailures()).isZero();
        assertThat(failures.count(Part.LOGGER)).isEqualTo(1);
    }
}
