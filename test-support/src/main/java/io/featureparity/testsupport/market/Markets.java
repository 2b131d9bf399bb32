// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.market;

import java.util.SplittableRandom;

/** Makes markets from a seed: the same seed, length and number of macro columns give the same market. */
public final class Markets {

    private static final long FIRST_TIME = 1_709_557_200_000L; // 2024-03-04T13:00:00Z
    private static final long FIVE_MINUTES = 300_000;
    private static final long DAY = 86_400_000;
    private static final int BARS_OF_SESSION = 60;
    private static final int WORKING_DAYS = 5;
    private static final int DAYS_OF_WEEK = 7;

    private Markets() {}

    /**
     * A market with everything that a real feed has and a tidy one lacks: flats, one-sided stretches, jumps, coarse
     * ticks, bars without prices, single prices missing, macro values that stand for hours, vanish for longer than a
     * window, cross zero, or leap by orders of magnitude. Bars are five minutes apart or a multiple of it.
     *
     * @param seed the seed
     * @param length how many bars
     * @param macroColumns how many macro columns
     * @return the market
     */
    public static MarketColumns ragged(long seed, int length, int macroColumns) {
        SplittableRandom random = new SplittableRandom(seed);
        return RaggedMarket.columns(random, barTimes(random.split(), length), macroColumns);
    }

    /**
     * A market as {@link #ragged}, at times that no session has: from any year, and now and then up to two days later,
     * to the millisecond.
     *
     * @param seed the seed
     * @param length how many bars
     * @param macroColumns how many macro columns
     * @return the market
     */
    public static MarketColumns atAnyTime(long seed, int length, int macroColumns) {
        SplittableRandom random = new SplittableRandom(seed);
        return RaggedMarket.columns(random, anyTimes(random.split(), length), macroColumns);
    }

    /**
     * A market whose prices are whole sixty-fourths from 1,000 to 8,000, so that differences and small sums of them are
     * exact, and so is {@link GridPrices#MIRROR} less a price. No price is absent.
     *
     * @param seed the seed
     * @param length how many bars
     * @param macroColumns how many macro columns
     * @return the market
     */
    public static MarketColumns grid(long seed, int length, int macroColumns) {
        return grid(seed, length, macroColumns, 0);
    }

    /**
     * A market as {@link #grid}, with one price in twelve missing.
     *
     * @param seed the seed
     * @param length how many bars
     * @param macroColumns how many macro columns
     * @return the market
     */
    public static MarketColumns gridWithHoles(long seed, int length, int macroColumns) {
        return grid(seed, length, macroColumns, 12);
    }

    /**
     * A market in which nothing is wrong: whole sessions from Monday to Friday, from 13:00 to 17:55 UTC, bars of five minutes that move
     * by at most 0.05 %, macro values that move at the opening by at most 2 %.
     *
     * @param seed the seed
     * @param sessions how many sessions
     * @param macroColumns how many macro columns
     * @return the market
     */
    public static MarketColumns tidy(long seed, int sessions, int macroColumns) {
        long[] time = new long[sessions * BARS_OF_SESSION];
        for (int i = 0; i < time.length; i++) {
            int session = i / BARS_OF_SESSION;
            long day = session / WORKING_DAYS * DAYS_OF_WEEK + session % WORKING_DAYS;
            time[i] = FIRST_TIME + day * DAY + i % BARS_OF_SESSION * FIVE_MINUTES;
        }
        return TidyMarket.columns(new SplittableRandom(seed), time, BARS_OF_SESSION, macroColumns);
    }

    private static MarketColumns grid(long seed, int length, int macroColumns, int oneInSoManyIsAbsent) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] time = barTimes(random.split(), length);
        double[][] prices = GridPrices.walk(random.split(), length, oneInSoManyIsAbsent);
        return new MarketColumns(
                time, prices[0], prices[1], prices[2], prices[3], RaggedMarket.macro(random, length, macroColumns));
    }

    private static long[] barTimes(SplittableRandom random, int length) {
        long[] time = new long[length];
        long now = FIRST_TIME;
        for (int i = 0; i < length; i++) {
            time[i] = now;
            now += FIVE_MINUTES * (random.nextInt(20) == 0 ? 1 + random.nextInt(300) : 1);
        }
        return time;
    }

    private static long[] anyTimes(SplittableRandom random, int length) {
        long[] time = new long[length];
        long now = random.nextLong(-4_000_000_000_000L, 4_000_000_000_000L);
        for (int i = 0; i < length; i++) {
            time[i] = now;
            now += random.nextInt(20) == 0 ? 1 + random.nextInt(200_000_000) : FIVE_MINUTES;
        }
        return time;
    }
}
