// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.column;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A column derived from another one in a way that no formula can express: the same values, seen at other bars.
 *
 * @param base the column
 * @param how what was done to it
 * @param amount how much, in the unit of what was done
 * @param limit the greatest age of a value; null if nothing but {@code how} limits it
 */
public record Derived(
        String base, How how, int amount, @Nullable Limit limit) {

    private static final char MARK = '@';
    private static final String LIMIT_MARK = "~";
    private static final Pattern NAME = Pattern.compile("(.+)@([A-Z_]+?)(-?[0-9]+)(?:~([A-Z]+)([0-9]+))?");
    private static final long HOUR = 3_600_000;

    /** What can be done to a column. */
    public enum How {
        /** Nothing: only the limit differs. */
        AS_IT_IS,
        /** The value that bars see so many sessions later: above 0 the value comes too early. */
        SESSIONS_EARLY,
        /** The value at the same time so many hours before; absent if there was no bar. */
        HOURS_AGO,
        /** The last value at or before the time so many hours before. */
        LAST_HOURS_AGO,
        /** The value that bars saw so many sessions before. */
        SESSIONS_AGO,
        /** The last present value, for so many bars; 0 is no limit. */
        FILLED,
        /** The next present value where there is none. */
        FILLED_BACK,
        /** The value published for the session's own day plus so many days, or the last one before. */
        OF_DAY,
        /** As {@link #OF_DAY}, and absent where none was published for that very day. */
        OF_DAY_ALONE,
        /** The value published so many times before the one of the session's own day, or the last one before. */
        PUBLISHED_BEFORE,
        /** The value published for the session's own day plus so many days, or the next one after. */
        NEXT_OF_DAY,
        /** No value but the number of the bar in its episode, the first of which begins with the first bar. */
        BAR_OF_EPISODE
    }

    /** What the age of a value is counted in. */
    public enum Unit {
        /** Days of sessions, from the day that the value is for, or from that on which it may first be seen. */
        DAYS,
        /** Bars, from the first one that saw the value. */
        BARS
    }

    /**
     * How old a value may be.
     *
     * @param unit what its age is counted in
     * @param most the greatest age at which it is still seen
     */
    public record Limit(Unit unit, int most) {}

    public Derived(String base, How how, int amount) {
        this(base, how, amount, null);
    }

    public Derived within(Limit most) {
        return new Derived(base, how, amount, most);
    }

    /** The name of the column, which no text of a formula can hold. */
    public String name() {
        String within = limit == null ? "" : LIMIT_MARK + limit.unit + limit.most;
        return base + MARK + how + amount + within;
    }

    /** The column of a name; null if it is not derived. */
    public static @Nullable Derived of(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return null;
        }
        Derived derived = new Derived(parts.group(1), How.valueOf(parts.group(2)), Integer.parseInt(parts.group(3)));
        return parts.group(4) == null
                ? derived
                : derived.within(new Limit(Unit.valueOf(parts.group(4)), Integer.parseInt(parts.group(5))));
    }

    /** The name that stands in a formula's text: an earlier value has one of its own, and when a value is seen is said beside it. */
    static String plainName(String name) {
        Derived derived = of(name);
        if (derived == null) {
            return name;
        }
        return switch (derived.how) {
            case SESSIONS_AGO -> derived.base + "_" + derived.amount + "_sessions_before";
            case HOURS_AGO -> derived.base + "_" + derived.amount + "_hours_before";
            case LAST_HOURS_AGO -> derived.base + "_last_" + derived.amount + "_hours_before";
            case BAR_OF_EPISODE -> "bar_of_episode";
            default -> derived.base;
        };
    }

    public double[] of(MarketColumns market) {
        double[] from = market.column(base);
        double[] seen = seen(market, from);
        return limit == null ? seen : new Ages(market, this).held(seen, limit);
    }

    private double[] seen(MarketColumns market, double[] from) {
        return switch (how) {
            case AS_IT_IS -> from;
            case SESSIONS_EARLY -> sessionsEarly(market, from, amount);
            case SESSIONS_AGO -> sessionsEarly(market, from, -amount);
            case HOURS_AGO -> ago(market, from, true);
            case LAST_HOURS_AGO -> ago(market, from, false);
            case FILLED -> filled(from);
            case FILLED_BACK -> filledBack(from);
            case OF_DAY -> published(market, (published, day) -> published.at(day + amount, false));
            case OF_DAY_ALONE -> published(market, (published, day) -> published.at(day + amount, true));
            case PUBLISHED_BEFORE -> published(market, (published, day) -> published.before(day, amount));
            case BAR_OF_EPISODE ->
                IntStream.range(0, from.length).mapToDouble(i -> i % amount).toArray();
            case NEXT_OF_DAY -> published(market, (published, day) -> published.next(day + amount));
        };
    }

    /** Within a session the value of the other session's bar at the same place from its start, or its last one. */
    private double[] sessionsEarly(MarketColumns market, double[] from, int by) {
        int[] sessions = market.sessions();
        int[] starts = market.sessionStarts();
        double[] out = new double[from.length];
        for (int i = 0; i < out.length; i++) {
            int other = sessions[i] + by;
            if (other < 0 || other >= starts.length - 1) {
                out[i] = Double.NaN;
            } else {
                int at = Math.min(starts[other] + i - starts[sessions[i]], starts[other + 1] - 1);
                out[i] = from[at];
            }
        }
        return out;
    }

    private double[] ago(MarketColumns market, double[] from, boolean exact) {
        double[] out = new double[from.length];
        int at = -1;
        for (int i = 0; i < out.length; i++) {
            long time = market.time(i) - amount * HOUR;
            while (at + 1 < out.length && market.time(at + 1) <= time) {
                at++;
            }
            out[i] = at < 0 || (exact && market.time(at) != time) ? Double.NaN : from[at];
        }
        return out;
    }

    private double[] filled(double[] from) {
        double[] out = from.clone();
        double last = Double.NaN;
        int age = 0;
        for (int i = 0; i < out.length; i++) {
            age++;
            if (!Double.isNaN(from[i])) {
                last = from[i];
                age = 0;
            } else if (amount == 0 || age <= amount) {
                out[i] = last;
            }
        }
        return out;
    }

    private double[] filledBack(double[] from) {
        double[] out = from.clone();
        double next = Double.NaN;
        for (int i = out.length - 1; i >= 0; i--) {
            if (Double.isNaN(from[i])) {
                out[i] = next;
            } else {
                next = from[i];
            }
        }
        return out;
    }

    /** What a bar of a day sees. */
    private interface Seen {
        double at(Publications published, long day);
    }

    private double[] published(MarketColumns market, Seen seen) {
        Publications published = market.published(base);
        double[] out = new double[market.size()];
        Arrays.fill(out, Double.NaN);
        if (published != null) {
            for (int i = 0; i < out.length; i++) {
                boolean same = i > 0 && market.day(i) == market.day(i - 1);
                out[i] = same ? out[i - 1] : seen.at(published, market.day(i));
            }
        }
        return out;
    }
}
