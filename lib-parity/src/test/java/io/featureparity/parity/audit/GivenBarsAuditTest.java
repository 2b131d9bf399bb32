// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.diagnosis.Diagnosis;
import io.featureparity.parity.diagnosis.Market;
import io.featureparity.parity.report.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A log held against bars from elsewhere. */
class GivenBarsAuditTest extends AuditTests {

    private GivenBarsFindings against(double[][] market, int from) {
        return joined(Map.of(PAIR, market), from).instruments().get(0);
    }

    private JoinedBars joined(Map<String, double[][]> markets, int from) {
        return GivenBarsAudit.run(audit(), "bars.csv", GivenMarkets.of(markets, from), List.of());
    }

    private static AuditedLog with(AuditedLog log, GivenBarsFindings found) {
        return log.with(new JoinedBars(List.of(found), List.of()), List.of());
    }

    private static List<String> differing(ParityReport report) {
        return report.lines().stream()
                .filter(line -> line.diverged() > 0)
                .map(ParityReport.Line::feature)
                .distinct()
                .toList();
    }

    @Test
    void barsThatTheServiceSawGiveWhatWasServed() {
        ServedLogs.write(folder, ServedLogs.service(PAIR, 1, 150));

        GivenBarsFindings found = against(ServedLogs.market(1, 150), 0);

        assertThat(found.isEnough()).isTrue();
        assertThat(found.joined()).isEqualTo(150);
        assertThat(found.barsOnly().rows() + found.logOnly().rows()).isZero();
        assertThat(found.bars().report().compared()).isEqualTo(150L * 10);
        assertThat(found.bars().report().diverged()).isZero();
        assertThat(found.features().report().compared()).isEqualTo((150L + 150 - WARM_UP) * 13);
        assertThat(found.features().report().diverged()).isZero();
        assertThat(found.columns()).isEmpty();
        AuditedLog whole = with(audit(), found);
        assertThat(whole.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(whole.obstacles()).isEmpty();
    }

    @Test
    void aBarThatDiffersIsNamedWithItsColumnAndBothValues() {
        ServedLogs.write(folder, ServedLogs.service(PAIR, 1, 150));
        double[][] other = ServedLogs.market(1, 150);
        other[100][1] += 0.5;

        GivenBarsFindings found = against(other, 0);

        assertThat(differing(found.bars().report())).containsExactly("bar high");
        assertThat(new JoinedBars(List.of(found), List.of()).statements())
                .anySatisfy(statement -> assertThat(statement.toString())
                        .isEqualTo("warning: differs from what the log saw: bar high, 0.66 %: 1 of 150; first at "
                                + Instant.ofEpochMilli(ServedLogs.time(100)) + ": " + other[100][1]
                                + " in the bars, " + (other[100][1] - 0.5) + " in the log"));
        assertThat(differing(found.features().report())).containsExactly("atr_pct", "adx_14");
        AuditedLog whole = with(audit(), found);
        assertThat(whole.verdict()).isEqualTo(Verdict.DIVERGENCE);
        assertThat(whole.obstacles()).isEmpty();
    }

    @Test
    void aMacroValueADayEarlyIsFoundWithItsReason() {
        double[][] truth = ServedLogs.market(1, 1200);
        double[][] early = ServedLogs.market(1, 1200);
        for (int i = 0; i < 1200 - ServedLogs.SESSION; i++) {
            early[i][4] = truth[i + ServedLogs.SESSION][4]; // the dollar index of the next session
        }
        ServedLogs.write(
                folder,
                log -> ServedLogs.serve(ServedLogs.engine(ServedLogs.MODEL, log.instrument(PAIR)), early, 0, 1200));
        assertThat(LogAudit.run(AuditRequest.of(folder)).verdict())
                .as("from its own inputs all is right")
                .isEqualTo(Verdict.PARITY);

        GivenBarsFindings found = against(truth, 0);

        assertThat(differing(found.bars().report())).containsExactly("bar dxy");
        assertThat(differing(found.features().report())).containsExactlyInAnyOrder("dxy_z", "dxy_change_1d");
        List<Diagnosis> why = found.explain(market(truth), () -> {});
        assertThat(why).extracting(Diagnosis::feature).containsExactly("dxy_z", "dxy_change_1d");
        assertThat(why.get(0).sentence()).contains("early");
    }

    private static Market market(double[][] bars) {
        long[] times = new long[bars.length];
        Arrays.setAll(times, ServedLogs::time);
        Map<String, double[]> macro = new LinkedHashMap<>();
        for (int i = 0; i < ServedLogs.CONTRACT.macroColumns().size(); i++) {
            macro.put(ServedLogs.CONTRACT.macroColumns().get(i), column(bars, 4 + i));
        }
        return Market.of(
                ServedLogs.CONTRACT,
                BarColumns.of(
                        ServedLogs.CONTRACT,
                        times,
                        column(bars, 0),
                        column(bars, 1),
                        column(bars, 2),
                        column(bars, 3),
                        macro));
    }

    private static double[] column(double[][] bars, int column) {
        return Arrays.stream(bars).mapToDouble(bar -> bar[column]).toArray();
    }

    @Test
    void barsFromBeforeTheLogsFirstBarAreNoHistoryOfIt() {
        double[][] market = ServedLogs.market(1, 150);
        ServedLogs.write(
                folder,
                log -> ServedLogs.serve(ServedLogs.engine(ServedLogs.MODEL, log.instrument(PAIR)), market, 50, 150));

        GivenBarsFindings found = against(market, 0);

        assertThat(found.joined()).isEqualTo(100);
        assertThat(found.barsOnly().rows()).isZero();
        assertThat(found.features().report().diverged()).isZero();
    }

    @Test
    void barsThatTheLogHasNotSeenAndObservationsWithoutABarAreCounted() {
        double[][] market = ServedLogs.market(1, 150);
        ServedLogs.write(folder, log -> {
            ServedLogs.serve(ServedLogs.engine(ServedLogs.MODEL, log.instrument(PAIR)), market, 0, 100);
        });

        GivenBarsFindings late = against(market, 60);

        assertThat(late.joined()).isEqualTo(40);
        assertThat(late.logOnly().rows()).isEqualTo(60 - WARM_UP);
        assertThat(late.isEnough()).isFalse();
        AuditedLog whole = with(audit(), late);
        assertThat(whole.obstacles()).extracting(Fault::code).containsExactly(ErrorCode.TOO_FEW_ROWS_JOINED);
        assertThat(whole.verdict()).isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void barsOfAnotherInstrumentDifferEverywhere() {
        ServedLogs.write(folder, ServedLogs.service(PAIR, 1, 150));

        GivenBarsFindings found = against(ServedLogs.market(2, 150), 0);

        assertThat(found.joined()).isEqualTo(150);
        assertThat(differing(found.bars().report()))
                .contains("bar open", "bar high", "bar low", "bar close", "bar dxy", "bar treasury_10y");
        assertThat(differing(found.features().report())).contains("log_ret_5m", "rsi_9", "rate_spread");
    }

    @Test
    void barsOfAnotherTimeHaveNothingInCommon() {
        ServedLogs.write(folder, ServedLogs.service(PAIR, 1, 60));

        GivenBarsFindings found = against(ServedLogs.market(1, 180), 120);

        assertThat(found.joined()).isZero();
        assertThat(found.isEnough()).isFalse();
        assertThat(new JoinedBars(List.of(found), List.of()).findings()).isEmpty();
    }
}
