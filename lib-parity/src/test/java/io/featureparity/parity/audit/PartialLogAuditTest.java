// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.audit.AuditLog;
import io.featureparity.contract.error.AuditLogException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.parity.coverage.Share;
import io.featureparity.parity.coverage.Statement;
import io.featureparity.parity.report.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an audit says of parts of a log: of one that is empty, damaged, cut or being written, of one instrument, of a sample. */
class PartialLogAuditTest extends AuditTests {

    @Test
    void anEmptyLogIsNeverGreen() {
        ServedLogs.write(folder, log -> {});

        assertThat(audit().verdict()).isEqualTo(Verdict.NOTHING_COMPARED);
        assertThat(codes(audit().obstacles())).containsExactly(ErrorCode.NOTHING_TO_COMPARE);
    }

    @Test
    void aFolderWithoutALogIsNeverGreen() {
        assertThat(audit().verdict()).isEqualTo(Verdict.NOTHING_COMPARED);
        assertThat(codes(audit().obstacles())).containsExactly(ErrorCode.NOTHING_TO_COMPARE);
    }

    @Test
    void barsThatNobodyObservedAreNotEnough() {
        ServedLogs.write(folder, log -> {
            FeatureEngine engine = ServedLogs.engine(ServedLogs.MODEL, log.instrument(PAIR));
            for (int i = 0; i < 30; i++) {
                ServedLogs.update(engine, ServedLogs.market(1, 30)[i], i);
            }
            engine.reset();
        });

        assertThat(audit().verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(audit().report().compared()).isEqualTo(30L * MARKET);
        assertThat(codes(audit().obstacles())).containsExactly(ErrorCode.NOTHING_TO_COMPARE);
    }

    @Test
    void aBrokenChainIsNamedAndWhatStandsBehindItIsComputedFromTheNextState() throws IOException {
        ServedLogs.write(
                folder,
                ServedLogs.MODEL,
                settings -> settings.stateEveryBars(50).segmentForEachSession(false),
                ServedLogs.service(PAIR, 1, 150));
        long broken = 100;
        breakRecord(folder, broken);

        AuditedLog found = audit();

        assertThat(found.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(found.obstacles().get(0).code()).isEqualTo(ErrorCode.AUDIT_RECORD_DAMAGED);
        assertThat(found.obstacles().get(0).toString()).contains("segment-0000000000.fpaudit", "record " + broken);
        assertThat(found.statements()).anySatisfy(statement -> {
            assertThat(statement.what()).isEqualTo("chain");
            assertThat(statement.weight()).isEqualTo(Statement.Weight.FAILURE);
            assertThat(statement.text()).contains("record " + broken);
        });
        AuditedInstrument instrument = found.instruments().get(0);
        assertThat(instrument.reasons()).containsOnlyKeys(NotRecomputed.RECORDS_MISSING);
        assertThat(instrument.missing().rows()).isBetween(1L, 49L);
        assertThat(instrument.isEqual()).isTrue();
        assertThat(instrument.recomputed() + instrument.missing().rows()).isEqualTo(instrument.served());
    }

    /** Changes one byte of a record's values, so that its checksum is wrong. */
    private static void breakRecord(Path folder, long number) throws IOException {
        Path file = ServedLogs.segments(folder).get(0);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = 64;
        while (view.getLong(at + 8 + 1) != number) {
            at += 8 + view.getInt(at) + 32;
        }
        bytes[at + 8 + 40] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void aLogWhoseFirstSegmentIsGoneIsComputedFromItsFirstState() throws IOException {
        ServedLogs.write(folder, ServedLogs.service(PAIR, 1, 180));
        assertThat(ServedLogs.segments(folder)).hasSize(3);
        Files.delete(ServedLogs.segments(folder).get(0));

        AuditedLog found = audit();

        assertThat(codes(found.obstacles())).contains(ErrorCode.AUDIT_SEGMENT_MISSING);
        assertThat(found.equal()).isEqualTo(120);
        assertThat(found.report().diverged()).isZero();
    }

    @Test
    void aLogIsAuditedWhileItIsWritten() {
        ServedLogs.write(folder, ServedLogs.MODEL, settings -> {}, log -> {
            FeatureEngine engine = ServedLogs.engine(ServedLogs.MODEL, log.instrument(PAIR));
            ServedLogs.serve(engine, ServedLogs.market(1, 100), 0, 50);
            log.sync(Duration.ofMinutes(1));
            AuditedLog half = audit();
            assertThat(half.verdict()).isEqualTo(Verdict.PARITY);
            assertThat(half.equal()).isEqualTo(50 - WARM_UP);
            assertThat(half.statements().get(0).text()).contains("not closed");
            ServedLogs.serve(engine, ServedLogs.market(1, 100), 50, 100);
        });

        assertThat(audit().equal()).isEqualTo(100 - WARM_UP);
        assertThat(audit().statements().get(0).text()).contains("closed").doesNotContain("not closed");
    }

    // ---- parts of a log

    @Test
    void oneInstrumentAloneIsAudited() {
        ServedLogs.write(folder, PartialLogAuditTest::twoInstruments);

        AuditedLog found = LogAudit.run(AuditRequest.of(folder).only("EUR/USD"));

        assertThat(found.instruments()).extracting(AuditedInstrument::name).containsExactly("EUR/USD");
        assertThat(found.asked()).isEqualTo(30 - WARM_UP);
        assertThat(found.verdict()).isEqualTo(Verdict.PARITY);
    }

    @Test
    void anUnknownInstrumentIsRefusedWithTheLikelyOne() {
        ServedLogs.write(folder, PartialLogAuditTest::twoInstruments);

        assertThatThrownBy(() -> LogAudit.run(AuditRequest.of(folder).only("USDCOP")))
                .isInstanceOfSatisfying(
                        AuditLogException.class,
                        refused -> assertThat(refused.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.code()).isEqualTo(ErrorCode.AUDIT_UNKNOWN_INSTRUMENT);
                            assertThat(fault.rule()).contains("EUR/USD, USD/COP", "did you mean 'USD/COP'?");
                            assertThat(fault.value()).isEqualTo("USDCOP");
                        }));
    }

    private static void twoInstruments(AuditLog log) {
        ServedLogs.service(PAIR, 1, 40).accept(log);
        ServedLogs.service("EUR/USD", 2, 30).accept(log);
    }

    @Test
    void aSampleLooksAtSomeRecordsAndAtTheSameOnesEachTime() {
        ServedLogs.write(folder, ServedLogs.service(PAIR, 1, 1200));
        AuditRequest tenth = AuditRequest.of(folder).sampled(KeySample.of(Share.ofPercent(10)));

        AuditedLog found = LogAudit.run(tenth);

        int served = 1200 - WARM_UP;
        assertThat(found.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(found.asked()).isBetween(served / 20L, served / 5L).isEqualTo(found.equal());
        assertThat(found.asked() + found.instruments().get(0).notAsked()).isEqualTo(served);
        assertThat(LogAudit.run(tenth).asked()).isEqualTo(found.asked());
        assertThat(LogAudit.run(AuditRequest.of(folder).sampled(KeySample.of(Share.ofPercent(20))))
                        .asked())
                .isGreaterThan(found.asked());
    }

    @Test
    void aSampleThatHoldsNothingIsNeverGreen() {
        ServedLogs.write(folder, ServedLogs.service(PAIR, 1, 20));

        AuditedLog found = LogAudit.run(AuditRequest.of(folder).sampled(KeySample.of(Share.parse("0.00000001"))));

        assertThat(found.verdict()).isNotEqualTo(Verdict.PARITY);
        assertThat(codes(found.obstacles())).containsExactly(ErrorCode.NOTHING_TO_COMPARE);
    }
}
