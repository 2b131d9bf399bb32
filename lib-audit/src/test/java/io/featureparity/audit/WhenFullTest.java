// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.record.DroppedRecords;
import io.featureparity.contract.error.ErrorCode;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a call does that finds no room. */
class WhenFullTest extends LogTests {

    @Test
    void aFullRingFailsIfThatIsItsPolicy() {
        AuditLog log = open(TestLogs.change(settings).places(4).of());
        serve(log, 0, 4);
        assertThat(code(() -> serve(log, 4, 5))).isEqualTo(ErrorCode.AUDIT_RING_FULL);
        log.writer().pass(false);
        serve(log, 5, 6);
        log.close();
        assertThat(ids()).containsExactly(0, 1, 2, 3, 5);
    }

    @Test
    void aFullRingDropsAndCountsAndTheLogSaysSo() {
        AuditLog log = open(TestLogs.change(settings)
                .places(4)
                .whenFull(WhenFull.dropAndCount())
                .of());
        serve(log, 0, 7);
        assertThat(log.counts().dropped()).isEqualTo(3);
        log.close();
        assertThat(ids()).containsExactly(0, 1, 2, 3);
        assertThat(TestLogs.read(folder)).anyMatch(record -> record.equals(new DroppedRecords(1, 3)));
        assertThat(AuditCheck.of(folder, CheckpointTrail.none()).dropped()).isEqualTo(3);
    }

    @Test
    void aBlockingCallWaitsNoLongerThanItsPatience() {
        AuditLog log = open(TestLogs.change(settings)
                .places(2)
                .whenFull(WhenFull.block(Duration.ofMillis(1)))
                .of());
        serve(log, 0, 2);
        assertThat(code(() -> serve(log, 2, 3))).isEqualTo(ErrorCode.AUDIT_RING_FULL);
        assertThat(code(() -> log.sync(Duration.ofMillis(1)))).isEqualTo(ErrorCode.AUDIT_NOT_DURABLE);
        log.close();
        assertThat(code(() -> serve(log, 3, 4))).isEqualTo(ErrorCode.AUDIT_STOPPED);
    }

    private AuditLog threaded(SlowFolder slow, WhenFull policy) {
        return AuditLog.open(
                slow,
                TestLogs.change(settings)
                        .places(4)
                        .whenFull(policy)
                        .durability(Durability.every(1))
                        .of(),
                true);
    }

    @Test
    void aDiskThatTakesNothingDisturbsNobody() throws InterruptedException {
        SlowFolder slow = new SlowFolder(folder);
        AuditLog log = threaded(slow, WhenFull.dropAndCount());
        slow.hang();
        serve(log, 0, 1);
        slow.awaitAsked(); // the writer stands still from here on
        serve(log, 1, 1001); // and these calls return
        assertThat(log.counts().handedOver() + log.counts().dropped()).isEqualTo(1001);
        assertThat(log.counts().handedOver()).isBetween(4L, 5L);
        assertThat(log.counts().durable()).isZero();
        slow.goOn();
        log.sync(PATIENCE);
        serve(log, 1001, 1002);
        log.close();
        assertThat(log.counts().durable()).isEqualTo(log.counts().handedOver());
        assertThat(ids()).startsWith(0, 1, 2, 3).endsWith(1001);
        assertThat(AuditCheck.of(folder, CheckpointTrail.none()).dropped())
                .isEqualTo(log.counts().dropped())
                .isGreaterThan(990);
        assertThat(faults()).isEmpty();
    }

    @Test
    void whoWaitsForRoomGoesOnWhenThereIsSome() throws InterruptedException {
        SlowFolder slow = new SlowFolder(folder);
        AuditLog log = threaded(slow, WhenFull.block(PATIENCE));
        slow.hang();
        serve(log, 0, 1);
        slow.awaitAsked();
        Thread waiting = new Thread(() -> serve(log, 1, 101));
        waiting.start();
        slow.goOn();
        waiting.join();
        log.close();
        assertThat(log.counts().dropped()).isZero();
        assertThat(ids()).isEqualTo(IntStream.range(0, 101).boxed().toList());
    }
}
