// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.column.Publications;
import java.util.HashMap;
import java.util.Map;

/**
 * The bars that a column is compared with: prices, volume, and macro values as they are seen at each bar. The arrays
 * are used as they are and not copied. Thread-safe as long as nobody changes them.
 */
public final class Market {

    /**
     * The published values of a macro column by day, before a rule decides when bars see them.
     *
     * @param days the days since 1970-01-01, ascending
     * @param values the values
     */
    @SuppressWarnings("ArrayRecordComponent") // histories are large; never compared
    public record Published(long[] days, double[] values) {}

    private final MarketColumns columns;

    private Market(MarketColumns columns) {
        this.columns = columns;
    }

    /**
     * Takes bars.
     *
     * @param contract the contract, which defines the day of each session
     * @param bars the bars, in order of time
     * @return the market
     */
    public static Market of(FeatureContract contract, BarColumns bars) {
        return of(contract, bars, Map.of());
    }

    /**
     * Takes bars, and the macro values by the day that they are for, so that a join on other days can be recognised.
     *
     * @param contract the contract, which defines the day of each session
     * @param bars the bars, in order of time
     * @param published the macro values by column
     * @return the market
     */
    public static Market of(FeatureContract contract, BarColumns bars, Map<String, Published> published) {
        Map<String, Publications> publications = new HashMap<>();
        published.forEach((column, of) -> publications.put(column, new Publications(of.days(), of.values())));
        return new Market(MarketColumns.of(contract, bars, publications));
    }

    MarketColumns columns() {
        return columns;
    }

    /** The first bars alone. */
    Market head(int most) {
        return new Market(columns.head(most));
    }

    /** {@return how many bars there are} */
    public int size() {
        return columns.size();
    }

    /**
     * Gives the time of a bar.
     *
     * @param row the bar's row
     * @return the time, in milliseconds since 1970-01-01T00:00Z
     */
    public long time(int row) {
        return columns.time(row);
    }
}
