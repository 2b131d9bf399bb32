// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkparquet;

import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.table.TableRows;
import io.featureparity.table.TableWriter;
import io.featureparity.table.WrittenColumn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Bars of five minutes, and Parquet files of them. */
final class BarFiles {

    private static final long OPENING = Instant.parse("2024-03-04T13:00:00Z").toEpochMilli();
    private static final int BAR = 300_000;
    private static final int NUMBERS = 5;

    private BarFiles() {}

    static long time(int index) {
        return OPENING + (long) index * BAR;
    }

    /** So many bars, as they come from a file. */
    static List<InstrumentBar> bars(String instrument, Path file, int count) {
        List<InstrumentBar> bars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double close = 4000 + (i * 7919 + instrument.hashCode() % 97) % 1000 / 16.0;
            String source = file.toAbsolutePath().toString();
            bars.add(new InstrumentBar(instrument, source, time(i), close, close + 1, close - 1, close + 0.5, i));
        }
        return bars;
    }

    /** Writes bars, with a column {@code symbol} if there is one. */
    static Path write(Path file, List<InstrumentBar> bars) {
        List<WrittenColumn> columns = new ArrayList<>();
        for (String name : List.of("open", "high", "low", "close", "volume")) {
            columns.add(new WrittenColumn(name, WrittenColumn.Kind.DOUBLE));
        }
        columns.add(new WrittenColumn("symbol", WrittenColumn.Kind.TEXT));
        TableWriter.write(file, columns, new Rows(bars));
        return file;
    }

    private static final class Rows implements TableRows {

        private final List<InstrumentBar> bars;
        private int at = -1;

        Rows(List<InstrumentBar> bars) {
            this.bars = bars;
        }

        @Override
        public boolean next() {
            return ++at < bars.size();
        }

        @Override
        public long time() {
            return bars.get(at).time();
        }

        @Override
        public boolean isAbsent(int column) {
            return false;
        }

        @Override
        public double number(int column) {
            InstrumentBar bar = bars.get(at);
            return switch (column) {
                case 0 -> bar.open();
                case 1 -> bar.high();
                case 2 -> bar.low();
                case 3 -> bar.close();
                case NUMBERS - 1 -> bar.volume();
                default -> throw new IllegalArgumentException("column " + column);
            };
        }

        @Override
        public long integer(int column) {
            throw new IllegalArgumentException("column " + column);
        }

        @Override
        public String text(int column) {
            return bars.get(at).instrument();
        }
    }
}
