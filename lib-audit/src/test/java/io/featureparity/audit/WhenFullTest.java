// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.record.DroppedRecords;
import io.featureparity.audit.storage.LogFolder;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Place;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

    /** A disk that takes nothing until it is allowed to, in the way of a folder that works. */
    private static final class SlowFolder implements LogFolder {
        private final LogFolder folder;
        private final CountDownLatch allowed = new CountDownLatch(1);
        private final CountDownLatch asked = new CountDownLatch(1);
        private volatile boolean slow;

        private SlowFolder(LogFolder folder) {
            this.folder = folder;
        }

        private void await() {
            if (slow) {
                asked.countDown();
                try {
                    allowed.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }

        @Override
        public Place place(String name) {
            return folder.place(name);
        }

        @Override
        public List<String> names() throws IOException {
            return folder.names();
        }

        @Override
        public Output create(String name) throws IOException {
            Output output = folder.create(name);
            return new Output() {
                @Override
                public void write(ByteBuffer bytes) throws IOException {
                    await();
                    output.write(bytes);
                }

                @Override
                public void sync() throws IOException {
                    await();
                    output.sync();
                }

                @Override
                public void close() throws IOException {
                    output.close();
                }
            };
        }

        @Override
        public Input open(String name) throws IOException {
            return folder.open(name);
        }

        @Override
        public long size(String name) throws IOException {
            return folder.size(name);
        }

        @Override
        public void settle(String name, long length, long from) throws IOException {
            folder.settle(name, length, from);
        }

        @Override
        public void rename(String from, String to) throws IOException {
            folder.rename(from, to);
        }

        @Override
        public void delete(String name) throws IOException {
            folder.delete(name);
        }

        @Override
        public void sync() throws IOException {
            folder.sync();
        }

        @Override
        public void awaitMore() {
            folder.awaitMore();
        }

        @Override
        public @Nullable Closeable lock() throws IOException {
            return folder.lock();
        }
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
        slow.slow = true;
        serve(log, 0, 1);
        slow.asked.await(); // the writer stands still from here on
        serve(log, 1, 1001); // and these calls return
        assertThat(log.counts().handedOver() + log.counts().dropped()).isEqualTo(1001);
        assertThat(log.counts().handedOver()).isBetween(4L, 5L);
        assertThat(log.counts().durable()).isZero();
        slow.allowed.countDown();
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
        slow.slow = true;
        serve(log, 0, 1);
        slow.asked.await();
        Thread waiting = new Thread(() -> serve(log, 1, 101));
        waiting.start();
        slow.allowed.countDown();
        waiting.join();
        log.close();
        assertThat(log.counts().dropped()).isZero();
        assertThat(ids()).isEqualTo(IntStream.range(0, 101).boxed().toList());
    }
}
