// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.model;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.StatisticsRange;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.raw.RawEngine;
import java.util.ArrayList;
import java.util.List;

/**
 * Clause D1: turns raw features into the {@code float32} values that the model sees.
 *
 * <ul>
 *   <li>An absent raw value (NaN) becomes 0.
 *   <li>An infinite one becomes the clip bound of the same sign.
 *   <li>No result is ever NaN or infinite.
 * </ul>
 *
 * <p>Do not simplify the arithmetic: it divides by the deviation. Multiplying by the reciprocal, or casting to {@code
 * float} before the clip, rounds differently and gives other bits.
 *
 * <p>Immutable and thread-safe.
 */
public final class Normalizer {

    // Of each feature: what is taken from the raw value, and what divides the rest. Mean and deviation, minimum and
    // range, or 0 and 1, which change no bit.
    private final double[] origin;
    private final double[] unit;
    private final double clip;

    private Normalizer(double[] origin, double[] unit, double clip) {
        this.origin = origin;
        this.unit = unit;
        this.clip = clip;
    }

    /**
     * Makes the normaliser of a contract.
     *
     * @param contract the contract, which names the market features and the clip
     * @param stats the statistics of every one of them
     * @return the normaliser
     * @throws io.featureparity.contract.error.DocumentException if statistics are missing, with a fault for each
     */
    public static Normalizer of(FeatureContract contract, NormStats stats) {
        List<FeatureSpec> features = contract.marketFeatures();
        stats.requireFeatures(contract.featuresWithStatistics());
        double[] origin = new double[features.size()];
        double[] unit = new double[features.size()];
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < origin.length; i++) {
            String name = features.get(i).name();
            switch (features.get(i).normalization()) {
                case Z_SCORE -> {
                    FeatureStatistics statistics = stats.statistics(name);
                    origin[i] = statistics.mean();
                    unit[i] = statistics.std();
                }
                case MIN_MAX -> {
                    StatisticsRange range = stats.range(name);
                    origin[i] = range.min();
                    unit[i] = range.max() - range.min();
                    if (!(unit[i] >= FeatureStatistics.SMALLEST_STD && unit[i] < Double.POSITIVE_INFINITY)) {
                        String rule = "must have a finite min, and a max that is larger by at least 1e-8";
                        String value = "min " + range.min() + " and max " + range.max();
                        Place place = Place.named("statistics").part(name);
                        faults.add(new Fault(ErrorCode.STATISTICS_MALFORMED, place, rule, value));
                    }
                }
                case NONE -> unit[i] = 1;
            }
        }
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
        return new Normalizer(origin, unit, contract.clip());
    }

    /** {@return how many features are normalised: the market features of the contract} */
    public int size() {
        return origin.length;
    }

    /**
     * Normalises one value.
     *
     * @param feature the index of the feature
     * @param raw its raw value
     * @return the value that the model sees
     */
    public float normalize(int feature, double raw) {
        return clipped((raw - origin[feature]) / unit[feature], clip);
    }

    /** Of a distance in units, which is absent where the raw value is. */
    private static float clipped(double z, double clip) {
        if (Math.abs(z) <= clip) {
            return (float) z; // nearly always, so that it is asked first
        }
        if (Double.isNaN(z)) {
            return 0;
        }
        return (float) (z > 0 ? clip : -clip);
    }

    /**
     * Normalises all features of one bar, allocating nothing.
     *
     * @param raw the raw values in contract order; may be longer than {@link #size()}, the rest is not read
     * @param out where the results are put, from index 0 on; may be longer, the rest is not touched
     * @throws InputException if an array is shorter than {@link #size()}
     */
    public void normalize(double[] raw, float[] out) {
        requireRoom(raw.length, out.length);
        for (int i = 0; i < origin.length; i++) {
            out[i] = normalize(i, raw[i]);
        }
    }

    /**
     * Normalises the features of an engine's last bar, allocating nothing.
     *
     * @param raw the engine, of the same features
     * @param out where the results are put
     * @param offset the index of the first result; the rest of the array is not touched
     * @throws InputException if the array is too short
     */
    public void normalize(RawEngine raw, float[] out, int offset) {
        requireRoom(size(), out.length - offset);
        int size = size();
        double most = clip;
        double[] z = raw.distances(origin, unit);
        for (int i = 0; i < size; i++) { // over local variables, which every JIT keeps in registers
            out[offset + i] = clipped(z[i], most);
        }
    }

    /**
     * Normalises a column of one feature, allocating nothing.
     *
     * @param feature the index of the feature
     * @param raw its raw values
     * @param count how many values there are
     * @param scratch room for as many doubles
     * @param out where the results are put
     * @param offset the index of the first result
     * @param step the distance in the array from each result to the next
     */
    public void normalize(int feature, double[] raw, int count, double[] scratch, float[] out, int offset, int step) {
        double from = origin[feature];
        double by = unit[feature];
        for (int i = 0; i < count; i++) { // the JIT turns it into vectors, as it cannot do with floats in it
            scratch[i] = Math.max(-clip, Math.min(clip, (raw[i] - from) / by));
        }
        int at = offset;
        for (int i = 0; i < count; i++) {
            out[at] = rounded(scratch[i]);
            at += step;
        }
    }

    /** Of a value within the clip, or of an absent one. */
    private static float rounded(double z) {
        return Double.isNaN(z) ? 0 : (float) z;
    }

    private void requireRoom(int rawLength, int outLength) {
        int size = origin.length;
        if (rawLength < size || outLength < size) {
            throw new InputException(new Fault(
                    ErrorCode.LENGTH_DIFFERS,
                    "normalize",
                    "both arrays must hold at least " + size + " values",
                    rawLength + " and " + outLength));
        }
    }
}
