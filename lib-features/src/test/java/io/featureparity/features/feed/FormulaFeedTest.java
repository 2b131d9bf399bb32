// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.StatisticsRange;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.batch.FeatureBatch;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.testsupport.document.ContractDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service adds features with a JSON file alone: no class of it, and none of this library's, is new. */
class FormulaFeedTest {

    private static final long START = Instant.parse("2024-03-04T13:00:00Z").toEpochMilli();
    private static final double[] CLOSES = {10, 12, 11, 15, 14, 14, 18};
    private static final double[] VOLUMES = {5, 0, 7, 100, Double.NaN, 3, 2};

    private final FeatureContract contract = FeatureContract.parse(
            "mine.json",
            ContractDocument.of("mine")
                    .macro("dxy")
                    .define("fast", "rolling_mean(close, 2, min_periods=1)")
                    .formula("above", "close - fast", null)
                    .formula("turnover", "cumsum(close * volume)", 0.0)
                    .formula("raised", "where(close > shift(close), 1, 0)", null)
                    .formula("dollar", "dxy - 100", -1.0)
                    .setInFeature("turnover", "/normalization", "min_max")
                    .setInFeature("raised", "/normalization", "none")
                    .toJson());
    private final NormStats stats = NormStats.of(
            "mine",
            Map.of(
                    "above", new FeatureStatistics(0.5, 2),
                    "turnover", new FeatureStatistics(1, 1),
                    "dollar", new FeatureStatistics(0, 1)),
            Map.of("turnover", Map.of("min", 50.0, "max", 250.0)));
    private final Model model = Model.of(contract, stats);

    private static long time(int row) {
        return START + row * 5L * Feeds.MINUTE;
    }

    private Bar bar(int row) {
        return new Bar(
                Instant.ofEpochMilli(time(row)), CLOSES[row], CLOSES[row], CLOSES[row], CLOSES[row], VOLUMES[row]);
    }

    private MacroValues macro() {
        return contract.macro(Map.of("dxy", 104.0));
    }

    private static final double[][] RAW = {
        {0, 50, 0, 4},
        {1, 50, 1, 4},
        {-0.5, 127, 0, 4},
        {2, 1627, 1, 4},
        {-0.5, 0, 0, 4}, // volume is absent here
        {0, 1669, 0, 4},
        {2, 1705, 1, 4},
    };

    @Test
    void aFeedServesFormulas() {
        MarketFeed feed = MarketFeed.of(model).policy("training").build();
        for (int row = 0; row < CLOSES.length; row++) {
            assertThat(feed.peek(bar(row), macro())).containsExactly(RAW[row]);
            feed.accept(bar(row), macro());
            assertThat(feed.features().raw()).containsExactly(RAW[row]);
        }
        assertThat(feed.features().executor()).isEqualTo("compiled");
        assertThat(feed.features().normalized()).containsExactly(0.75f, 5f, 1f, 4f);
    }

    @Test
    void minimumAndMaximumNormaliseAndNoneLeavesAsItIs() {
        FeatureEngine engine = FeatureEngine.of(model);
        engine.update(bar(0), macro());
        engine.update(bar(1), macro());
        engine.update(bar(2), macro());
        assertThat(engine.normalized())
                .containsExactly((float) ((-0.5 - 0.5) / 2), (float) ((127.0 - 50) / 200), 0f, 4f);
    }

    @Test
    void snapshotPeekAndBatchGiveTheSame() {
        MarketFeed feed = MarketFeed.of(model).policy("training").build();
        MarketFeed other = MarketFeed.of(model).policy("training").build();
        for (int row = 0; row < 4; row++) {
            feed.accept(bar(row), macro());
        }
        double[] peeked = feed.peek(bar(4), macro());
        assertThat(peeked).containsExactly(RAW[4]);
        other.restore(feed.snapshot());
        for (int row = 4; row < CLOSES.length; row++) {
            other.accept(bar(row), macro());
            assertThat(other.features().raw()).containsExactly(RAW[row]);
        }
        long[] times = new long[CLOSES.length];
        double[] dxy = new double[CLOSES.length];
        for (int row = 0; row < times.length; row++) {
            times[row] = time(row);
            dxy[row] = 104;
        }
        BarColumns bars = BarColumns.of(contract, times, CLOSES, CLOSES, CLOSES, CLOSES, Map.of("dxy", dxy))
                .withVolume(VOLUMES);
        double[][] columns = FeatureBatch.of(model).raw(bars);
        for (int row = 0; row < RAW.length; row++) {
            for (int feature = 0; feature < RAW[row].length; feature++) {
                assertThat(columns[feature][row]).isEqualTo(RAW[row][feature]);
            }
        }
    }

    @Test
    void aFeatureWithoutNormalisationNeedsNoStatisticsAndTheOthersDo() {
        NormStats without = NormStats.of("mine", Map.of("above", new FeatureStatistics(0.5, 2)));
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> Model.of(contract, without))
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(fault -> fault.code() + " " + fault.rule())
                        .containsExactly(
                                "FP-301 must have statistics for turnover", "FP-301 must have statistics for dollar"));
    }

    @Test
    void aMinimumThatIsMissingOrNotBelowTheMaximumIsRefused() {
        FeatureStatistics any = new FeatureStatistics(1, 1);
        for (Map<String, Double> range : List.of(
                Map.<String, Double>of(), Map.of("min", 2.0, "max", 2.0), Map.of("min", -1e308, "max", 1e308))) {
            NormStats wrong = NormStats.of(
                    "mine", Map.of("above", any, "turnover", any, "dollar", any), Map.of("turnover", range));
            assertThatExceptionOfType(DocumentException.class)
                    .isThrownBy(() -> Model.of(contract, wrong))
                    .satisfies(refused -> assertThat(refused.faults())
                            .singleElement()
                            .satisfies(fault -> {
                                assertThat(fault.code()).isEqualTo(ErrorCode.STATISTICS_MALFORMED);
                                assertThat(fault.where()).isEqualTo("statistics, turnover");
                            }));
        }
    }

    @Test
    void statisticsKeepMinimumAndMaximumInTheirDocument() {
        NormStats read = NormStats.parse(
                "s.json",
                "{\"a\": {\"mean\": 1, \"std\": 2, \"min\": -1, \"max\": 3.5},"
                        + " \"b\": {\"mean\": 1, \"std\": 2, \"min\": null, \"max\": \"x\"}}");
        assertThat(read.range("a")).isEqualTo(new StatisticsRange(-1, 3.5));
        assertThat(read.range("b")).isEqualTo(new StatisticsRange(Double.NaN, Double.NaN));
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> read.range("c"))
                .withMessageContaining("must have statistics for c");
    }
}
