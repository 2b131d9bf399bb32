// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

/** The first byte of a record says what it is. */
public final class RecordType {

    /** A {@link SegmentHeader}. */
    public static final byte HEADER = 1;
    /** An {@link InstrumentName}. */
    public static final byte INSTRUMENT = 2;
    /** A {@link ServedVector}. */
    public static final byte SERVED = 3;
    /** A {@link TakenBar}. */
    public static final byte BAR = 4;
    /** A {@link SavedState}. */
    public static final byte STATE = 5;
    /** {@link DroppedRecords}. */
    public static final byte DROPPED = 6;
    /** A {@link SegmentEnd}. */
    public static final byte END = 7;
    /** A {@link LevelChange}; since version 2 of the format. */
    public static final byte LEVEL = 8;

    private RecordType() {}
}
