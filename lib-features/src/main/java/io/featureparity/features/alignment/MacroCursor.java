// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.alignment;

import io.featureparity.contract.MacroSource;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.SnapshotException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Gives the macro values that each bar of one instrument sees, bar after bar; {@link MacroSeries} says which they are. It
 * remembers how far it has come and since which bar each value is seen, allocates nothing, and finds each publication
 * once.
 *
 * <p>Not thread-safe.
 */
public final class MacroCursor {

    /** How many numbers of the state are of no column: the bars served and the last one's time. */
    private static final int HEADER = 2;

    /** And how many are of each: since which bar, and the day, the availability and the value of what is seen. */
    private static final int OF_COLUMN = 4;

    /** More than this no double counts, and no bar will. */
    private static final long MOST_BARS = 1L << 53;

    private static final long LARGEST_TIME = 1L << 53;

    private static final Place.Named MACRO_STATE = new Place.Named("macro state");

    private final MacroSeries series;
    /** How many of each column's publications are available at the last bar. */
    private final int[] available;

    private final int[] seen;
    private final double[] value;
    /** The bar that first saw the value, and the last one that may, counted from 0. */
    private final long[] since;

    private final long[] until;
    private long bars;
    private long lastTime;

    /** When the next of all publications becomes available, as of so many additions to the series. */
    private long due = Long.MIN_VALUE;

    private long dueAsOf;

    MacroCursor(MacroSeries series) {
        this.series = series;
        int columns = series.columns().size();
        available = new int[columns];
        seen = new int[columns];
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
     * Gives what a bar would see if it were the next one, such as one that is still forming, without serving it and
     * allocating nothing.
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
        int limit = series.staleAfterBars(column);
        seen[column] = publication;
        value[column] = publication == Publications.NONE
                ? Double.NaN
                : series.published(column).value(publication);
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
            throw new InputException(
                    new Fault(ErrorCode.LENGTH_DIFFERS, "array for bar " + bars, rule, Integer.toString(out.length)));
        }
    }

    // ---- state

    /** {@return how many numbers the state is} */
    public int stateLength() {
        return HEADER + OF_COLUMN * value.length;
    }

    /**
     * Saves the state, allocating nothing.
     *
     * @param out where it is put
     * @throws InputException if the array is too short
     */
    public void save(double[] out) {
        if (out.length < stateLength()) {
            String rule = "must be able to hold a state of " + stateLength() + " numbers";
            String was = Integer.toString(out.length);
            throw new InputException(new Fault(ErrorCode.LENGTH_DIFFERS, "array for the macro state", rule, was));
        }
        // Every day, bar and millisecond of the years that are allowed is a double.
        out[0] = bars;
        out[1] = lastTime;
        for (int i = 0; i < value.length; i++) {
            Publications published = series.published(i);
            boolean none = seen[i] == Publications.NONE;
            int at = HEADER + OF_COLUMN * i;
            out[at] = since[i];
            out[at + 1] = none ? Double.NaN : published.day(seen[i]);
            out[at + 2] = none ? Double.NaN : published.available(seen[i]);
            out[at + 3] = value[i];
        }
    }

    /**
     * Goes on from a saved state, of this cursor or of one over another series. That series has to hold what was seen at
     * the last bar, and nothing newer that was available by then; what came before it may be left out. It has to hold it
     * before the state is restored, since the bars up to the last one count as served.
     *
     * @param state what {@link #save} gave
     * @throws SnapshotException if it is no state, or the series is not the one that it was saved over; the cursor is
     *     then as it was
     */
    public void restore(double[] state) {
        MacroCursor restored = new MacroCursor(series);
        restored.read(state);
        System.arraycopy(restored.available, 0, available, 0, available.length);
        System.arraycopy(restored.seen, 0, seen, 0, seen.length);
        System.arraycopy(restored.value, 0, value, 0, value.length);
        System.arraycopy(restored.since, 0, since, 0, since.length);
        System.arraycopy(restored.until, 0, until, 0, until.length);
        bars = restored.bars;
        lastTime = restored.lastTime;
        due = Long.MIN_VALUE;
        if (bars > 0) {
            series.served(lastTime);
        }
    }

    private void read(double[] state) {
        if (state.length != stateLength()) {
            throw refused(stateLength() + " numbers", Integer.toString(state.length));
        }
        bars = whole(state[0], 0, MOST_BARS);
        lastTime = whole(state[1], -LARGEST_TIME, LARGEST_TIME);
        for (int i = 0; i < value.length; i++) {
            int at = HEADER + OF_COLUMN * i;
            Publications published = series.published(i);
            available[i] = bars == 0 ? 0 : published.countAt(lastTime, 0);
            see(i, published.seenOf(available[i]), whole(state[at], 0, Math.max(0, bars - 1)));
            requireSeen(i, state[at + 1], state[at + 2], state[at + 3]);
        }
    }

    private void requireSeen(int column, double day, double availability, double seenValue) {
        Publications published = series.published(column);
        int now = seen[column];
        boolean none = Double.isNaN(day) && Double.isNaN(availability) && Double.isNaN(seenValue);
        boolean same;
        if (now == Publications.NONE || none) {
            same = now == Publications.NONE && none;
        } else {
            same = published.day(now) == day
                    && published.available(now) == availability
                    && Double.doubleToRawLongBits(published.value(now)) == Double.doubleToRawLongBits(seenValue);
        }
        if (!same) {
            String then = none
                    ? "nothing"
                    : describe(
                            whole(day, MacroTimes.FIRST_DAY, MacroTimes.LAST_DAY),
                            whole(availability, -LARGEST_TIME, LARGEST_TIME),
                            seenValue);
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

    private static long whole(double number, long least, long most) {
        // A comparison with NaN is false.
        if (number >= least && number <= most && number == StrictMath.rint(number)) {
            return (long) number;
        }
        throw refused("whole numbers from " + least + " to " + most, Double.toString(number));
    }

    private static SnapshotException refused(String what, String was) {
        return new SnapshotException(new Fault(ErrorCode.SNAPSHOT_STATE, MACRO_STATE, "must be " + what, was));
    }
}
