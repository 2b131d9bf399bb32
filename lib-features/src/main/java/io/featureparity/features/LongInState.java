// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.SnapshotException;

/** A {@code long} in a state of doubles, as two whole numbers: one double does not hold every {@code long}. */
final class LongInState {

    static final int PLACES = 2;

    private LongInState() {}

    static void put(long value, double[] state, int at) {
        state[at] = (int) (value >> Integer.SIZE);
        state[at + 1] = (int) value;
    }

    /** Reads what {@link #put} wrote, and refuses anything else. */
    static long get(double[] state, int at) {
        return (long) half(state, at) << Integer.SIZE | Integer.toUnsignedLong(half(state, at + 1));
    }

    private static int half(double[] state, int at) {
        double value = state[at];
        if ((int) value != value) {
            throw new SnapshotException(new Fault(
                    ErrorCode.SNAPSHOT_STATE,
                    "state, field " + at,
                    "must be a whole number of 32 bits",
                    Double.toString(value)));
        }
        return (int) value;
    }
}
