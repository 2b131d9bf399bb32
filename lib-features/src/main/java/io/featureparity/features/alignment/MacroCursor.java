// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.alignment;

import io.featureparity.contract.MacroSource;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.SnapshotException;
import io.featureparity.features.state.LongInState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Gives the macro values that each bar of one instrument sees, one bar after the other. {@link MacroSeries} has the
 * rules. A cursor remembers its position in the series and since which bar each value is seen. It looks up each
 * publication once and allocates nothing.
 *
 * <p>Not thread-safe.
 */
public final class MacroCursor {

    // Places of the state: first those of no column, then those of each.
    private static final Place.Named MACRO_STATE = new Place.Named("macro state");

    private static final int BARS = 0;
    private static final int LAST_TIME = 1;
    private static final int FIRST_COLUMN = 2;
    private static final int SINCE = 0;
    private static final int DAY = 1;
    private static final int AVAILABLE = 2;
    private static final int VALUE = 3;
    private static final int OF_COLUMN = 4;

    private final MacroSeries series;
    /** How many of each column's publications are available at the last bar. */
    private final int[] available;

    private final int[] seen;
    /** The publication that is seen. It is kept here, so that the state can be saved while another thread adds values. */
    private final long[] day;

    private final long[] availableFrom;
    private final double[] value;
    /** The bar that first saw the value, and the last one that may, counted from 0. */
    private final long[] since;

    private final long[] until;
    private long bars;
    private long lastTime;

    /** When the next of all publications becomes available, as of so many additions to the series. */
    private long due = Long.MIN_VALUE;

    private long dueAsOf;

    private long changes;

    MacroCursor(MacroSeries series) {
        this.series = series;
        int columns = series.columns().size();
        available = new int[columns];
        seen = new int[columns];
        day = new long[columns];
        availableFrom = new long[columns];
        value = new double[columns];
        since = new long[columns];
        until = new long[columns];
        Arrays.fill(seen, Publications.NONE);
        Arrays.fill(value, Double.NaN);
    }

    /** {@return how many bars were served} */
    public long barsServed() {
        return bars;
    }

    /**
     * Serves the next bar, allocating nothing.
     *
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z, after that of the last one
     * @param out where the values are put, in the order of the columns, NaN where absent
     * @throws InputException if the time is not after the last one or the array is too short; nothing is changed then
     */
    public void at(long time, double[] out) {
        require(time, out);
        if (time >= due || dueAsOf != series.additions()) {
            takeWhatIsAvailable(time);
        }
        for (int i = 0; i < value.length; i++) {
            out[i] = bars <= until[i] ? value[i] : Double.NaN;
        }
        bars++;
        lastTime = time;
        series.served(time);
    }

    /**
     * Gives the values that a bar would see if it were the next one, for example a bar that is still forming. It does
     * not serve the bar, and it allocates nothing.
     *
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z, after that of the last one
     * @param out where the values are put, in the order of the columns, NaN where absent
     * @throws InputException if the time is not after the last one or the array is too short
     */
    public void peek(long time, double[] out) {
        require(time, out);
        for (int i = 0; i < value.length; i++) {
            Publications published = series.published(i);
            int next = published.seenOf(published.countAt(time, available[i]));
            if (next != seen[i]) {
                out[i] = published.value(next);
            } else {
                out[i] = bars <= until[i] ? value[i] : Double.NaN;
            }
        }
    }

    /** {@return a counter that grows whenever another publication of any column is seen} */
    public long changes() {
        return changes;
    }

    /**
     * Says whether a publication of a column was seen, even if its value is too old by now.
     *
     * @param column the index of a column
     * @return whether the last bar saw a publication of the column
     */
    public boolean sees(int column) {
        return seen[column] != Publications.NONE;
    }

    /**
     * Gives the time at which the publication that is seen of a column became available.
     *
     * @param column the index of a column of which one {@linkplain #sees is seen}
     * @return that time, in milliseconds since 1970-01-01T00:00Z
     */
    public long knownSince(int column) {
        return availableFrom[column];
    }

