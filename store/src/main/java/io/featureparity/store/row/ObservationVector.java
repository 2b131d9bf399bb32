// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.row;

import io.featureparity.contract.Observation;
import io.featureparity.contract.json.Sha256;
import java.util.Arrays;

/**
 * What a model is given: the observation's values, their bytes, and the hash of the bytes. Two observations are equal if they
 * hold the same bits. Immutable.
 */
public final class ObservationVector {

    private final float[] values;

    private ObservationVector(float[] values) {
        this.values = values;
        for (int i = 0; i < values.length; i++) {
            values[i] = RowRules.canonical(values[i]);
        }
    }

    /**
     * Makes an observation from a copy of some values.
     *
     * @param values the values, in the order of the contract
     * @return the observation
     */
    public static ObservationVector of(float[] values) {
        return new ObservationVector(values.clone());
    }

    /** {@return how many values there are} */
    public int size() {
        return values.length;
    }

    /** {@return the values, in a new array} */
    public float[] toArray() {
        return values.clone();
    }

    /** {@return the values as bytes: 32-bit floats, little-endian, one after the other} */
    public byte[] toBytes() {
        return Observation.bytes(values);
    }

    /** {@return the SHA-256 of {@link #toBytes()}, as 64 lower-case hex digits; it names the observation everywhere} */
    public String sha256() {
        return Sha256.of(toBytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObservationVector that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** {@return the size and the hash} */
    @Override
    public String toString() {
        return values.length + " values, SHA-256 " + sha256();
    }
}
