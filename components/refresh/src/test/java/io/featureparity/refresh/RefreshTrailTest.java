// SPDX-License-Identifier: Apache-2.0
package io.featureparity.refresh;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditCheck;
import io.featureparity.audit.AuditLog;
import io.featureparity.audit.AuditReader;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.LevelChange;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.observe.trail.AuditTrail;
import io.featureparity.resilience.level.LevelTransition;
import io.featureparity.resilience.level.ServiceLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit log of a refresh has each change of its level, and keeps it from nothing. */
class RefreshTrailTest extends RefreshTests {

    @TempDir
    private Path temp;

    private final List<LevelTransition> transitions = new ArrayList<>();
    private final List<AuditLog> opened = new ArrayList<>();
    private AuditTrail onDisk;
    private boolean full;

    @BeforeEach
    void barsAreThere() {
        levels.listen(transitions::add);
        live();
        Market.fill(stores, 4, 1);
        onDisk = AuditTrail.in(temp, "USD/COP-refresh", () -> Market.BEFORE);
        audit = model -> {
            if (full) {
                throw new AuditLogException(new Fault(ErrorCode.AUDIT_FILE, "disk", "must have room", "none"));
            }
            Optional<AuditLog> log = onDisk.open(model);
            log.ifPresent(opened::add);
            return log;
        };
    }

    private List<AuditRecord> records() {
        List<AuditRecord> records = new ArrayList<>();
        try (AuditReader reader = AuditReader.open(temp)) {
            for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
            }
        }
        return records;
    }

    private List<String> written() {
        return records().stream()
                .filter(LevelChange.class::isInstance)
                .map(LevelChange.class::cast)
                .map(change -> change.instrument() + " " + change.from() + " " + change.to() + " " + change.reason())
                .toList();
    }

    private List<String> happened() {
        return transitions.stream()
                .map(change -> Market.INSTRUMENT + " " + change.from().number() + " "
                        + change.to().number() + " " + change.reason())
                .toList();
    }

    @Test
    void eachTransitionIsInTheLogWhileItLasts() {
        try (Refresh refresh = refresh(failing.of(stores))) {
            failing.failing(call -> call.equals("commit"));
            refresh.step();
            assertThat(levels.level()).isEqualTo(ServiceLevel.READ_ONLY);
            assertThat(written()).isEqualTo(happened()).hasSize(1); // a process that is killed now has told of it
            failing.failing(call -> call.equals("put"));
            ticks += Duration.ofSeconds(30).toNanos();
            catchUp(refresh);
            failing.failing(call -> false);
            ticks += Duration.ofSeconds(60).toNanos();
            catchUp(refresh);
            assertThat(refresh.auditCounts().orElseThrow().written()).isPositive();
        }
        assertThat(transitions).extracting(LevelTransition::to).startsWith(ServiceLevel.READ_ONLY);
        assertThat(transitions)
                .extracting(LevelTransition::to)
                .contains(ServiceLevel.ONLINE_STORE_DOWN)
                .endsWith(ServiceLevel.ALL_WELL);
        assertThat(written()).isEqualTo(happened());
        assertThat(AuditCheck.of(temp).isSound()).isTrue();
        assertStoredIsExpected();
    }

    @Test
    void aLogThatCannotBeWrittenKeepsNoFeaturesFromBeingComputed() {
        try (Refresh refresh = refresh(failing.of(stores))) {
            opened.get(0).close(); // as a log whose writer has stopped, it takes no record
            full = true;
            failing.failing(call -> call.equals("put"));
            catchUp(refresh);
            catchUp(refresh);
            assertStoredIsExpected();
            assertThat(heard).containsOnlyOnce("audit interrupted: FP-1003");
            assertThat(opened).hasSize(1);

            full = false;
            catchUp(refresh); // it is left alone for a second
            assertThat(opened).hasSize(1);
            ticks += Duration.ofSeconds(1).toNanos();
            catchUp(refresh);
            assertThat(heard).containsOnlyOnce("audit goes on");
            assertThat(opened).hasSize(2);
            assertThat(written()).isEqualTo(happened()).hasSize(1);
        }
    }

    /** It may have what it was given, and another one would get it twice. */
    @Test
    void aLogThatWasNotWaitedForIsNotOpenedAgain() {
        try (Refresh refresh = refresh(failing.of(stores))) {
            failing.failing(call -> call.equals("put"));
            catchUp(refresh);
            failing.failing(call -> false);
            ticks += Duration.ofSeconds(30).toNanos();
            Thread.currentThread().interrupt();
            catchUp(refresh);
            assertThat(Thread.interrupted()).isTrue();
            ticks += Duration.ofSeconds(60).toNanos();
            catchUp(refresh);
        }
        assertThat(opened).hasSize(1);
        assertThat(written()).isEqualTo(happened()).hasSizeGreaterThan(1);
    }

    /** It ends while the log is left alone, and there is room again. */
    @Test
    void whatWaitsIsWrittenAtTheEnd() {
        try (Refresh refresh = refresh(failing.of(stores))) {
            opened.get(0).close();
            failing.failing(call -> call.equals("put"));
            catchUp(refresh);
            assertThat(written()).isEmpty();
            assertThat(refresh.levelChangesLeftOut()).isZero();
        }
        assertThat(written()).isEqualTo(happened()).hasSize(1);
    }

    @Test
    void anotherModelHasASegmentOfItsOwn() {
        try (Refresh refresh = refresh(failing.of(stores))) {
            failing.failing(call -> call.equals("commit"));
            refresh.step();
            failing.failing(call -> false);
            inFolder = Market.OTHER;
            Market.makeLive(stores, Market.OTHER, "2", "b");
            catchUp(refresh);
        }
        assertThat(written()).isEqualTo(happened()).hasSize(2);
        assertThat(records().stream()
                        .filter(SegmentHeader.class::isInstance)
                        .map(SegmentHeader.class::cast)
                        .map(SegmentHeader::statsHash))
                .containsExactly(
                        Market.MODEL.stats().hash(), Market.OTHER.stats().hash());
    }

    @Test
    void withoutItsLogItDoesNotBegin() {
        full = true;
        assertThat(refusal(AuditLogException.class, () -> refresh(stores)).code())
                .isEqualTo(ErrorCode.AUDIT_FILE);
        full = false;
        try (Refresh first = refresh(stores)) {
            assertThat(first.levels().level()).isEqualTo(ServiceLevel.ALL_WELL);
            assertThat(refusal(AuditLogException.class, () -> refresh(stores)).code())
                    .isEqualTo(ErrorCode.AUDIT_LOCKED);
        }
    }
}
