// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.checkpoint.CheckpointSigner;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Writes, stops the machine, opens the log again, writes, and stops it again, in many ways that depend on a seed alone. Whatever
 * was said to be durable is there, in order and once, and a log that was opened after a crash is sound.
 *
 * <p>{@code -Daudit.schedules=10000} runs as many schedules; a build runs fewer.
 */
class CrashTest {

    private static final int SCHEDULES = Integer.getInteger("audit.schedules", 400);

    private final Model model = TestLogs.tiny();
    private final FeatureEngine engine = TestLogs.warm(model);
    private final CheckpointSigner signer = TestLogs.signer();

    /** One schedule. */
    private final class Schedule {
        private final Random dice;
        private final FaultyFolder folder;
        private final TestLogs.Safe place = new TestLogs.Safe();
        private final AuditSettings settings;
        private final List<Integer> acknowledged = new ArrayList<>();
        private final List<Integer> handed = new ArrayList<>();
        private long time = TestLogs.OPENING;
        private int next;

        private Schedule(long seed) {
            dice = new Random(seed);
            folder = new FaultyFolder(seed);
            List<Durability> ways = List.of(
                    Durability.every(Duration.ofHours(1)),
                    Durability.every(1 + dice.nextInt(5)),
                    Durability.every(1000));
            TestLogs.Changed chosen = TestLogs.change(TestLogs.settings(model))
                    .durability(ways.get(dice.nextInt(3)))
                    .segmentBytes(6000 + dice.nextInt(6000));
            if (dice.nextInt(4) > 0) {
                chosen = chosen.signing(signer, place, 10 + dice.nextInt(40));
                if (dice.nextBoolean()) {
                    chosen = chosen.retention(all -> retention(all));
                }
            }
            settings = chosen.wallClock(() -> time).of();
        }

        private Retention retention(Retention all) {
            return switch (dice.nextInt(4)) {
                case 0 -> all.bytes(8000 + dice.nextInt(30_000));
                case 1 -> all.age(Duration.ofDays(1 + dice.nextInt(3)));
                default -> all.segments(1 + dice.nextInt(3));
            };
        }

        private void run() {
            int lives = 2 + dice.nextInt(4);
            for (int life = 0; life < lives; life++) {
                live();
                if (dice.nextInt(4) == 0) {
                    folder.kill();
                }
                if (dice.nextInt(4) > 0) {
                    folder.crash();
                } else {
                    folder.kill();
                }
            }
            requireAllThere();
        }

        private void live() {
            if (dice.nextInt(5) > 0) {
                folder.stopAfter(dice.nextInt(120));
            }
            if (dice.nextInt(6) == 0) {
                folder.failSyncAfter(dice.nextInt(60));
            }
            try (Crashing crashing = new Crashing(AuditLog.open(folder, settings, false))) {
                serve(crashing.log());
            } catch (FaultyFolder.Stopped machine) {
                assertThat(machine).isNotNull();
            } catch (AuditLogException syncFailed) {
                assertThat(syncFailed.code().id()).isEqualTo("FP-1002");
            }
        }

        private void serve(AuditLog log) {
            InstrumentLog instrument = log.instrument("USD/COP");
            BarBuffer bar = BarBuffer.of(model.contract().macroColumns());
            int passes = dice.nextInt(12);
            int acknowledgedHere = 0;
            int first = handed.size();
            for (int pass = 0; pass < passes && !log.writer().hasEnded(); pass++) {
                for (int i = dice.nextInt(8); i >= 0; i--) {
                    if (dice.nextInt(20) == 0) {
                        time += TestLogs.DAY;
                    }
                    bar.set(time, 1, 1, 1, 1, Double.NaN);
                    instrument.updated(engine, bar);
                    TestLogs.serve(instrument, engine, next);
                    handed.add(next++);
                }
                log.writer().pass(false);
                int durable = (int) log.counts().durable();
                acknowledged.addAll(handed.subList(first + acknowledgedHere, first + durable));
                acknowledgedHere = durable;
            }
        }

        private void requireAllThere() {
            AuditLog log = AuditLog.open(folder, settings, false);
            List<Integer> found = new ArrayList<>();
            SegmentHeader newest = null;
            for (AuditRecord record : TestLogs.read(folder)) {
                if (record instanceof ServedVector served) {
                    found.add((int) served.position());
                } else if (record instanceof SegmentHeader header) {
                    newest = header;
                }
            }
            assertThat(found).isSorted().doesNotHaveDuplicates();
            int begins = newest.kept().record() == 0 ? 0 : found.isEmpty() ? Integer.MAX_VALUE : found.get(0);
            assertThat(found)
                    .containsAll(
                            acknowledged.stream().filter(id -> id >= begins).toList());
            AuditFindings findings = AuditCheck.of(
                    folder,
                    settings.signing() == null ? CheckpointTrail.none() : CheckpointTrail.of(signer.verifier(), place));
            assertThat(findings.faults()).isEmpty();
            if (newest.kept().record() > 0) {
                assertThat(newest.kept().record()).isLessThanOrEqualTo(place.notes.lastKey());
            }
            log.close();
            assertThat(AuditCheck.of(folder, CheckpointTrail.none()).ending()).isEqualTo(AuditFindings.Ending.CLOSED);
        }

        /** A log that is closed now and then, and else left as it is. */
        private final class Crashing implements AutoCloseable {
            private final AuditLog log;

            private Crashing(AuditLog log) {
                this.log = log;
            }

            private AuditLog log() {
                return log;
            }

            @Override
            public void close() {
                if (dice.nextInt(4) == 0) {
                    try {
                        log.close();
                    } catch (AuditLogException stopped) {
                        assertThat(stopped.code().id()).isIn("FP-1003", "FP-1002");
                    }
                }
            }
        }
    }

    @Test
    void whatIsDurableIsNeverLost() {
        for (int seed = 0; seed < SCHEDULES; seed++) {
            try {
                new Schedule(seed).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("schedule " + seed, e);
            }
        }
    }
}
