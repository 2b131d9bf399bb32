// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.audit.AuditCheck;
import io.featureparity.audit.InstrumentLog;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.FeatureContract;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.diagnosis.Diagnosis;
import io.featureparity.parity.report.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Services that serve something else than the library computes are found, with the reason. */
class SkewedServiceTest extends AuditTests {

    @Test
    void aPlainMeanRsiIsFoundFromTheLogAlone() {
        ServedLogs.write(folder, ServedLogs.skewed(PAIR, 1, 300, ServedLogs.plainRsi()));

        AuditedLog found = audit();

        assertThat(found.verdict()).isEqualTo(Verdict.DIVERGENCE);
        assertThat(found.obstacles()).isEmpty();
        assertThat(line(found, Stage.RAW, "rsi_9").diverged()).isPositive();
        assertThat(found.report().lines().stream()
                        .filter(line -> line.diverged() > 0)
                        .map(ParityReport.Line::feature)
                        .distinct())
                .containsExactly("rsi_9");
        FirstDifference first = found.instruments().get(0).first();
        assertThat(first).isNotNull();
        assertThat(first.feature()).isEqualTo("rsi_9");
        assertThat(first.stage()).isEqualTo(Stage.RAW);
        assertThat(found.diagnoses()).singleElement().satisfies(diagnosis -> {
            assertThat(diagnosis.feature()).isEqualTo("rsi_9");
            assertThat(diagnosis.verdict()).isEqualTo(Diagnosis.Verdict.DIALECT);
            assertThat(diagnosis.sentence()).contains("plain rolling mean of 9");
        });
        assertThat(found.statements())
                .anySatisfy(statement -> assertThat(statement.toString())
                        .startsWith("warning: diagnosis: rsi_9: plain rolling mean of 9"));
    }

    @Test
    void whatIsToBeDrawnIsKeptIfAReportIsWanted() {
        ServedLogs.write(folder, log -> {
            ServedLogs.service("EUR/USD", 2, 100).accept(log);
            ServedLogs.skewed(PAIR, 1, 300, ServedLogs.plainRsi()).accept(log);
        });

        AuditedLog found = LogAudit.run(AuditRequest.of(folder).forReport());

        assertThat(found.findings()).hasSize(2);
        assertThat(found.findings().get(0).series()).isEmpty();
        assertThat(found.findings().get(1).series())
                .extracting(series -> series.first().feature())
                .containsOnly("rsi_9");
        assertThat(found.findings().get(1).prices().size()).isEqualTo(300);
        assertThat(found.report()).isEqualTo(audit().report());
    }

    @Test
    void aNormalisedValueAloneThatDiffersIsFound() {
        ServedLogs.write(folder, log -> {
            FeatureEngine engine =
                    ServedLogs.engine(ServedLogs.MODEL, TamperedSink.swapped(log.instrument(PAIR), 3, 4));
            ServedLogs.serve(engine, ServedLogs.market(1, 300), 0, 300);
        });

        AuditedLog found = audit();

        assertThat(found.verdict()).isEqualTo(Verdict.DIVERGENCE);
        assertThat(line(found, Stage.RAW, "rsi_9").diverged()).isZero();
        assertThat(line(found, Stage.NORMALIZED, "rsi_9").diverged()).isEqualTo(300 - WARM_UP);
        assertThat(line(found, Stage.OBSERVATION, "atr_pct").diverged()).isEqualTo(300 - WARM_UP);
        assertThat(found.instruments().get(0).first())
                .isEqualTo(new FirstDifference(
                        firstServed(folder),
                        WARM_UP,
                        Instant.ofEpochMilli(ServedLogs.time(WARM_UP)),
                        Stage.NORMALIZED,
                        "rsi_9"));
        assertThat(found.equal()).isZero();
        assertThat(found.diagnoses()).extracting(Diagnosis::feature).containsExactly("rsi_9", "atr_pct");
        assertThat(found.diagnoses().get(0).sentence()).contains("atr_pct");
        assertThat(found.diagnoses().get(1).sentence()).contains("rsi_9");
    }

    @Test
    void eachInstrumentThatDiffersIsAskedWhy() {
        ServedLogs.write(folder, log -> {
            ServedLogs.service("A", 1, 150).accept(log);
            ServedLogs.skewed("B", 2, 150, ServedLogs.plainRsi()).accept(log);
            FeatureEngine swapped =
                    ServedLogs.engine(ServedLogs.MODEL, TamperedSink.swapped(log.instrument("C"), 3, 4));
            ServedLogs.serve(swapped, ServedLogs.market(3, 150), 0, 150);
            FeatureEngine altered =
                    ServedLogs.engine(ServedLogs.MODEL, TamperedSink.altered(log.instrument("D"), 90, 3));
            ServedLogs.serve(altered, ServedLogs.market(4, 150), 0, 150);
        });

        AuditedLog found = audit();

        assertThat(found.diagnoses())
                .extracting(Diagnosis::column)
                .containsExactly("rsi_9 of B", "rsi_9 of C", "atr_pct of C", "rsi_9 of D");
        assertThat(found.diagnoses().get(0).sentence()).startsWith("rsi_9 of B: plain rolling mean of 9");
        assertThat(found.diagnoses().get(1).sentence()).contains("atr_pct");
        assertThat(found.diagnoses().get(3).sentence())
                .startsWith("rsi_9 of D: one of " + (150 - WARM_UP) + " rows differs, at "
                        + Instant.ofEpochMilli(ServedLogs.time(90)) + ": served ")
                .endsWith(
                        "; all other rows are equal to the bit, and no known formula gives every row: most likely this value"
                                + " was altered");
        assertThat(found.notAsked()).isZero();
    }

    @Test
    void ofManyInstrumentsThoseThatDifferInOtherWaysAreAskedFirst() {
        ServedLogs.write(folder, log -> {
            for (int i = 0; i < 10; i++) {
                InstrumentLog sink = log.instrument("I" + i);
                ServedLogs.serve(
                        ServedLogs.engine(ServedLogs.MODEL, TamperedSink.altered(sink, 30, i == 9 ? 5 : 3)),
                        ServedLogs.market(i, 60),
                        0,
                        60);
            }
        });

        AuditedLog found = audit();

        assertThat(found.diagnoses()).hasSize(8).extracting(Diagnosis::column).contains("rsi_9 of I0", "adx_14 of I9");
        assertThat(found.notAsked()).isEqualTo(2);
        assertThat(found.statements())
                .anySatisfy(statement -> assertThat(statement.toString())
                        .isEqualTo("differ too, and no diagnosis was asked for: 2 more instruments"));
    }

    private static long firstServed(Path log) {
        long[] first = {-1};
        AuditCheck.of(log, (header, record) -> {
            if (first[0] < 0 && record instanceof ServedVector) {
                first[0] = record.number();
            }
            return true;
        });
        return first[0];
    }

    @Test
    void whatTheContractAllowsTrainingIsNotAllowedToALog() {
        FeatureContract other = ServedLogs.changed("log_ret_5m", "/calculation/form", "difference_of_logs");
        ServedLogs.write(folder, ServedLogs.skewed(PAIR, 1, 300, other));

        AuditedLog found = audit();

        assertThat(found.verdict()).isEqualTo(Verdict.DIVERGENCE);
        assertThat(line(found, Stage.RAW, "log_ret_5m").diverged()).isPositive();
    }
}
