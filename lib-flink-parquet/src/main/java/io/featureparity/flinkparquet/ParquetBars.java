// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkparquet;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.record.RecordTypes;
import io.featureparity.table.TableFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Reads histories of bars from Parquet files, as a bounded source. A file has the columns {@code time}, {@code open}, {@code high},
 * {@code low}, {@code close} and {@code volume}; all bars of an instrument are in one file, in the order of their times.
 *
 * <p>An instrument is one split of the source. Each task reads one split after the other, so bars of different instruments come in
 * no order, and no watermark can follow them. Use the source in batch mode, where Flink takes one instrument after the other, or to
 * write a savepoint from history.
 */
public final class ParquetBars {

    /** The uid of the source: where its state is found in a savepoint. */
    public static final String UID = "feature-parity-parquet";

    private static final int MOST_INSTRUMENTS = 100_000;
    private static final String NO_COLUMN = "";

    private ParquetBars() {}

    /**
     * Reads files of one instrument each.
     *
     * @param job the job
     * @param files the file of each instrument; all tasks must see it under this name
     * @return the bars, without watermarks
     * @throws ComponentException if a file is there for two instruments
     */
    public static DataStream<InstrumentBar> read(StreamExecutionEnvironment job, Map<String, Path> files) {
        return read(job, splits(files));
    }

    static List<BarFile> splits(Map<String, Path> files) {
        Map<Path, String> instruments = new HashMap<>();
        files.forEach((instrument, file) -> {
            String other = instruments.put(file.toAbsolutePath().normalize(), instrument);
            if (other != null) {
                String rule = "must hold the bars of one instrument, but was given for " + other + " too";
                throw new ComponentException(new Fault(ErrorCode.FLINK_FILES, file.toString(), rule, instrument));
            }
        });
        return files.entrySet().stream()
                .map(each -> BarFile.of(each.getValue(), each.getKey(), NO_COLUMN))
                .toList();
    }

    /**
     * Reads files of several instruments. Which are in a file is read now; of each instrument a task then reads its own rows.
     *
     * @param job the job
     * @param files the files; all tasks must see them under these names
     * @param column the column that names the instrument of each row
     * @return the bars, without watermarks
     * @throws ComponentException if an instrument is in two files
     * @throws io.featureparity.contract.error.InputException if a file cannot be read, or does not have the column
     */
    public static DataStream<InstrumentBar> read(
            StreamExecutionEnvironment job, Collection<Path> files, String column) {
        return read(job, splits(files, column));
    }

    static List<BarFile> splits(Collection<Path> files, String column) {
        Map<String, BarFile> splits = new LinkedHashMap<>();
        for (Path file : files) {
            for (String instrument : instruments(file, column)) {
                BarFile other = splits.put(instrument, BarFile.of(file, instrument, column));
                if (other != null) {
                    String rule = "must not hold bars of an instrument that another file holds, " + other.file();
                    throw new ComponentException(new Fault(ErrorCode.FLINK_FILES, file.toString(), rule, instrument));
                }
            }
        }
        return List.copyOf(splits.values());
    }

    private static List<String> instruments(Path file, String column) {
        try (TableFile table = TableFile.open(file)) {
            return table.texts(column, MOST_INSTRUMENTS);
        }
    }

    private static DataStream<InstrumentBar> read(StreamExecutionEnvironment job, List<BarFile> splits) {
        return job.fromSource(
                        new ParquetSource(splits),
                        WatermarkStrategy.noWatermarks(),
                        UID,
                        RecordTypes.of(InstrumentBar.class))
                .uid(UID);
    }
}
