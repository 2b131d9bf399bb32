// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.model;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.features.raw.RawEngine;
import java.util.List;

/**
 * Clause D1: from raw features to the {@code float32} that the model sees.
 *
 * <ul>
 *   <li>An absent raw value (NaN) becomes 0.
 *   <li>An infinite one becomes the bound of the clip on its side.
 *   <li>No result is ever NaN or infinite.
 * </ul>
 *
 * <p>Do not simplify: the deviation divides. Multiplying by its reciprocal, or casting to {@code float} before the clip,
 * gives other bits.
 *
 * <p>Immutable and thread-safe.
 */
public final class Normalizer {

    private final double[] mean;
    private final double[] std;
    private final double clip;

    private Normalizer(double[] mean, double[] std, double clip) {
        this.mean = mean;
        this.std = std;
        this.clip = clip;
    }

    /**
     * Makes the normaliser of a contract.
     *
     * @param contract the contract, which names the market features and the clip
     * @param stats the statistics of every one of them
     * @return the normaliser
     * @throws io.featureparity.contract.error.DocumentException if statistics are missing, with all that are
     */
    public static Normalizer of(FeatureContract contract, NormStats stats) {
        List<FeatureSpec> features = contract.marketFeatures();
        stats.requireFeatures(features.stream().map(FeatureSpec::name).toList());
        double[] mean = new double[features.size()];
        double[] std = new double[features.size()];
        for (int i = 0; i < mean.length; i++) {
            FeatureStatistics statistics = stats.statistics(features.get(i).name());
            mean[i] = statistics.mean();
            std[i] = statistics.std();
        }
        return new Normalizer(mean, std, contract.clip());
    }

    /** {@return how many features are normalised: the market features of the contract} */
    public int size() {
        return mean.length;
    }

    /**
     * Normalises one value.
     *
     * @param feature the index of the feature
     * @param raw its raw value
     * @return the value that the model sees
     */
    public float normalize(int feature, double raw) {
        double z = (raw - mean[feature]) / std[feature];
        if (Math.abs(z) <= clip) {
            return (float) z; // nearly always, so that it is asked first
        }
        if (Double.isNaN(raw)) {
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
        for (int i = 0; i < mean.length; i++) {
            out[i] = normalize(i, raw[i]);
        }
    }

    /**
     * Normalises the features of an engine's last bar, allocating nothing.
     *
     * @param raw the engine, of the same features
     * @param out where the results are put
     * @param offset from which place on; the rest is not touched
     * @throws InputException if the array is too short
     */
    public void normalize(RawEngine raw, float[] out, int offset) {
        requireRoom(size(), out.length - offset);
        for (int i = 0; i < mean.length; i++) {
            out[offset + i] = normalize(i, raw.value(i));
        }
    }

    private void requireRoom(int rawLength, int outLength) {
        int size = mean.length;
        if (rawLength < size || outLength < size) {
            throw new InputException(new Fault(
                    ErrorCode.LENGTH_DIFFERS,
                    "normalize",
                    "both arrays must hold at least " + size + " values",
                    rawLength + " and " + outLength));
        }
    }
}
