// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.StoreException;
import io.featureparity.features.quality.QualityRules;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The features at one bar: raw, normalised, and as the observation of an agent; and the quality of the bar, if somebody judged
 * it. Two rows are equal if all their bits are equal. Immutable.
 */
public final class FeatureRow {

    private final FeatureKey key;
    private final Instant time;
    private final long position;
    private final double[] raw;
    private final float[] normalized;
    private final double agentPosition;
    private final @Nullable ObservationVector observation;
    private final double quality;

    private FeatureRow(
            FeatureKey key,
            Instant time,
            long position,
            double[] raw,
            float[] normalized,
            double agentPosition,
            @Nullable ObservationVector observation,
            double quality) {
        RowRules.requireBarTime("time of features of", key.instrument(), time);
        RowRules.requirePosition("position of features of", key.instrument(), position);
        if (raw.length != normalized.length) {
            throw RowRules.refused(
                    Place.item("features of", key.instrument()).qualified("at", time),
                    "must have as many normalised values as raw ones, " + raw.length,
                    Integer.toString(normalized.length));
        }
        this.key = key;
        this.time = time;
        this.position = position;
        this.raw = raw;
        this.normalized = normalized;
        this.agentPosition = RowRules.canonical(agentPosition);
        this.observation = observation;
        this.quality = RowRules.canonical(quality);
        if (quality < 0 || quality > QualityRules.BEST) { // NaN is neither
            throw RowRules.refused(
                    Place.item("quality of the bar of", key.instrument()).qualified("at", time),
                    "must be from 0 to 100, or NaN for not judged",
                    Double.toString(quality));
        }
        for (int i = 0; i < raw.length; i++) {
            raw[i] = RowRules.canonical(raw[i]);
            normalized[i] = RowRules.canonical(normalized[i]);
        }
    }

    /**
     * Makes the row of a bar of the warm-up, at which no observation is legal (clause D4).
     *
     * @param key the key of the features
     * @param time the time of the bar
     * @param position the position of the stored bar at which the features were computed
     * @param raw the raw values in contract order
     * @param normalized the normalised values in contract order
     * @return the row
     * @throws StoreException if a part is invalid
     */
    public static FeatureRow warmingUp(FeatureKey key, Instant time, long position, double[] raw, float[] normalized) {
        return new FeatureRow(key, time, position, raw.clone(), normalized.clone(), Double.NaN, null, Double.NaN);
    }

    /**
     * Makes the row of a bar with an observation.
     *
     * @param key the key of the features
     * @param time the time of the bar
     * @param position the position of the stored bar at which the features were computed
     * @param raw the raw values in contract order
     * @param normalized the normalised values in contract order
     * @param agentPosition the agent's position that is in the observation
     * @param observation the observation
     * @return the row
     * @throws StoreException if a part is invalid
     */
    public static FeatureRow of(
            FeatureKey key,
            Instant time,
            long position,
            double[] raw,
            float[] normalized,
            double agentPosition,
            ObservationVector observation) {
        Objects.requireNonNull(observation, "observation");
        return new FeatureRow(
                key, time, position, raw.clone(), normalized.clone(), agentPosition, observation, Double.NaN);
    }

    /**
     * Gives the same features with the quality of their bar.
     *
     * @param score the score of the bar, from 0 to 100; NaN if nobody judged it
     * @return the row
     * @throws StoreException if there is no such score
     */
    public FeatureRow withQuality(double score) {
        return Double.compare(score, quality) == 0 // as at each bar that nobody judges
                ? this
                : new FeatureRow(key, time, position, raw, normalized, agentPosition, observation, score);
    }

    /** {@return the key of the features} */
    public FeatureKey key() {
        return key;
    }

    /** {@return the time of the bar} */
    public Instant time() {
        return time;
    }

    /**
     * {@return the position of the stored bar at which the features were computed; for a bar that the feed inserted, the
     * position of the bar after it}
     */
    public long position() {
        return position;
    }

    /** {@return the raw values in contract order, NaN where absent, in a new array} */
    public double[] raw() {
        return raw.clone();
    }

    /** {@return the normalised values in contract order, in a new array} */
    public float[] normalized() {
        return normalized.clone();
    }

    /** {@return the agent's position that is in the observation; NaN where there is none} */
    public double agentPosition() {
        return agentPosition;
    }

    /** {@return the observation; nothing at a bar of the warm-up} */
    public Optional<ObservationVector> observation() {
        return Optional.ofNullable(observation);
    }

    /** {@return the quality of the bar, from 0 to 100; NaN if nobody judged it} */
    public double quality() {
        return quality;
    }

    /**
     * Says whether two rows are equal, apart from the quality of the bar.
     *
     * @param other the other row
     * @return whether they have the same features, of the same bar
     */
    public boolean hasFeaturesOf(FeatureRow other) {
        return key.equals(other.key)
                && time.equals(other.time)
                && position == other.position
                && Double.compare(agentPosition, other.agentPosition) == 0
                && Arrays.equals(raw, other.raw)
                && Arrays.equals(normalized, other.normalized)
                && Objects.equals(observation, other.observation);
    }

    /**
     * Says whether this row may take the place of another one of the same key: if its bar is later, or it is the same bar
     * and came from the same arrival or a later one.
     *
     * @param other the other row
     * @return whether this one is not older
     */
    public boolean isNotOlderThan(FeatureRow other) {
        int times = time.compareTo(other.time);
        return times > 0 || (times == 0 && position >= other.position);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureRow that && hasFeaturesOf(that) && Double.compare(quality, that.quality) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, time, position, Arrays.hashCode(raw));
    }

    /** {@return the key, the time, and what the observation is} */
    @Override
    public String toString() {
        return "features of " + key + " at " + time + ", position " + position + ", "
                + (observation == null ? "no observation" : observation.toString());
    }
}
