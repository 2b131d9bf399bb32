// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The input of a model: one value for each feature of a contract, in its order. An observation may hold any values, so
 * that one received from elsewhere can be {@linkplain #validate() checked}. Two are equal if they belong to the same
 * contract and hold the same bits.
 */
public final class Observation {

    private final FeatureContract contract;
    private final float[] values;

    private Observation(FeatureContract contract, float[] values) {
        this.contract = Objects.requireNonNull(contract, "contract");
        this.values = values;
    }

    /**
     * Makes an observation from a copy of the values.
     *
     * @param contract the contract that names them
     * @param values the values; any number and any values are allowed
     * @return the observation, not yet validated
     */
    public static Observation of(FeatureContract contract, float[] values) {
        return new Observation(contract, values.clone());
    }

    /**
     * Makes an observation that uses the given array itself, without a copy. It is the only method that does not copy:
     * a later write to the array changes the observation.
     *
     * @param contract the contract that names the values
     * @param values the values; any number and any values are allowed
     * @return the observation, not yet validated
     */
    public static Observation wrapping(FeatureContract contract, float[] values) {
        return new Observation(contract, Objects.requireNonNull(values, "values"));
    }

    /** {@return the contract that names the values} */
    public FeatureContract contract() {
        return contract;
    }

    /**
     * Gives the bytes of an observation's values, whose SHA-256 names the observation in logs and stores.
     *
     * @param values the values, in the order of the contract
     * @return 32-bit floats, little-endian, one after the other
     */
    public static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    /** {@return how many values there are} */
    public int size() {
        return values.length;
    }

    /**
     * Gives one value.
     *
     * @param index its index
     * @return the value
     * @throws InputException if there is no such value
     */
    public float get(int index) {
        if (index < 0 || index >= values.length) {
            String rule = "must be an index from 0 to " + (values.length - 1);
            throw new InputException(
                    new Fault(ErrorCode.UNKNOWN_FEATURE, "observation", rule, Integer.toString(index)));
        }
        return values[index];
    }

    /**
     * Gives one value.
     *
     * @param feature the name of its feature
     * @return the value
     * @throws InputException if the contract has no such feature, or the observation is too short to have its value
     */
    public float get(String feature) {
        return get(contract.indexOf(feature));
    }

    /** {@return a copy of the values} */
    public float[] toArray() {
        return values.clone();
    }

    /**
     * Looks for faults: a length that is not the contract's, NaN, infinities, values outside of their feature's range.
     *
     * @return every fault, none if the observation is sound
     */
    public List<Fault> validate() {
        List<Fault> faults = new ArrayList<>();
        if (values.length != contract.size()) {
            String rule = "must hold " + contract.size() + " values, as " + contract + " says";
            String value = Integer.toString(values.length);
            faults.add(new Fault(ErrorCode.OBSERVATION_LENGTH, "observation", rule, value));
        }
        for (int i = 0; i < Math.min(values.length, contract.size()); i++) {
            examine(contract.feature(i), values[i], faults);
        }
        return List.copyOf(faults);
    }

    private static void examine(FeatureSpec feature, float value, List<Fault> faults) {
        if (Float.isNaN(value)) {
            faults.add(fault(ErrorCode.OBSERVATION_NOT_A_NUMBER, feature, "must be a number", value));
        } else if (Float.isInfinite(value)) {
            faults.add(fault(ErrorCode.OBSERVATION_INFINITE, feature, "must be finite", value));
        } else if (!feature.range().contains(value)) {
            String rule = "must be from " + feature.range();
            faults.add(fault(ErrorCode.OBSERVATION_OUT_OF_RANGE, feature, rule, value));
        }
    }

    private static Fault fault(ErrorCode code, FeatureSpec feature, String rule, float value) {
        return new Fault(code, feature.name() + " (index " + feature.index() + ")", rule, Float.toString(value));
    }

    /**
     * Throws if the observation has faults.
     *
     * @return this observation
     * @throws InputException if there are any, with all of them
     */
    public Observation requireValid() {
        List<Fault> faults = validate();
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Observation that
                && contract.equals(that.contract)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * contract.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Observation[" + contract.id() + "@" + contract.version() + " " + Arrays.toString(values) + "]";
    }
}
