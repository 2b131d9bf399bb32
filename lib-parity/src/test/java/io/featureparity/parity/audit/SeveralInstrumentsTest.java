// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.parity.comparison.ParityReport;
import io.featureparity.parity.report.Verdict;
import io.featureparity.testsupport.document.ContractDocument;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A log held against bars of several instruments, or of a service that did not go straight on. */
class SeveralInstrumentsTest extends AuditTests {

    private JoinedBars joined(Map<String, double[][]> markets) {
        return GivenBarsAudit.run(audit(), "bars.csv", GivenMarkets.of(markets, 0), List.of());
    }

    private static List<String> differing(ParityReport report) {
        return report.lines().stream()
                .filter(line -> line.diverged() > 0)
                .map(ParityReport.Line::feature)
                .distinct()
                .toList();
    }

    private static Map<String, double[][]> markets(int instruments, int bars) {
        Map<String, double[][]> markets = new LinkedHashMap<>();
        for (int i = 0; i < instruments; i++) {
            markets.put("I" + i, ServedLogs.market(i, bars));
        }
        return markets;
    }

    /** A service of several instruments, bar by bar. */
    private void serve(Map<String, double[][]> markets, int bars) {
        ServedLogs.write(folder, log -> {
            Map<String, FeatureEngine> engines = new LinkedHashMap<>();
            markets.keySet()
                    .forEach(name -> engines.put(name, ServedLogs.engine(ServedLogs.MODEL, log.instrument(name))));
            for (int bar = 0; bar < bars; bar++) {
                int at = bar;
                markets.forEach((name, market) -> ServedLogs.serve(engines.get(name), market, at, at + 1));
            }
        });
    }

    @Test
    void eachInstrumentIsHeldAgainstItsOwnBars() {
        serve(markets(70, 40), 40);
        Map<String, double[][]> given = markets(70, 40);
        given.get("I3")[20][1] += 0.5;
        given.get("I67")[30][5] += 0.5;

        JoinedBars found = joined(given);

        assertThat(found.instruments()).hasSize(70);
        assertThat(found.isEnough()).isTrue();
        assertThat(found.instruments())
                .allSatisfy(one -> assertThat(one.joined()).isEqualTo(40));
        assertThat(differing(found.instruments().get(3).bars().report())).containsExactly("bar high");
        assertThat(differing(found.instruments().get(4).bars().report())).isEmpty();
        assertThat(found.findings()).as("the last six are compared together").hasSize(2 * 65);
        assertThat(found.findings().stream()
                        .mapToLong(one -> one.report().compared())
                        .sum())
                .isEqualTo(70L * (40 * 10 + (40 + 40 - WARM_UP) * 13));
        List<String> statements =
                found.statements().stream().map(Object::toString).toList();
        assertThat(statements)
                .contains(
                        "times in the log and in the bars: 100 %: 2,800 of 2,800, 99 % needed of each of 70 instruments")
                .contains(
                        "warning: why the features differ: I3, they are right for the bars that the log saw, and one of these"
                                + " is not the given one")
                .anyMatch(text ->
                        text.startsWith("warning: differs from what the log saw: I3, bar high, 2.5 %: 1 of 40;"))
                .anyMatch(text -> text.contains("I67") || text.contains("bar vix"));
        assertThat(found.instruments())
                .allSatisfy(one -> assertThat(one.columns()).isEmpty());
        assertThat(audit().with(found, List.of()).verdict()).isEqualTo(Verdict.DIVERGENCE);
    }

    @Test
    void anInstrumentWithoutBarsIsTooLittle() {
        serve(markets(3, 40), 40);
        Map<String, double[][]> given = markets(3, 40);
        given.remove("I1");

        JoinedBars found = joined(given);
        AuditedLog whole = audit().with(found, List.of());

        assertThat(found.isEnough()).isFalse();
        assertThat(whole.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(whole.obstacles()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(ErrorCode.TOO_FEW_ROWS_JOINED);
            assertThat(fault.where()).endsWith(", I1");
            assertThat(fault.value()).isEqualTo("0 %: 0 of " + (40 - WARM_UP));
        });
    }

    @Test
    void aServiceThatBeganAnewInThePastIsFollowedThere() {
        double[][] market = ServedLogs.market(1, 150);
        ServedLogs.write(folder, log -> {
            ServedLogs.serve(ServedLogs.engine(ServedLogs.MODEL, log.instrument(PAIR)), market, 0, 100);
            ServedLogs.serve(ServedLogs.engine(ServedLogs.MODEL, log.instrument(PAIR)), market, 60, 150);
        });

        GivenBarsFindings found = joined(Map.of(PAIR, market)).instruments().get(0);

        assertThat(found.joined()).isEqualTo(190);
        assertThat(found.barsOnly().rows() + found.logOnly().rows()).isZero();
        assertThat(found.features().report().diverged()).isZero();
    }

    @Test
    void aGivenBarThatWasReplacedIsTheLaterOne() {
        FeatureContract replacing = FeatureContract.parse(
                "replacing",
                ContractDocument.builtIn("1.0.0")
                        .set("/policies/live/conflicting_duplicate", "replace")
                        .toJson());
        Model model = Model.of(replacing, ServedLogs.MODEL.stats());
        double[][] market = ServedLogs.market(1, 60);
        ServedLogs.write(folder, model, settings -> {}, log -> {
            ServedLogs.serve(ServedLogs.engine(model, log.instrument(PAIR)), market, 0, 60);
        });
        GivenBars twice = (instrument, of, sink) -> {
            MarketFeed feed = MarketFeed.of(of).policy("live").sink(sink).build();
            int[] next = {0};
            return () -> {
                boolean isEarly = next[0] % 2 == 0;
                int at = next[0]++ / 2;
                if (at < 60) {
                    double[] bar = market[isEarly ? Math.max(0, at - 1) : at];
                    feed.accept(
                            new Bar(
                                    Instant.ofEpochMilli(ServedLogs.time(at)),
                                    bar[0],
                                    bar[1],
                                    bar[2],
                                    bar[3],
                                    Double.NaN),
                            GivenMarkets.macroValues(market[at]));
                }
                return at < 60;
            };
        };

        GivenBarsFindings found = GivenBarsAudit.run(audit(), "bars.csv", twice, List.of())
                .instruments()
                .get(0);

        assertThat(found.joined()).isEqualTo(60);
        assertThat(found.bars().report().diverged()).isZero();
        assertThat(found.features().report().diverged()).isZero();
    }
}
