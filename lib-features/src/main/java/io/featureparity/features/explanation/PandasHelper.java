// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import java.util.List;
import java.util.Locale;

/** Lines that a script has at its top if it needs them. */
enum PandasHelper {
    /** A column that always holds the same. */
    NUMBER("number = lambda value: pd.Series(value, index=bars.index, dtype=\"float64\")"),
    /** The days of the bars. */
    DAYS("days = bars.index.floor(\"D\")"),
    /** Clause G2. */
    MINUTE_OF_DAY(
            List.of(DAYS),
            "minute_of_day = pd.Series("
                    + "((bars.index - days) // pd.Timedelta(minutes=1)).to_numpy(\"float64\"), index=bars.index)"),
    /** Clause G2. */
    DAY_OF_WEEK("day_of_week = pd.Series(bars.index.dayofweek.to_numpy(\"float64\"), index=bars.index)"),
    /** Clause G2. */
    DAY(
            List.of(DAYS),
            "day = pd.Series(((days - pd.Timestamp(\"1970-01-01\", tz=\"UTC\")) // pd.Timedelta(days=1))"
                    + ".to_numpy(\"float64\"), index=bars.index)"),
    /** Clause G15. */
    BY_DAY(List.of(DAYS), "by_day = lambda x: x.groupby(days, sort=False)"),
    /** Clause G15. */
    DAY_COUNT(List.of(BY_DAY), "day_count = lambda x: by_day(x.notna().astype(\"float64\")).cumsum()"),
    /** Clause G15: pandas gives a day's first value to the bars before it, too. */
    DAY_FIRST(List.of(DAY_COUNT), "day_first = lambda x: by_day(x).transform(\"first\").where(day_count(x) > 0)");

    /** Those that are columns of a formula. */
    static final List<PandasHelper> OF_TIME = List.of(MINUTE_OF_DAY, DAY_OF_WEEK, DAY);

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<PandasHelper> needs;

    private final String line;

    PandasHelper(String line) {
        this(List.of(), line);
    }

    PandasHelper(List<PandasHelper> needs, String line) {
        this.needs = needs;
        this.line = line;
    }

    /** {@return what it is called in a script} */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the helpers that it calls, each of which stands above it} */
    List<PandasHelper> needs() {
        return needs;
    }

    /** {@return its line} */
    String line() {
        return line;
    }
}
