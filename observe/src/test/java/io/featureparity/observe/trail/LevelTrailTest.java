// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe.trail;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditLog;
import io.featureparity.audit.AuditReader;
import io.featureparity.audit.Durability;
import io.featureparity.audit.WhenFull;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.LevelChange;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.observe.Feeds;
import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.resilience.level.ServiceLevel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No change of level is lost because of the log, or the log says how many are. */
class LevelTrailTest {

    @TempDir
    private Path folder;

    private final LevelTrail trail = new LevelTrail(Feeds.INSTRUMENT, this::sync);
    private boolean hangs;

    private void sync(AuditLog log) {
        log.sync(AuditTrail.PATIENCE);
        if (hangs) {
            throw new AuditLogException(new Fault(ErrorCode.AUDIT_NOT_DURABLE, "disk", "must be in time", "late"));
        }
    }

    private AuditLog open() {
        return AuditLog.in(folder, "example.com/usdcop", Feeds.MODEL, Feeds.OPEN::toEpochMilli)
                .whenFull(WhenFull.dropAndCount())
                .open();
    }

    private void happens(int from, int end) {
        for (int i = from; i < end; i++) {
            boolean worse = i % 2 == 0;
            trail.changed(new LevelTransition(
                    worse ? ServiceLevel.ALL_WELL : ServiceLevel.READ_ONLY,
                    worse ? ServiceLevel.READ_ONLY : ServiceLevel.ALL_WELL,
                    "change " + i,
                    Feeds.OPEN.plusSeconds(i)));
        }
    }

    private List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        try (AuditReader reader = AuditReader.open(folder)) {
            for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
                if (record instanceof LevelChange change) {
                    reasons.add(change.reason());
                }
            }
        }
        return reasons;
    }

    private ErrorCode refused(AuditLog log) {
        return refusal(AuditLogException.class, () -> trail.write(Optional.of(log)))
                .code();
    }

    /** Its records are dropped silently, as those of a log on a full disk are. */
    @Test
    void whatALogThatDropsDoesNotTakeWaitsForTheNextOne() {
        AuditLog stopped = open();
        happens(0, 1);
        trail.write(Optional.of(stopped));
        stopped.close();
        happens(1, 3);
        assertThat(refused(stopped)).isEqualTo(ErrorCode.AUDIT_STOPPED);
        assertThat(trail.waiting()).isEqualTo(2);
        try (AuditLog log = open()) {
            trail.write(Optional.of(log));
            assertThat(trail.waiting()).isZero();
            assertThat(log.counts().dropped()).isZero();
            assertThat(reasons()).containsExactly("change 0", "change 1", "change 2");
        }
        assertThat(trail.leftOut()).isZero();
    }

    @Test
    void ifTooManyWaitTheLogSaysHowManyAreMissing() {
        happens(0, LevelTrail.MOST + 7);
        assertThat(trail.waiting()).isEqualTo(LevelTrail.MOST);
        assertThat(trail.leftOut()).isEqualTo(7);
        AuditLog stopped = open();
        stopped.close();
        refused(stopped);
        happens(LevelTrail.MOST + 7, LevelTrail.MOST + 9);
        try (AuditLog log = open()) {
            trail.write(Optional.of(log));
            happens(LevelTrail.MOST + 9, LevelTrail.MOST + 10);
            trail.write(Optional.of(log));
        }
        assertThat(trail.leftOut()).isEqualTo(9);
        assertThat(reasons())
                .startsWith("behind 9 changes that are left out: change 9", "change 10")
                .endsWith("change 1008", "change 1009")
                .hasSize(LevelTrail.MOST + 1);
    }

    /** One whose disk hangs has all of them, and is given none twice. */
    @Test
    void aLogThatCouldNotProveItIsGivenNothingTwice() {
        happens(0, 3);
        try (AuditLog log = open()) {
            hangs = true;
            assertThat(refused(log)).isEqualTo(ErrorCode.AUDIT_NOT_DURABLE);
            assertThat(trail.waiting()).isEqualTo(3);
            happens(3, LevelTrail.MOST + 2);
            assertThat(trail.leftOut()).as("the log has them").isZero();
            hangs = false;
            trail.write(Optional.of(log));
            assertThat(reasons())
                    .startsWith("change 0", "change 1", "change 2", "change 3")
                    .endsWith("change " + (LevelTrail.MOST + 1))
                    .hasSize(LevelTrail.MOST + 2);
        }
    }

    /** Nor is one that waits for the disk at each record, of which a thread has not waited for the end. */
    @Test
    void aLogThatWaitsForEachRecordIsGivenNothingTwice() {
        happens(0, 3);
        try (AuditLog log = AuditLog.in(folder, "example.com/usdcop", Feeds.MODEL, Feeds.OPEN::toEpochMilli)
                .durability(Durability.everyRecord(AuditTrail.PATIENCE))
                .open()) {
            Thread.currentThread().interrupt();
            hangs = true;
            assertThat(refused(log)).isEqualTo(ErrorCode.AUDIT_NOT_DURABLE);
            assertThat(Thread.interrupted()).isTrue();
            hangs = false;
            trail.write(Optional.of(log));
            assertThat(reasons()).containsExactly("change 0", "change 1", "change 2");
        }
    }

    /** Those that waited no more, and that only a log has that never proved it. */
    @Test
    void whatALogNeverProvedIsLeftOutOfTheNext() {
        happens(0, 3);
        try (AuditLog log = open()) {
            hangs = true;
            assertThat(refused(log)).isEqualTo(ErrorCode.AUDIT_NOT_DURABLE);
        }
        happens(3, LevelTrail.MOST + 2);
        hangs = false;
        try (AuditLog next = open()) {
            trail.write(Optional.of(next));
        }
        assertThat(trail.leftOut()).isEqualTo(2);
        assertThat(reasons()).contains("behind 2 changes that are left out: change 2");
    }

    @Test
    void withoutALogNothingWaits() {
        happens(0, 2);
        trail.write(Optional.empty());
        assertThat(trail.waiting()).isZero();
        assertThat(trail.leftOut()).isZero();
    }
}
