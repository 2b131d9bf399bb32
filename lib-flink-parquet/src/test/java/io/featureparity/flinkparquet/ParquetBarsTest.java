// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkparquet;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.ModelManifest;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.features.alignment.MacroSeries;
import io.featureparity.features.feed.MarketFeed;
import io.featureparity.features.model.Model;
import io.featureparity.features.session.Closures;
import io.featureparity.features.session.TradingCalendar;
import io.featureparity.flink.FeatureJob;
import io.featureparity.flink.FeatureJobConfig;
import io.featureparity.flink.record.FeatureVector;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.Publication;
import io.featureparity.flink.record.RecordTypes;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.golden.GoldenData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backfill: from Parquet files, in batch mode, to the vectors that a feed gives. */
class ParquetBarsTest {

    private static final String CONTRACT = ContractDocument.builtInText("1.0.0");
    private static final Model MODEL = Model.of(
            FeatureContract.parse("contract", CONTRACT), NormStats.parse("norm_stats.json", GoldenData.statistics()));

    @TempDir
    private Path folder;

    private static FeatureJobConfig.Builder settings() {
        String manifest =
                ModelManifest.of("toy", MODEL.contract(), MODEL.stats()).toJson();
        return FeatureJobConfig.of(CONTRACT, GoldenData.statistics(), manifest);
    }

    private static List<FeatureVector> expected(List<InstrumentBar> bars, List<Publication> publications) {
        MacroSeries series = MacroSeries.of(MODEL.contract(), TradingCalendar.of(MODEL.contract(), Closures.none()));
        for (Publication each : publications) {
            series.add(series.columns().indexOf(each.column()), each.epochDay(), each.available(), each.value());
        }
        MarketFeed feed = MarketFeed.of(MODEL).macro(series).build();
        List<FeatureVector> vectors = new ArrayList<>();
        for (InstrumentBar bar : bars) {
            feed.accept(bar.time(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
            if (feed.features().missingBars() == 0) {
                float[] observation = new float[MODEL.contract().size()];
                feed.features().observe(0, bar.time(), observation);
                vectors.add(FeatureVector.wrapping(
                        bar.instrument(), bar.time(), feed.features().barsSeen(), false, observation, new double[0]));
            }
        }
        return vectors;
    }

    private static List<Publication> publications() {
        List<Publication> publications = new ArrayList<>();
        for (String column : MODEL.contract().macroColumns()) {
            for (int i = 0; i < 4; i++) {
                publications.add(new Publication(column, 19_780 + i, BarFiles.time(10 * i), 50 + i / 8.0));
            }
        }
        return publications;
    }

    @Test
    void filesOfOneInstrumentEachGiveTheVectorsOfTheirFeeds() throws Exception {
        Map<String, Path> files = new TreeMap<>();
        Map<String, List<FeatureVector>> expected = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            String instrument = "I" + i;
            Path file = folder.resolve(instrument + ".parquet");
            List<InstrumentBar> all = BarFiles.bars(instrument, file, 40 + i);
            files.put(instrument, BarFiles.write(file, all));
            expected.put(instrument, expected(all, publications()));
        }
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment();
        job.setParallelism(2);
        DataStream<Publication> publications =
                job.fromData(RecordTypes.of(Publication.class), publications().toArray(Publication[]::new));

        // Shown in lib-flink-parquet/README.md
        job.setRuntimeMode(RuntimeExecutionMode.BATCH);
        FeatureJobConfig config = settings().mostHeld(1_000_000).build(); // as many bars as an instrument may have
        DataStream<InstrumentBar> bars = ParquetBars.read(job, files);
        DataStream<FeatureVector> features =
                FeatureJob.attach(config, bars, publications).features();
        // Shown up to here

        Map<String, List<FeatureVector>> computed = new HashMap<>();
        for (FeatureVector vector : features.executeAndCollect(100_000)) {
            computed.computeIfAbsent(vector.instrument(), name -> new ArrayList<>())
                    .add(vector);
        }
        assertThat(computed).isEqualTo(expected);
    }

    @Test
    void anInstrumentInTwoFilesIsRefused() {
        Path first = folder.resolve("first.parquet");
        Path second = folder.resolve("second.parquet");
        BarFiles.write(first, BarFiles.bars("A", first, 3));
        BarFiles.write(second, BarFiles.bars("A", second, 3));
        ComponentException refused =
                refusal(ComponentException.class, () -> ParquetBars.splits(List.of(first, second), "symbol"));
        assertThat(refused.code()).isEqualTo(ErrorCode.FLINK_FILES);
        assertThat(refused)
                .hasMessageContaining(first.toString())
                .hasMessageContaining(second.toString())
                .hasMessageEndingWith("but was A");

        Map<String, Path> twice = new TreeMap<>(Map.of("A", first, "B", first.resolveSibling("./first.parquet")));
        ComponentException refusedToo = refusal(ComponentException.class, () -> ParquetBars.splits(twice));
        assertThat(refusedToo.code()).isEqualTo(ErrorCode.FLINK_FILES);
    }
}
