// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.state;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.SnapshotException;
import java.util.Arrays;
import java.util.List;

/**
 * Describes the state array of a program: its length, its content before the first bar, and which values each of
 * its places can have. A {@link StateLayout} makes it.
 *
 * <p>Immutable and thread-safe.
 */
public final class StateShape {

    /**
     * A single field.
     *
     * @param atFirst what it holds before the first bar
     * @param most if it is a count, the largest that it can be; NaN if it may be any number
     */
    record Field(double atFirst, double most) {

        boolean canHold(double value) {
            return Double.isNaN(most) || (value >= 0 && value <= most && value == Math.rint(value));
        }
    }

    /**
     * A ring of values.
     *
     * @param oldest the place of the index of the value that is overwritten next
     * @param fromEnd where the ring begins, counted from the end of the state
     * @param length how many values
     */
    record Ring(int oldest, int fromEnd, int length) {}

    /**
     * Values of which a bar may change any number.
     *
     * @param fromEnd where they begin, counted from the end of the state
     * @param length how many there are
     */
    record Block(int fromEnd, int length) {}

    private final double[] fresh;
    private final List<Field> fields;
    private final int fieldCount;

    // For each ring: the place of the index of the value that is overwritten next, and where the ring begins. They are
    // two arrays of numbers, not a list of rings, since every bar goes through them.
    private final int[] oldest;
    private final int[] begin;

    private final List<Block> blocks;
    private final int blockPlaces;

    StateShape(List<Field> fields, List<Ring> rings, List<Block> blocks, int ringPlaces) {
        this.fields = List.copyOf(fields);
        this.fieldCount = fields.size();
        fresh = new double[fields.size() + ringPlaces];
        Arrays.fill(fresh, Double.NaN);
        for (int i = 0; i < fields.size(); i++) {
            fresh[i] = fields.get(i).atFirst();
        }
        oldest = rings.stream().mapToInt(Ring::oldest).toArray();
        begin = rings.stream().mapToInt(ring -> fresh.length - ring.fromEnd()).toArray();
        this.blocks = List.copyOf(blocks);
        blockPlaces = blocks.stream().mapToInt(Block::length).sum();
    }

    /** {@return a new array with the state before the first bar} */
    public double[] fresh() {
        return fresh.clone();
    }

    /**
     * Refuses a state that no program of this shape can have.
     *
     * @param state the state, of the right length
     * @throws SnapshotException if a count in it is not a whole number, or too large
     */
    public void requirePossible(double[] state) {
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (!field.canHold(state[i])) {
                throw new SnapshotException(new Fault(
                        ErrorCode.SNAPSHOT_STATE,
                        Place.named("state").part("field " + i),
                        "must be a whole number from 0 to " + (long) field.most(),
                        Double.toString(state[i])));
            }
        }
    }

    /** {@return how many doubles a state has} */
    public int length() {
        return fresh.length;
    }

    /** {@return how many doubles {@link #save} writes} */
    public int backupLength() {
        return fieldCount + oldest.length + blockPlaces;
    }

    /**
     * Saves everything that the next bar can change: the fields, the value of each ring that is overwritten next, and the
     * blocks.
     *
     * @param state the state
     * @param backup where it is saved, with room for {@link #backupLength()} doubles
     * @param at the index of the first value in the backup
     */
    public void save(double[] state, double[] backup, int at) {
        int count = fieldCount;
        System.arraycopy(state, 0, backup, at, count);
        for (int i = 0; i < oldest.length; i++) {
            backup[at + count + i] = state[overwrittenNext(i, state)];
        }
        if (blockPlaces > 0) {
            copyBlocks(state, backup, at + count + oldest.length, true);
        }
    }

    /**
     * Undoes one bar.
     *
     * @param backup what {@link #save} wrote before the bar
     * @param at the index of the first value in the backup
     * @param state the state; afterwards it is as it was before the bar
     */
    public void restore(double[] backup, int at, double[] state) {
        int count = fieldCount;
        System.arraycopy(backup, at, state, 0, count);
        for (int i = 0; i < oldest.length; i++) {
            state[overwrittenNext(i, state)] = backup[at + count + i];
        }
        if (blockPlaces > 0) {
            copyBlocks(state, backup, at + count + oldest.length, false);
        }
    }

    private void copyBlocks(double[] state, double[] backup, int backupAt, boolean save) {
        int at = backupAt;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            int from = state.length - block.fromEnd();
            if (save) {
                System.arraycopy(state, from, backup, at, block.length());
            } else {
                System.arraycopy(backup, at, state, from, block.length());
            }
            at += block.length();
        }
    }

    private int overwrittenNext(int ring, double[] state) {
        return begin[ring] + (int) state[oldest[ring]];
    }
}
