// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

/**
 * Says where each value stands in the content of a bar's record, counted from the content's first byte. docs/audit-log.md has
 * the same as a table.
 *
 * @param macroCount how many macro columns the contract has
 * @param marketCount how many market features
 * @param size how many values an observation has
 */
public record RecordLayout(int macroCount, int marketCount, int size) {

    /** The instrument's id, four bytes. */
    public static final int INSTRUMENT = 0;
    /** The code of the policy's decision, one byte. */
    public static final int DECISION = 4;
    /** The time, eight bytes, at the same place in all records that have one. */
    public static final int TIME = 5;
    /** How many bars were taken in before, eight bytes. */
    public static final int INDEX = 13;
    /** The prices, the volume, the macro values, and the raw features; eight bytes each. */
    public static final int VALUES = 21;

    /** How many values a bar has besides its macro values. */
    public static final int PRICES_AND_VOLUME = 5;

    /** How long a SHA-256 is. */
    public static final int HASH = 32;

    /** {@return how many values a bar has} */
    public int barValues() {
        return PRICES_AND_VOLUME + macroCount;
    }

    /** {@return where the raw features begin} */
    public int raw() {
        return VALUES + barValues() * Double.BYTES;
    }

    /**
     * {@return the length of the content of a bar that nobody observed; in that of a served vector, the further values
     * begin here}
     */
    public int barLength() {
        return raw() + marketCount * Double.BYTES;
    }

    /** {@return where the wall time stands} */
    public int wallTime() {
        return barLength();
    }

    /** {@return where the position stands} */
    public int position() {
        return wallTime() + Long.BYTES;
    }

    /** {@return where the time of the session stands} */
    public int timeNormalized() {
        return position() + Double.BYTES;
    }

    /** {@return where the observation begins} */
    public int observation() {
        return timeNormalized() + Double.BYTES;
    }

    /** {@return where the hash of the observation stands; a caller hands over the content up to here} */
    public int observationHash() {
        return observation() + size * Float.BYTES;
    }

    /** {@return the length of the content of a served vector} */
    public int servedLength() {
        return observationHash() + HASH;
    }
}
