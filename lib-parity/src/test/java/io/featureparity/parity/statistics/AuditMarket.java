// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import static io.featureparity.testsupport.market.Steps.cents;
import static io.featureparity.testsupport.market.Steps.normal;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.rows.BarLayout;
import io.featureparity.contract.rows.TimedRows;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.parity.comparison.Stage;
import io.featureparity.parity.rows.EngineRows;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A market in sessions of sixty bars from 13:00 UTC, Monday to Friday: prices that walk, with a volatility that differs from
 * session to session, and macro values that walk from day to day. The same seed gives the same market.
 */
final class AuditMarket implements ContractPasses {

    static final FeatureContract CONTRACT = FeatureContract.builtIn("usdcop-m5", "1.0.0");
    static final int BARS = 60;

    private static final int PRICES = 4;
    private static final double[] MACRO = {103.5, 15, 320, 81, 16.9, 4.2};
    private static final double[] DAILY = {0.004, 0.05, 0.01, 0.02, 0.006, 0.012};

    /** Each audit passes over its bars with the same few dozen contracts. */
    private static final ConcurrentMap<FeatureContract, Model> COMPILED = new ConcurrentHashMap<>();

    private final long[] times;
    private final double[][] columns;

    private AuditMarket(long[] times, double[][] columns) {
        this.times = times;
        this.columns = columns;
    }

    static AuditMarket of(long seed, int sessions) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = sessions * BARS;
        long[] times = new long[size];
        double[][] columns = new double[PRICES + MACRO.length][size];
        double price = 3950;
        double[] macro = MACRO.clone();
        double calm = 0;
        LocalDate day = LocalDate.of(2023, 1, 2);
        for (int session = 0; session < sessions; session++) {
            calm = 0.6 * calm + 0.25 * normal(random);
            double volatility = 0.0009 * StrictMath.exp(calm);
            for (int i = 0; i < macro.length; i++) {
                macro[i] *= StrictMath.exp(DAILY[i] * normal(random));
            }
            long open =
                    day.atTime(LocalTime.of(13, 0)).toInstant(ZoneOffset.UTC).toEpochMilli();
            for (int bar = 0; bar < BARS; bar++) {
                int row = session * BARS + bar;
                times[row] = open + bar * 300_000L;
                double before = price;
                price *= StrictMath.exp(volatility * normal(random));
                columns[BarLayout.OPEN][row] = cents(before);
                columns[BarLayout.CLOSE][row] = cents(price);
                double reach = volatility * before * Math.abs(normal(random));
                columns[BarLayout.HIGH][row] = cents(Math.max(before, price) + reach);
                columns[BarLayout.LOW][row] = cents(Math.min(before, price) - reach);
                for (int i = 0; i < macro.length; i++) {
                    columns[PRICES + i][row] = Math.rint(macro[i] * 10_000) / 10_000;
                }
            }
            day = day.plusDays(day.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
        }
        return new AuditMarket(times, columns);
    }

    /** Some sessions of this market, as a history of their own. */
    AuditMarket sessions(int from, int to) {
        double[][] some = new double[columns.length][];
        for (int i = 0; i < some.length; i++) {
            some[i] = Arrays.copyOfRange(columns[i], from * BARS, to * BARS);
        }
        return new AuditMarket(Arrays.copyOfRange(times, from * BARS, to * BARS), some);
    }

    /** The time of the first bar of a session. */
    long opening(int session) {
        return times[session * BARS];
    }

    /** The time of the last bar of a session. */
    long closing(int session) {
        return times[session * BARS + BARS - 1];
    }

    @Override
    public void pass(FeatureContract contract, Consumer<EngineRows> work) {
        BarLayout layout = BarLayout.ofPrices()
                .withMacroAt(IntStream.range(PRICES, columns.length).toArray());
        FeatureEngine engine = FeatureEngine.of(COMPILED.computeIfAbsent(contract, Model::withoutStatistics));
        work.accept(new EngineRows(engine, Stage.RAW, new Rows(), layout));
    }

    NormStatsFit fit(FeatureContract contract) {
        return fit(contract, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    NormStatsFit fit(FeatureContract contract, long from, long to) {
        return NormStatsFit.of(contract, work -> pass(contract, work), from, to);
    }

    private final class Rows implements TimedRows {
        private int row = -1;

        @Override
        public boolean next() {
            return ++row < times.length;
        }

        @Override
        public long time() {
            return times[row];
        }

        @Override
        public double value(int column) {
            return columns[column][row];
        }

        @Override
        public Place place() {
            return Place.row("market", row);
        }
    }
}
