// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.Price;
import io.featureparity.contract.SessionClock;
import io.featureparity.features.batch.BarColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The bars that a column is compared with: prices, volume, and macro values as they are seen at each bar. The arrays
 * are used as they are and not copied. Thread-safe as long as nobody changes them.
 */
public final class Market {

    /**
     * Macro values by the day that they are for, before anybody decided when they are seen.
     *
     * @param days the days since 1970-01-01, ascending
     * @param values the values
     */
    @SuppressWarnings("ArrayRecordComponent") // histories are large; never compared
    public record Published(long[] days, double[] values) {

        /** The value of a day, or the last one before it. */
        double at(long day, boolean alone) {
            int at = last(day);
            return at < 0 || (alone && days[at] != day) ? Double.NaN : values[at];
        }

        /** The day of that value; the least of all numbers if there is none. */
        long dayOf(long day) {
            int at = last(day);
            return at < 0 ? Long.MIN_VALUE : days[at];
        }

        /** The value published so many times before the one of a day, or the last one before. */
        double before(long day, int times) {
            int at = last(day) - times;
            return at < 0 ? Double.NaN : values[at];
        }

        /** The value of a day, or the next one after it. */
        double next(long day) {
            int at = last(day - 1) + 1;
            return at >= values.length ? Double.NaN : values[at];
        }

        /** Which publication a day sees: that of the day, or the last one before it; below 0 if there is none. */
        int last(long day) {
            int found = Arrays.binarySearch(days, day);
            return found >= 0 ? found : -found - 2;
        }
    }

    private final FeatureContract contract;
    private final long[] times;
    private final Map<String, double[]> columns = new ConcurrentHashMap<>();
    private final Map<Integer, Market> heads = new ConcurrentHashMap<>();
    private final Map<String, Published> published;
    private final int[] sessions;
    private final int[] sessionStarts;
    private final long[] days;

    private Market(FeatureContract contract, BarColumns bars, Map<String, Published> published) {
        this.contract = contract;
        this.published = Map.copyOf(published);
        int size = bars.size();
        times = new long[size];
        sessions = new int[size];
        days = new long[size];
        double[][] values = new double[5 + bars.macroColumns().size()][size];
        SessionClock clock = contract.session().clock();
        int[] starts = new int[size + 1];
        int session = -1;
        for (int i = 0; i < size; i++) {
            times[i] = bars.time(i);
            values[0][i] = bars.open(i);
            values[1][i] = bars.high(i);
            values[2][i] = bars.low(i);
            values[3][i] = bars.close(i);
            values[4][i] = bars.volume(i);
            for (int macro = 5; macro < values.length; macro++) {
                values[macro][i] = bars.macro(macro - 5, i);
            }
            days[i] = clock.dayOf(times[i]);
            if (i == 0 || days[i] != days[i - 1]) {
                session++;
                starts[session] = i;
            }
            sessions[i] = session;
        }
        starts[session + 1] = size;
        sessionStarts = Arrays.copyOf(starts, session + 2);
        List<String> prices = Price.columnsWithVolume();
        for (int i = 0; i < values.length; i++) {
            columns.put(i < 5 ? prices.get(i) : bars.macroColumns().get(i - 5), values[i]);
        }
    }

    private Market(Market whole, int size) {
        contract = whole.contract;
        published = whole.published;
        times = Arrays.copyOf(whole.times, size);
        days = Arrays.copyOf(whole.days, size);
        sessions = Arrays.copyOf(whole.sessions, size);
        sessionStarts = Arrays.copyOf(whole.sessionStarts, sessions[size - 1] + 2);
        sessionStarts[sessions[size - 1] + 1] = size;
        whole.columns.forEach((name, values) -> {
            if (Derived.of(name) == null) {
                columns.put(name, Arrays.copyOf(values, size));
            }
        });
    }

    /**
     * Takes bars.
     *
     * @param contract the contract, which says what the days of sessions are
     * @param bars the bars, in order of time
     * @return the market
     */
    public static Market of(FeatureContract contract, BarColumns bars) {
        return new Market(contract, bars, Map.of());
    }

    /**
     * Takes bars, and the macro values by the day that they are for, so that a join on other days can be recognised.
     *
     * @param contract the contract, which says what the days of sessions are
     * @param bars the bars, in order of time
     * @param published the macro values by column
     * @return the market
     */
    public static Market of(FeatureContract contract, BarColumns bars, Map<String, Published> published) {
        return new Market(contract, bars, published);
    }

    FeatureContract contract() {
        return contract;
    }

    /** {@return how many bars there are} */
    public int size() {
        return times.length;
    }

    /**
     * Gives the time of a bar.
     *
     * @param row the bar's row
     * @return the time, in milliseconds since 1970-01-01T00:00Z
     */
    public long time(int row) {
        return times[row];
    }

    /** The row of a time; negative if there is no bar then. */
    int rowOf(long time) {
        return Arrays.binarySearch(times, time);
    }

    /** The day of the session of a bar. */
    long day(int row) {
        return days[row];
    }

    /** For each bar, how many sessions came before its own. */
    int[] sessions() {
        return sessions;
    }

    /** The first bar of each session, and behind the last one the number of bars. */
    int[] sessionStarts() {
        return sessionStarts;
    }

    @Nullable
    Published published(String column) {
        return published.get(column);
    }

    boolean has(String column) {
        double[] values = columns.get(column);
        return values != null && Arrays.stream(values).anyMatch(value -> !Double.isNaN(value));
    }

    /** A column of the bars, or one that is derived; with a limit, of which there are hundreds, it is not kept. */
    double[] column(String name) {
        double[] known = columns.get(name);
        if (known == null) {
            Derived derived = Objects.requireNonNull(Derived.of(name), name);
            known = derived.of(this);
            if (derived.limit() == null) {
                columns.put(name, known);
            }
        }
        return known;
    }

    /** The first bars alone: always the same ones, so that what is derived of them is derived once for all columns. */
    Market head(int size) {
        return size >= times.length ? this : heads.computeIfAbsent(size, its -> new Market(this, its));
    }
}
