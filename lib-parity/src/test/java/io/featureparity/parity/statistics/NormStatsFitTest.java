// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.golden.GoldenCase;
import io.featureparity.parity.golden.ShippedSuite;
import io.featureparity.parity.rows.EngineRows;
import io.featureparity.parity.rows.ListedRows;
import io.featureparity.testsupport.document.ContractDocument;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NormStatsFitTest {

    /** Whose statistics were fitted on its own bars, by pandas. */
    private final GoldenCase golden = ShippedSuite.golden("another-contract");

    private static EngineRows rows(GoldenCase golden, Stage stage) {
        return new EngineRows(
                FeatureEngine.of(Model.of(golden.contract(), golden.stats())),
                stage,
                ListedRows.bars(golden),
                ListedRows.layout(golden));
    }

    private static NormStatsFit fit(GoldenCase golden) {
        return NormStatsFit.of(rows(golden, Stage.RAW), Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Test
    void E4_aFitOfTheTrainingBarsIsThatOfTraining() {
        NormStatsFit fit = fit(golden);
        int exact = 0;
        for (FeatureSpec feature : golden.contract().marketFeatures()) {
            if (feature.tolerance().rawUlps() == 0) {
                FeatureStatistics fitted = fit.stats().statistics(feature.name());
                assertThat(fitted).isEqualTo(golden.stats().statistics(feature.name()));
                exact++;
            }
        }
        assertThat(exact).isPositive();
        assertThat(NormStatsComparison.of(golden.stats(), fit)).allMatch(NormStatsComparison.Finding::agrees);
    }

    @Test
    void E4_statisticsOfOtherBarsAreFoundOutFeatureByFeature() {
        GoldenCase monthEnd = ShippedSuite.golden("month-end");
        NormStatsFit fit = fit(monthEnd);
        List<NormStatsComparison.Finding> findings = NormStatsComparison.of(monthEnd.stats(), fit);
        assertThat(findings).hasSize(13).noneMatch(NormStatsComparison.Finding::agrees);
        assertThat(findings.get(3).feature()).isEqualTo("rsi_9");
        assertThat(findings.get(3).stated()).isEqualTo(monthEnd.stats().statistics("rsi_9"));
        assertThat(findings.get(3).fitted()).isEqualTo(fit.stats().statistics("rsi_9"));
        assertThatThrownBy(() -> NormStatsComparison.of(golden.stats(), fit)).isInstanceOf(DocumentException.class);
    }

    @Test
    void E4_statisticsOfAnotherDialectAreFoundOutByTheirFeatures() {
        GoldenCase monthEnd = ShippedSuite.golden("month-end");
        String dialect = ContractDocument.parse(monthEnd.contract().document().canonicalText())
                .setInCalculations("rsi", "smoothing", "mean")
                .setInCalculations("atr_percent", "smoothing", "mean")
                .setInCalculations("atr_percent", "scale", 100.0)
                .setInCalculations("adx", "smoothing", "mean")
                .toJson();
        FeatureEngine engine = FeatureEngine.of(Model.of(FeatureContract.parse("dialect", dialect), monthEnd.stats()));
        NormStatsFit wrong = NormStatsFit.of(
                new EngineRows(engine, Stage.RAW, ListedRows.bars(monthEnd), ListedRows.layout(monthEnd)),
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        assertThat(NormStatsComparison.of(wrong.stats(), fit(monthEnd)))
                .filteredOn(finding -> !finding.agrees())
                .extracting(NormStatsComparison.Finding::feature)
                .containsExactly("rsi_9", "atr_pct", "adx_14");
    }

    @Test
    void E4_aDeviationOrAMeanThatIsAThousandthOffDoesNotAgree() {
        NormStatsFit fit = fit(golden);
        String feature = fit.features().get(0).feature();
        FittedFeature first = fit.features().get(0);
        NormStats wrongMean = with(fit.stats(), feature, first.mean() + first.std() / 1000, first.std());
        NormStats wrongStd = with(fit.stats(), feature, first.mean(), first.std() * 1.001);
        for (NormStats wrong : List.of(wrongMean, wrongStd)) {
            assertThat(NormStatsComparison.of(wrong, fit))
                    .filteredOn(finding -> !finding.agrees())
                    .extracting(NormStatsComparison.Finding::feature)
                    .containsExactly(feature);
        }
    }

    /** The statistics, but for those of one feature. */
    private static NormStats with(NormStats stats, String feature, double mean, double std) {
        Map<String, FeatureStatistics> others = new LinkedHashMap<>();
        stats.names().forEach(name -> others.put(name, stats.statistics(name)));
        others.put(feature, new FeatureStatistics(mean, std));
        return NormStats.of("others", others);
    }

    @Test
    void E2_theLayoutIsThatOfTrainingAndSaysWhatTheStatisticsAreOf() {
        String json = fit(golden).toJson(Map.of("computed_from", "bars.csv", "version", "never"));
        assertThat(json).startsWith("""
                {
                  "_meta": {
                    "version": "1.0.0",
                    "contract": "%s",
                    "contract_hash": "%s",
                    "date_range": {
                      "start": "2024-02-15",
                      "end": "2024-02-16"
                    },
                    "first_bar": "2024-02-15T""".replaceFirst(
                        "%s", golden.contract().id() + "@" + golden.contract().version())
                .replaceFirst("%s", golden.contract().hash()));
        assertThat(json)
                .contains(
                        "\"sample_count\": 336,\n    \"computed_from\": \"bars.csv\"\n  },\n  \"ret_1\": {\n    \"mean\": -")
                .contains("\"count\": 336,\n    \"null_pct\": 0.0\n  },\n")
                .endsWith("\n  }\n}\n")
                .doesNotContain("never");
        assertThat(NormStats.parse("again", json).names())
                .isEqualTo(golden.stats().names());
        for (Map<String, String> about : List.of(Map.<String, String>of(), Map.of("computed_from", "bars.csv"))) {
            NormStats written = NormStats.parse("again", fit(golden).toJson(about));
            assertThat(fit(golden).stats(about).hash()).isEqualTo(written.hash());
        }
        assertThat(fit(golden).stats().hash())
                .isEqualTo(fit(golden).stats(Map.of()).hash());
    }

    @Test
    void E1_onlyBarsOfTheRangeCountAndThoseBeforeThemAreHistory() {
        NormStatsFit all = fit(golden);
        EngineRows rows = rows(golden, Stage.RAW);
        long from = golden.bars().time(100);
        long to = golden.bars().time(299);
        NormStatsFit some = NormStatsFit.of(rows, from, to);
        assertThat(some.rows()).isEqualTo(200);
        assertThat(some.first().toEpochMilli()).isEqualTo(from);
        assertThat(some.last().toEpochMilli()).isEqualTo(to);
        assertThat(some.features().get(0)).isNotEqualTo(all.features().get(0));
        assertThat(rows.index()).isEqualTo(golden.bars().size() - 1);
        ColumnValues expected = new ColumnValues();
        EngineRows again = rows(golden, Stage.RAW);
        for (int row = 0; row < 300; row++) {
            again.next();
            if (row >= 100) {
                expected.add(again.value(3));
            }
        }
        assertThat(some.features().get(3))
                .isEqualTo(FittedFeatureTest.fit(again.names().get(3), expected));
    }

    /** How often the bars are passed, and what comes of it, where only so many values are kept. */
    private NormStatsFit fitKeeping(long mostKept, List<EngineRows> passes, long from, long to) {
        NormStatsFit.Passes counted = work -> {
            EngineRows rows = rows(golden, Stage.RAW);
            passes.add(rows);
            work.accept(rows);
        };
        return NormStatsFit.of(golden.contract(), new RangeValues(counted, from, to, mostKept));
    }

    @Test
    void E4_aFitThatKeepsNoValuesHasTheSameBits() {
        long from = golden.bars().time(3);
        long to = golden.bars().time(golden.bars().size() - 2);
        NormStatsFit inOnePass = NormStatsFit.of(rows(golden, Stage.RAW), from, to);
        long values = (long) inOnePass.rows() * inOnePass.features().size();
        for (long mostKept : new long[] {0, values - 1, values}) {
            List<EngineRows> passes = new ArrayList<>();
            NormStatsFit fit = fitKeeping(mostKept, passes, from, to);
            assertThat(passes).hasSize(mostKept == values ? 1 : 3);
            assertThat(fit.features()).isEqualTo(inOnePass.features());
            assertThat(fit.toJson(Map.of())).isEqualTo(inOnePass.toJson(Map.of()));
        }
        NormStatsFit few = NormStatsFit.of(golden.contract(), work -> work.accept(rows(golden, Stage.RAW)), from, to);
        assertThat(few.features()).isEqualTo(inOnePass.features());
    }

    @Test
    void E1_barsThatChangeFromPassToPassAreRefused() {
        for (int second : new int[] {30, 32}) {
            Iterator<Integer> sizes = List.of(31, second).iterator();
            NormStatsFit.Passes changing = work -> work.accept(new EngineRows(
                    FeatureEngine.of(Model.of(golden.contract(), golden.stats())),
                    Stage.RAW,
                    ListedRows.firstBars(golden, sizes.next()),
                    ListedRows.layout(golden)));
            RangeValues values = new RangeValues(changing, Long.MIN_VALUE, Long.MAX_VALUE, 0);
            assertThat(refusal(InputException.class, () -> NormStatsFit.of(golden.contract(), values)))
                    .hasMessage("FP-508 at fit: must have the 31 bars in the range that it had before, but was "
                            + (second > 31 ? "more" : "30"));
        }
    }

    @Test
    void E1_whatCannotBeFittedIsRefusedWithEveryFeature() {
        assertRefused(ErrorCode.TABLE_EMPTY, rows(golden, Stage.RAW), Long.MAX_VALUE);
        assertRefused(ErrorCode.VALUE_NOT_ALLOWED, rows(golden, Stage.NORMALIZED), Long.MIN_VALUE);
        long last = golden.bars().time(golden.bars().size() - 1);
        assertThat(refusal(InputException.class, () -> NormStatsFit.of(rows(golden, Stage.RAW), last, last))
                        .faults())
                .hasSize(golden.contract().marketFeatures().size())
                .allMatch(fault -> fault.code() == ErrorCode.STATISTICS_NOT_FINITE)
                .allMatch(fault ->
                        fault.value().equals("one value") || fault.value().equals("no value"));
        long first = golden.bars().time(0);
        assertThat(refusal(
                                InputException.class,
                                () -> NormStatsFit.of(
                                        rows(golden, Stage.RAW),
                                        first,
                                        golden.bars().time(1)))
                        .faults())
                .anyMatch(fault -> fault.code() == ErrorCode.STATISTICS_DEVIATION_TOO_SMALL
                        && fault.value().equals("0.0"));
    }

    private static void assertRefused(ErrorCode code, EngineRows rows, long from) {
        assertThatThrownBy(() -> NormStatsFit.of(rows, from, Long.MAX_VALUE))
                .isInstanceOf(InputException.class)
                .satisfies(e -> assertThat(((FeatureParityException) e).code()).isEqualTo(code));
    }

    @Test
    void C11_aFeatureThatIsInfiniteSomewhereIsRefused() {
        ColumnValues values = new ColumnValues();
        List.of(1.0, Double.POSITIVE_INFINITY, 2.0).forEach(values::add);
        FittedFeature fit = FittedFeatureTest.fit("x", values);
        assertThat(fit.mean()).isEqualTo(Double.POSITIVE_INFINITY);
        List<Fault> faults = new ArrayList<>();
        fit.check(faults);
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(ErrorCode.STATISTICS_NOT_FINITE);
            assertThat(fault.value()).isEqualTo("1.0 to Infinity");
        });
    }
}
