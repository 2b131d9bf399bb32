// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.state;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.error.SnapshotException;
import java.util.Arrays;
import java.util.List;

/**
 * What the state of some calculators looks like: how long it is, what it holds before the first bar, and what it can
 * hold. Made by a {@link StateLayout}.
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

    /** How many doubles are fetched from memory at once, on every processor that matters. */
    private static final int CACHE_LINE = 8;

    private final double[] fresh;
    private final List<Field> fields;
    private final int fieldCount;

    // Of each ring the place of the index of the value that is overwritten next, and where the ring begins: numbers
    // side by
    // side, since every bar goes through them.
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

    /** {@return a state as it is before the first bar, in an array of the caller's own} */
    public double[] fresh() {
        return fresh.clone();
    }

    /**
     * Refuses a state that no calculators of this shape can be in, whatever they were fed.
     *
     * @param state the state, of the right length
     * @throws SnapshotException if a count in it is none, or beyond what it can be
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

    /** {@return how many doubles a state is} */
    public int length() {
        return fresh.length;
    }

    /** {@return how many doubles it takes to keep what one bar can change} */
    public int backupLength() {
        return fieldCount + oldest.length + blockPlaces;
    }

    /**
     * Keeps what the next bar can change: the fields, of each ring the one value that is overwritten next, and the blocks.
     *
     * @param state the state
     * @param backup where it is kept, with room for {@link #backupLength()} doubles
     * @param at from which place on
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
     * Takes one bar back.
     *
     * @param backup what was kept before the bar
     * @param at from which place on
     * @param state the state, which is as it was before the bar afterwards
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

    /**
     * Looks once at every part of the memory that the next bar needs. Where thousands of engines take turns, or minutes lie
     * between two bars, the state has left the caches: asked for all at once it comes back in the time of one access, and
     * asked for as the calculators get to it, in that of many.
     *
     * @param state the state
     * @return a number that depends on all that was looked at and means nothing; kept somewhere, so that the compiler has
     *     to look
     */
    public double touch(double[] state) {
        double sum = 0;
        for (int i = 0; i < fieldCount; i += CACHE_LINE) {
            sum += state[i];
        }
        for (int i = 0; i < oldest.length; i++) {
            sum += state[overwrittenNext(i, state)];
        }
        return sum;
    }

    private int overwrittenNext(int ring, double[] state) {
        return begin[ring] + (int) state[oldest[ring]];
    }
}
