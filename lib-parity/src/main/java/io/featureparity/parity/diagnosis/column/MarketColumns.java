// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.column;

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
public final class MarketColumns {

    private final FeatureContract contract;
    private final long[] times;
    private final Map<String, double[]> columns = new ConcurrentHashMap<>();
    private final Map<Integer, MarketColumns> heads = new ConcurrentHashMap<>();
    private final Map<String, Publications> published;
    private final int[] sessions;
    private final int[] sessionStarts;
    private final long[] days;

    private MarketColumns(FeatureContract contract, BarColumns bars, Map<String, Publications> published) {
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

    private MarketColumns(MarketColumns whole, int size) {
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

    /** Takes bars whose macro values nobody knows by their days. */
    public static MarketColumns of(FeatureContract contract, BarColumns bars) {
        return of(contract, bars, Map.of());
    }

    /**
     * Takes bars, and the macro values by the day that they are for, so that a join on other days can be recognised.
     *
     * @param contract the contract, which says what the days of sessions are
     * @param bars the bars, in order of time
     * @param published the macro values by column
     * @return the market
     */
    public static MarketColumns of(FeatureContract contract, BarColumns bars, Map<String, Publications> published) {
        return new MarketColumns(contract, bars, published);
    }

    public FeatureContract contract() {
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
    public int rowOf(long time) {
        return Arrays.binarySearch(times, time);
    }

    /** The day of the session of a bar. */
    public long day(int row) {
        return days[row];
    }

    /** For each bar, how many sessions came before its own. */
    public int[] sessions() {
        return sessions;
    }

    /** The first bar of each session, and behind the last one the number of bars. */
    public int[] sessionStarts() {
        return sessionStarts;
    }

    @Nullable
    public Publications published(String column) {
        return published.get(column);
    }

    public boolean has(String column) {
        double[] values = columns.get(column);
        return values != null && Arrays.stream(values).anyMatch(value -> !Double.isNaN(value));
    }

    /** A column of the bars, or one that is derived; with a limit, of which there are hundreds, it is not kept. */
    public double[] column(String name) {
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
    public MarketColumns head(int size) {
        return size >= times.length ? this : heads.computeIfAbsent(size, its -> new MarketColumns(this, its));
    }
}