    private void takeWhatIsAvailable(long time) {
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < value.length; i++) {
            Publications published = series.published(i);
            available[i] = published.countAt(time, available[i]);
            int next = published.seenOf(available[i]);
            if (next != seen[i]) {
                see(i, next, bars);
            }
            earliest = Math.min(earliest, published.due(available[i]));
        }
        due = earliest;
        dueAsOf = series.additions();
    }

    private void see(int column, int publication, long sinceBar) {
        changes++;
        int limit = series.staleAfterBars(column);
        seen[column] = publication;
        Publications published = series.published(column);
        boolean none = publication == Publications.NONE;
        day[column] = none ? 0 : published.day(publication);
        availableFrom[column] = none ? 0 : published.available(publication);
        value[column] = none ? Double.NaN : published.value(publication);
        since[column] = sinceBar;
        until[column] = limit == MacroSource.NO_LIMIT ? Long.MAX_VALUE : sinceBar + limit;
    }

    private void require(long time, double[] out) {
        if (bars > 0 && time <= lastTime) {
            String rule = "must be after the time of the bar before it, " + Instant.ofEpochMilli(lastTime);
            String was = Instant.ofEpochMilli(time).toString();
            throw new InputException(new Fault(ErrorCode.TIME_NOT_AFTER, Place.bar(bars), rule, was));
        }
        if (out.length < value.length) {
            String rule = "must be able to hold " + value.length + " macro values";
            throw new InputException(new Fault(
                    ErrorCode.LENGTH_DIFFERS,
                    Place.item("array for bar", Long.toString(bars)),
                    rule,
                    Integer.toString(out.length)));
        }
    }

    // ---- state

    /** {@return how many numbers the state has} */
    public int stateLength() {
        return FIRST_COLUMN + OF_COLUMN * value.length;
    }

    /**
     * Saves the state, allocating nothing.
     *
     * @param out where it is put
     * @throws InputException if the array is too short
     */
    public void save(double[] out) {
        save(out, 0);
    }

    /**
     * Saves the state into a place further on in a larger array, allocating nothing.
     *
     * @param out where it is put
     * @param at the index of the first number
     * @throws InputException if the array is too short
     */
    public void save(double[] out, int at) {
        if (out.length - at < stateLength()) {
            String rule = "must be able to hold a state of " + stateLength() + " numbers";
            String was = Integer.toString(out.length - at);
            throw new InputException(new Fault(ErrorCode.LENGTH_DIFFERS, "array for the macro state", rule, was));
        }
        LongInState.put(bars, out, at + BARS);
        LongInState.put(lastTime, out, at + LAST_TIME);
        for (int i = 0; i < value.length; i++) {
            int column = at + FIRST_COLUMN + OF_COLUMN * i;
            LongInState.put(since[i], out, column + SINCE);
            LongInState.put(day[i], out, column + DAY);
            LongInState.put(availableFrom[i], out, column + AVAILABLE);
            out[column + VALUE] = value[i];
        }
    }

    /**
     * Restores a saved state, of this cursor or of one over another series. The series of this cursor must hold the
     * values seen at the last bar of that state, and no newer ones that were available by then; older ones may be left
     * out. Add values before the state is restored: after that, the bars up to the last one count as served.
     *
     * @param state the state from {@link #save}
     * @throws SnapshotException if it is not a state, or the series does not hold what the cursor had seen; the cursor
     *     is then as it was
     */
    public void restore(double[] state) {
        if (state.length != stateLength()) {
            throw refused(stateLength() + " numbers", Integer.toString(state.length));
        }
        restore(state, 0);
    }

    /**
     * Restores a state from a place further on in a larger array; see {@link #restore(double[])}.
     *
     * @param in where it was put
     * @param at the index of the first number
     * @throws SnapshotException if it is not a state, or the series does not hold what the cursor had seen; the cursor
     *     is then as it was
     */
    public void restore(double[] in, int at) {
        MacroCursor restored = new MacroCursor(series);
        restored.read(in, at);
        System.arraycopy(restored.available, 0, available, 0, available.length);
        System.arraycopy(restored.seen, 0, seen, 0, seen.length);
        System.arraycopy(restored.day, 0, day, 0, day.length);
        System.arraycopy(restored.availableFrom, 0, availableFrom, 0, availableFrom.length);
        System.arraycopy(restored.value, 0, value, 0, value.length);
        System.arraycopy(restored.since, 0, since, 0, since.length);
        System.arraycopy(restored.until, 0, until, 0, until.length);
        changes++;
        bars = restored.bars;
        lastTime = restored.lastTime;
        due = Long.MIN_VALUE;
        if (bars > 0) {
            series.served(lastTime);
        }
    }

    private void read(double[] state, int at) {
        bars = whole(state, at + BARS, 0, Long.MAX_VALUE);
        lastTime = whole(state, at + LAST_TIME, Long.MIN_VALUE, Long.MAX_VALUE);
        for (int i = 0; i < value.length; i++) {
            int column = at + FIRST_COLUMN + OF_COLUMN * i;
            Publications published = series.published(i);
            available[i] = bars == 0 ? 0 : published.countAt(lastTime, 0);
            see(i, published.seenOf(available[i]), whole(state, column + SINCE, 0, Math.max(0, bars - 1)));
            requireSeen(
                    i,
                    whole(state, column + DAY, MacroTimes.FIRST_DAY, MacroTimes.LAST_DAY),
                    whole(state, column + AVAILABLE, Long.MIN_VALUE, Long.MAX_VALUE),
                    state[column + VALUE]);
        }
    }

    /** Nothing was seen where the value is NaN, which is never published. */
    private void requireSeen(int column, long day, long availability, double seenValue) {
        Publications published = series.published(column);
        int now = seen[column];
        boolean none = Double.isNaN(seenValue);
        boolean same;
        if (now == Publications.NONE || none) {
            same = now == Publications.NONE && none;
        } else {
            same = published.day(now) == day
                    && published.available(now) == availability
                    && Double.doubleToRawLongBits(published.value(now)) == Double.doubleToRawLongBits(seenValue);
        }
        if (!same) {
            String then = none ? "nothing" : describe(day, availability, seenValue);
            String was = now == Publications.NONE
                    ? "nothing"
                    : describe(published.day(now), published.available(now), published.value(now));
            Place where = MACRO_STATE.part("column " + series.columns().get(column));
            String rule = "the series must hold what was seen at the last bar, " + then;
            throw new SnapshotException(new Fault(ErrorCode.SNAPSHOT_MACRO, where, rule, was));
        }
    }

    private static String describe(long day, long availability, double value) {
        return value + " for " + LocalDate.ofEpochDay(day) + ", available at " + Instant.ofEpochMilli(availability);
    }

    private static long whole(double[] state, int at, long least, long most) {
        long number = LongInState.get(state, at);
        if (number < least || number > most) {
            throw refused("whole numbers from " + least + " to " + most, Long.toString(number));
        }
        return number;
    }

    private static SnapshotException refused(String what, String was) {
        return new SnapshotException(new Fault(ErrorCode.SNAPSHOT_STATE, MACRO_STATE, "must be " + what, was));
    }
}
