// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.observe.ContainedFailures;
import io.featureparity.observe.EdgeLog;
import io.featureparity.resilience.breaker.BreakerState;
import io.featureparity.resilience.breaker.EdgeState;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each change of a breaker in the log. */
class EdgeLogTest {

    @RegisterExtension
    final LogLines lines = LogLines.of(EdgeLog.class);

    private final EdgeLog log = new EdgeLog(new ContainedFailures());

    private static EdgeState state(BreakerState state) {
        Optional<Instant> again =
                state == BreakerState.OPEN ? Optional.of(Instant.parse("2026-04-06T13:00:00Z")) : Optional.empty();
        return new EdgeState("database", state, 0.5, 6, 3, 1, 0, 0, 1, again);
    }

    @Test
    void oneThatOpensIsAWarningAndOneThatClosesIsNot() {
        log.changed(state(BreakerState.OPEN));
        log.changed(state(BreakerState.CLOSED));

        assertThat(lines.all())
                .containsExactly(
                        "WARN A breaker has changed. [breaker=\"database\", state=\"OPEN\", reason=\"edge database is OPEN:"
                                + " of 6 calls 3 failed and 1 were slow; it is tried again at 2026-04-06T13:00:00Z\"]",
                        "INFO A breaker has changed. [breaker=\"database\", state=\"CLOSED\", reason=\"edge database is"
                                + " CLOSED: of 6 calls 3 failed and 1 were slow\"]");
    }
}
