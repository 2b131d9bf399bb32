// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.log;

import io.featureparity.audit.AuditReader;
import io.featureparity.audit.record.AuditRecord;
import io.featureparity.audit.record.SeenBar;
import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.audit.record.TakenBar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.table.TableRows;
import io.featureparity.table.WrittenColumn;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The bars of a log as rows of a table, each with what was served at it. Every number keeps its bits. A log is read once, record by
 * record, and what was damaged is refused.
 */
public final class LogRows implements TableRows, AutoCloseable {

    private final AuditReader reader;
    private final @Nullable String instrument;
    private final List<WrittenColumn> columns;
    private final Runnable each;
    private final Consumer<Set<String>> atEnd;
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> seen = new TreeSet<>();

    private @Nullable SegmentHeader header;
    private int[] macroPlaces = {};
    private int[] rawPlaces = {};
    private int[] observationPlaces = {};

    // The row.
    private final boolean[] there;
    private final double[] numbers;
    private final long[] integers;
    private final @Nullable String[] texts;
    private long time;
    private long rows;
    private long served;

    private LogRows(
            AuditReader reader,
            @Nullable String instrument,
            List<WrittenColumn> columns,
            Runnable each,
            Consumer<Set<String>> atEnd) {
        this.reader = reader;
        this.instrument = instrument;
        this.columns = columns;
        this.each = each;
        this.atEnd = atEnd;
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.get(i).name(), i);
        }
        this.there = new boolean[columns.size()];
        this.numbers = new double[columns.size()];
        this.integers = new long[columns.size()];
        this.texts = new String[columns.size()];
    }

    /**
     * Opens a log.
     *
     * @param folder its folder
     * @param instrument the instrument whose bars are wanted; null for all
     * @param each is told of each row
     * @param atEnd is shown the log's instruments behind the last row; what it throws leaves no table
     */
    public static LogRows open(Path folder, @Nullable String instrument, Runnable each, Consumer<Set<String>> atEnd) {
        List<WrittenColumn> columns = LogColumns.of(folder).written();
        return new LogRows(AuditReader.open(folder), instrument, columns, each, atEnd);
    }

    /** {@return the columns of the table} */
    public List<WrittenColumn> columns() {
        return columns;
    }

    /** {@return how many rows there were} */
    public long count() {
        return rows;
    }

    /** {@return how many of them were observed} */
    public long served() {
        return served;
    }

    /** {@return whether the log was closed after the last record that was read} */
    public boolean isClosed() {
        return reader.isClosed();
    }

    @Override
    public boolean next() {
        for (AuditRecord record = reader.next(); record != null; record = reader.next()) {
            if (record instanceof SegmentHeader begun) {
                begin(begun);
            } else if (record instanceof TakenBar taken && isWanted(taken.bar())) {
                fill(taken.number(), taken.bar());
                return true;
            } else if (record instanceof ServedVector vector && isWanted(vector.bar())) {
                fill(vector.number(), vector.bar());
                fill(vector);
                served++;
                return true;
            }
        }
        atEnd.accept(seen);
        return false;
    }

    private boolean isWanted(SeenBar bar) {
        seen.add(bar.instrument());
        return instrument == null || instrument.equals(bar.instrument());
    }

    private void begin(SegmentHeader begun) {
        SegmentHeader before = header;
        header = begun;
        if (before != null && before.contractHash().equals(begun.contractHash())) {
            return;
        }
        FeatureContract contract = begun.contract();
        macroPlaces = contract.macroColumns().stream()
                .mapToInt(name -> place(LogColumns.MACRO + name))
                .toArray();
        rawPlaces = contract.marketFeatures().stream()
                .mapToInt(feature -> place(LogColumns.RAW + feature.name()))
                .toArray();
        observationPlaces = contract.features().stream()
                .mapToInt(feature -> place(LogColumns.OBSERVATION + feature.name()))
                .toArray();
    }

    private int place(String column) {
        return Objects.requireNonNull(places.get(column), column);
    }

    private void fill(long record, SeenBar bar) {
        SegmentHeader of = Objects.requireNonNull(header, "a segment begins with its header");
        Arrays.fill(there, false);
        rows++;
        each.run();
        time = bar.time();
        text("instrument", bar.instrument());
        integer("record", record);
        integer("bar", bar.index());
        bar.decision().ifPresent(decision -> text("decision", decision.name()));
        number("open", bar.open());
        number("high", bar.high());
        number("low", bar.low());
        number("close", bar.close());
        number("volume", bar.volume());
        for (int i = 0; i < macroPlaces.length; i++) {
            number(macroPlaces[i], bar.macro(i));
        }
        double[] raw = bar.raw();
        for (int i = 0; i < rawPlaces.length; i++) {
            number(rawPlaces[i], raw[i]);
        }
        text("contract_sha256", of.contractHash());
        text("statistics_sha256", of.statsHash());
        text("library", of.libraryVersion());
    }

    private void fill(ServedVector vector) {
        integer("served", vector.wallTime());
        number("position", vector.position());
        number("session_time", vector.timeNormalized());
        float[] observation = vector.observation();
        for (int i = 0; i < observationPlaces.length; i++) {
            number(observationPlaces[i], observation[i]);
        }
        text("observation_sha256", vector.observationHash());
    }

    private void number(String column, double value) {
        number(place(column), value);
    }

    private void number(int place, double value) {
        there[place] = true;
        numbers[place] = value;
    }

    private void integer(String column, long value) {
        there[place(column)] = true;
        integers[place(column)] = value;
    }

    private void text(String column, String value) {
        there[place(column)] = true;
        texts[place(column)] = value;
    }

    // ---- the row

    @Override
    public long time() {
        return time;
    }

    @Override
    public boolean isAbsent(int column) {
        return !there[column];
    }

    @Override
    public double number(int column) {
        return numbers[column];
    }

    @Override
    public long integer(int column) {
        return integers[column];
    }

    @Override
    public String text(int column) {
        return Objects.requireNonNull(texts[column]);
    }

    @Override
    public void close() {
        reader.close();
    }
}
