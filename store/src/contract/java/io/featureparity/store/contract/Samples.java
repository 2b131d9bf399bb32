// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.contract;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.features.model.Model;
import io.featureparity.store.RowCursor;
import io.featureparity.store.replay.StoredFeed;
import io.featureparity.store.row.ArrivedBar;
import io.featureparity.store.row.EngineState;
import io.featureparity.store.row.FeatureKey;
import io.featureparity.store.row.FeatureRow;
import io.featureparity.store.row.MacroPublication;
import io.featureparity.store.row.ObservationVector;
import io.featureparity.testsupport.document.CalculationJson;
import io.featureparity.testsupport.document.ContractDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Rows and a small model for tests of stores. */
public final class Samples {

    /** A Monday, at the opening. */
    public static final Instant OPENING = Instant.parse("2024-03-04T13:00:00Z");

    public static final String INSTRUMENT = "USD/COP";
    public static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    /** Numbers that are easily lost on the way: each has bits of its own. */
    public static final List<Double> HARD = List.of(
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Math.nextDown(Double.MIN_NORMAL),
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN,
            Double.longBitsToDouble(0x7ff0_0000_0000_0001L),
            Double.longBitsToDouble(0xfff8_0000_dead_beefL),
            0.1,
            Math.nextUp(1e22),
            9007199254740991.0,
            4123.35);

    private Samples() {}

    /** {@return a model of one market feature over a price and a macro column; bars every five minutes, at any time} */
    public static Model model() {
        FeatureContract contract = FeatureContract.parse(
                "small",
                ContractDocument.of("small")
                        .macro("dxy")
                        .feature("ret", CalculationJson.logReturn(1, "log_of_quotient"), 0.0, "close")
                        .feature(
                                "dxy_change",
                                CalculationJson.of("change").with("lag", 1).with("clip", null),
                                0.0,
                                "dxy")
                        .stateFeature("position", CalculationJson.of("position").with("limit", 1.0), -1)
                        .stateFeature("time_normalized", CalculationJson.of("session_time"), 0)
                        .toJson());
        FeatureStatistics some = new FeatureStatistics(0.0, 0.001);
        return Model.of(contract, NormStats.of("small", Map.of("ret", some, "dxy_change", some)));
    }

    /** {@return the time of a bar} */
    public static Instant time(int index) {
        return OPENING.plus(FIVE_MINUTES.multipliedBy(index));
    }

    /** {@return a bar with good prices that depend on its index} */
    public static Bar bar(int index) {
        double close = 4000 + Math.floorMod(index * 37, 101) / 8.0;
        return new Bar(time(index), close - 0.5, close + 1, close - 1, close, 10 + index);
    }

    /** {@return that bar, seen as soon as it has ended} */
    public static ArrivedBar arrived(int index) {
        return ArrivedBar.closed(INSTRUMENT, bar(index), time(index + 1));
    }

    /** {@return bars one after the other} */
    public static List<ArrivedBar> arrived(int from, int end) {
        List<ArrivedBar> bars = new ArrayList<>();
        for (int i = from; i < end; i++) {
            bars.add(arrived(i));
        }
        return bars;
    }

    /** {@return a macro value, published at an instant for the day before} */
    public static MacroPublication macro(Instant published, double value) {
        return new MacroPublication("dxy", LocalDate.of(2024, 3, 3), published, value);
    }

    /** {@return a hash that depends on a letter} */
    public static String hash(char digit) {
        return String.valueOf(digit).repeat(64);
    }

    /** {@return keys that differ by their hashes} */
    public static FeatureKey key(char contract, char statistics) {
        return new FeatureKey(INSTRUMENT, hash(contract), hash(statistics));
    }

    /** {@return features at a bar, whose values depend on a seed and hold all that is hard to keep} */
    public static FeatureRow row(FeatureKey key, int index, long position, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = HARD.size() + 5;
        double[] raw = new double[size];
        float[] normalized = new float[size];
        for (int i = 0; i < size; i++) {
            raw[i] = i < HARD.size() ? HARD.get(i) : Double.longBitsToDouble(random.nextLong());
            normalized[i] = Float.intBitsToFloat(random.nextInt());
        }
        float[] observation = new float[15];
        for (int i = 0; i < observation.length; i++) {
            observation[i] = Float.intBitsToFloat(random.nextInt());
        }
        return FeatureRow.of(
                key, time(index), position, raw, normalized, random.nextDouble(), ObservationVector.of(observation));
    }

    /** {@return the state of a feed that was given all of some bars} */
    public static EngineState state(StoredFeed feed) {
        return feed.state().orElseThrow();
    }

    /** {@return all rows that are left} */
    public static <T> List<T> all(RowCursor<T> cursor) {
        return cursor.toList();
    }
}
