// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A log that is closed while the disk hangs, and whose disk goes on later. */
class HangingCloseTest extends LogTests {

    private final SlowFolder slow = new SlowFolder(folder);

    private AuditLog hanging() throws InterruptedException {
        AuditLog log = AuditLog.open(
                slow,
                TestLogs.change(settings)
                        .durability(Durability.every(1))
                        .closing(Duration.ofMillis(1))
                        .of(),
                true);
        slow.hang();
        serve(log, 0, 1);
        slow.awaitAsked();
        return log;
    }

    private void reopens() throws InterruptedException {
        assertThat(code(() -> open(settings)))
                .as("two writers would spoil the log")
                .isEqualTo(ErrorCode.AUDIT_LOCKED);
        slow.goOn();
        assertThat(slow.awaitUnlocked(PATIENCE)).isTrue();
        AuditLog next = open(settings);
        serve(next, 1, 2);
        next.close();
        assertThat(ids()).containsExactly(0, 1);
        assertThat(faults()).isEmpty();
    }

    @Test
    void theLogCanBeOpenedAgainWhenItsWriterHasEnded() throws InterruptedException {
        AuditLog log = hanging();
        assertThat(code(log::close)).isEqualTo(ErrorCode.AUDIT_NOT_DURABLE);
        log.close();
        reopens();
    }

    @Test
    void alsoIfWhoClosedItWasInterrupted() throws InterruptedException {
        AuditLog log = hanging();
        Thread.currentThread().interrupt();
        ErrorCode code = code(log::close);
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(code).isEqualTo(ErrorCode.AUDIT_NOT_DURABLE);
        reopens();
    }

    @Test
    void closingItAgainTakesNoLockFromTheNextWriter() throws InterruptedException {
        AuditLog log = hanging();
        assertThat(code(log::close)).isEqualTo(ErrorCode.AUDIT_NOT_DURABLE);
        slow.goOn();
        assertThat(slow.awaitUnlocked(PATIENCE)).isTrue();
        try (AuditLog next = open(settings)) {
            log.close();
            assertThat(code(() -> open(settings))).isEqualTo(ErrorCode.AUDIT_LOCKED);
            serve(next, 1, 2);
        }
        assertThat(ids()).containsExactly(0, 1);
    }
}
