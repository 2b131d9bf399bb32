// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.alignment;

import io.featureparity.contract.Availability;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroColumns;
import io.featureparity.contract.MacroSource;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.session.Session;
import io.featureparity.features.session.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The published macro values of a contract's columns: each value with the day it is for and the instant from which it
 * was available. A {@link MacroCursor} gives them to one bar after the other, {@link #align} to many bars at once. Both
 * use the same code.
 *
 * <p><strong>Which value a bar sees.</strong> A bar sees, in each column, only values that were available at or before
 * the time of the bar. Among these it sees the one for the latest day, and among several for that day the one published
 * last. A value that becomes available one millisecond after a bar is not seen by it. So a late revision of an earlier
 * day changes nothing, and a revision of the latest day replaces its value. A value may be for a day in the future, as
 * fixings are. Nothing is filled backwards: before the first value is available, the column is absent (NaN).
 *
 * <p><strong>How long it is seen.</strong> The first bar that sees a publication uses it, and so do the next {@link
 * MacroSource#staleAfterBars()} bars. After these the column is absent until a newer publication comes. Every served
 * bar counts, also an inserted absent one. This is the result of {@code ffill(limit=n)} in pandas if each publication
 * stands in the row of the first bar that sees it. The count begins with the first bar served, however old the value is
 * by then.
 *
 * <p><strong>Adding values.</strong> In each column, availability must not go backwards. The order of the columns among
 * each other, and the order of values of one instant, make no difference. The same day with the same availability twice
 * is refused, and so is an infinity. NaN says that nothing was published: it is counted and otherwise ignored, so an
 * earlier value stays visible, as in {@code ffill}. An instant finer than a millisecond is rounded up to the next
 * millisecond, since bars have millisecond times. A date without a time gets its instant from the contract's {@link
 * Availability}; if the contract has none, it is refused.
 *
 * <p><strong>Adding values while bars are served</strong> is possible if they become available after the last bar that
 * any cursor of this series has served. Earlier ones are refused: those bars were computed without them, but a second
 * computation of the history would see them. Add a value that arrives late with its arrival as the time of
 * availability.
 *
 * <p>Days and instants lie in the years 1900 to 2199. Not thread-safe: a series and its cursors belong to one thread;
 * another thread takes a {@link #copy()}.
 */
public final class MacroSeries {

    private final List<MacroSource> sources;
    private final List<String> columns;
    private final TradingCalendar calendar;
    private final Publications[] published;
    private long absentValues;
    private long additions;
    private long servedUntil = Long.MIN_VALUE;

    private MacroSeries(List<MacroSource> sources, TradingCalendar calendar, Publications[] published) {
        this.sources = List.copyOf(sources);
        this.columns = sources.stream().map(MacroSource::name).toList();
        this.calendar = calendar;
        this.published = published;
    }

    /**
     * Makes a series that holds nothing yet, for the macro columns of a contract.
     *
     * @param contract the contract
     * @param calendar the calendar of sessions, for values of which only the day is known
     * @return the series
     */
    public static MacroSeries of(FeatureContract contract, TradingCalendar calendar) {
        return of(contract.macroSources(), calendar);
    }

    /**
     * Makes a series that holds nothing yet.
     *
     * @param sources the macro columns, in the order in which bars see them
     * @param calendar the calendar of sessions, for values of which only the day is known
     * @return the series
     */
    public static MacroSeries of(List<MacroSource> sources, TradingCalendar calendar) {
        Publications[] none =
                Stream.generate(Publications::new).limit(sources.size()).toArray(Publications[]::new);
        return new MacroSeries(sources, Objects.requireNonNull(calendar, "calendar"), none);
    }

    /** {@return an independent series with the same values; no cursor of it has served a bar yet} */
    public MacroSeries copy() {
        Publications[] copies = Stream.of(published).map(Publications::new).toArray(Publications[]::new);
        MacroSeries copy = new MacroSeries(sources, calendar, copies);
        copy.absentValues = absentValues;
        return copy;
    }

    // ---- adding

    /**
     * Adds a value with a known time of availability.
     *
     * @param column the column's name
     * @param day the day that the value is for
     * @param available from when on it may be seen
     * @param value the value; NaN says that nothing was published
     * @throws InputException if the value is refused; the series is then as it was
     */
    public void add(String column, LocalDate day, Instant available, double value) {
        int index = indexOf(column);
        add(index, MacroTimes.epochDay(column, day), MacroTimes.millisNotBefore(column, day, available), value);
    }

    /**
     * Adds a value of which only the day is known. The contract says from when on a bar may see it.
     *
     * @param column the column's name
     * @param day the day that the value is for
     * @param value the value; NaN says that nothing was published
     * @throws InputException if the contract requires a time of publication for each value of the column, or if the
     *     value is refused; the series is then as it was
     */
    public void add(String column, LocalDate day, double value) {
        int index = indexOf(column);
        MacroTimes.epochDay(column, day);
        add(column, day, availableFrom(sources.get(index), day), value);
    }

    /**
     * Adds a value with a known time of availability.
     *
     * @param column the column's index
     * @param epochDay the day that the value is for, in days since 1970-01-01
     * @param availableMillis from when on it may be seen, in milliseconds since 1970-01-01T00:00Z
     * @param value the value; NaN says that nothing was published
     * @throws InputException if the value is refused; the series is then as it was
     */
    public void add(int column, long epochDay, long availableMillis, double value) {
        String name = columns.get(column);
        MacroTimes.requireCovered(name, epochDay, availableMillis);
        if (Double.isInfinite(value)) {
            String rule = "must be finite, or NaN where nothing was published";
            throw refused(ErrorCode.MACRO_VALUE_INFINITE, name, epochDay, rule, Double.toString(value));
        }
        Publications ofColumn = published[column];
        int last = ofColumn.size() - 1;
        if (last >= 0 && availableMillis < ofColumn.available(last)) {
            String rule = "must not be available before the value that was added before it, "
                    + Instant.ofEpochMilli(ofColumn.available(last));
            throw refused(ErrorCode.MACRO_UNSORTED, name, epochDay, rule, instant(availableMillis));
        }
        if (ofColumn.holdsLast(epochDay, availableMillis)) {
            String rule = "must not be there twice with the same availability, " + instant(availableMillis);
            throw refused(ErrorCode.MACRO_VALUE_TWICE, name, epochDay, rule, Double.toString(value));
        }
        if (availableMillis <= servedUntil) {
            String rule = "must become available after the last bar served, " + Instant.ofEpochMilli(servedUntil);
            throw refused(ErrorCode.MACRO_VALUE_TOO_LATE, name, epochDay, rule, instant(availableMillis));
        }
        if (Double.isNaN(value)) {
            absentValues++;
            return;
        }
        ofColumn.add(epochDay, availableMillis, value);
        additions++;
    }

    private Instant availableFrom(MacroSource source, LocalDate day) {
        Availability available = source.available();
        if (available instanceof Availability.SessionStart start) {
            Session session = calendar.nextOpening(day);
            for (int i = 1; i < start.sessionsLater(); i++) {
                session = calendar.next(session.day());
            }
            return session.first();
        }
        if (available instanceof Availability.TimeOfDay time) {
            return time.from(day);
        }
        String rule =
                "must come with the instant at which it was published, since the contract states no other way to know";
        throw refused(ErrorCode.MACRO_DATE_WITHOUT_LAG, source.name(), day.toEpochDay(), rule, "a date alone");
    }

    private int indexOf(String column) {
        int index = columns.indexOf(Objects.requireNonNull(column, "column"));
        if (index < 0) {
            throw new InputException(MacroColumns.unknown("macro series", columns, column));
        }
        return index;
    }

    private static String instant(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static InputException refused(ErrorCode code, String column, long epochDay, String rule, String value) {
        return new InputException(new Fault(code, MacroTimes.place(column, epochDay), rule, value));
    }

    // ---- asking

    /** {@return the columns, in the order in which bars see them} */
    public List<String> columns() {
        return columns;
    }

    /**
     * Says how many values a column holds.
     *
     * @param column the column's name
     * @return how many values were added, without the NaN ones, which say that nothing was published
     * @throws InputException if there is no such column
     */
    public int size(String column) {
        return published[indexOf(column)].size();
    }

    /** {@return how many values were NaN, which says that nothing was published} */
    public long absentValues() {
        return absentValues;
    }

    // ---- serving bars

    /** {@return a cursor that has served no bar yet} */
    public MacroCursor cursor() {
        return new MacroCursor(this);
    }

    /**
     * Gives the values that each bar of a history sees, as a new cursor does bar by bar.
     *
     * @param times the bars' times, in milliseconds since 1970-01-01T00:00Z, each after the one before it
     * @return the values by column and bar, NaN where absent
     * @throws InputException if a time is not after the one before it
     */
    public double[][] align(long[] times) {
        double[][] aligned = new double[published.length][times.length];
        double[] atBar = new double[published.length];
        MacroCursor cursor = cursor();
        for (int row = 0; row < times.length; row++) {
            cursor.at(times[row], atBar);
            for (int i = 0; i < atBar.length; i++) {
                aligned[i][row] = atBar[i];
            }
        }
        return aligned;
    }

    Publications published(int column) {
        return published[column];
    }

    int staleAfterBars(int column) {
        return sources.get(column).staleAfterBars();
    }

    /** Changes with each value that is added. */
    long additions() {
        return additions;
    }

    void served(long time) {
        if (time > servedUntil) {
            servedUntil = time;
        }
    }
}
