// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.LevelLog;
import io.featureparity.observe.Part;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each transition of a service in the log. */
class LevelLogTest {

    @RegisterExtension
    final LogLines lines = LogLines.of(LevelLog.class);

    private final ContainedFailures failures = new ContainedFailures();
    private final ServiceLevels levels = new ServiceLevels(() -> Instant.EPOCH, new LevelLog(failures));

    @Test
    void eachTransitionIsALine() {
        levels.raise("macro", ServiceLevel.SOURCE_DEGRADED, "no value of vix");
        levels.raise("macro", ServiceLevel.SOURCE_DEGRADED, "still none"); // no transition
        levels.clear("macro");

        assertThat(lines.all()).hasSize(2);
        assertThat(lines.all().get(0))
                .startsWith(
                        "WARN The level of the service has changed. [service_level=\"3\", service_level_before=\"1\"")
                .contains("no value of vix");
        assertThat(lines.all().get(1))
                .startsWith(
                        "INFO The level of the service has changed. [service_level=\"1\", service_level_before=\"3\"")
                .contains("macro is over");
    }

    @Test
    void aBackendThatThrowsDisturbsNobody() {
        lines.logger().addAppender(new AppenderBase<>() {
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
