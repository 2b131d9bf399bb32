// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.state;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives out the places in which the nodes of a program keep their state. An engine holds the state, one array
 * of doubles; the program holds parameters and places, and so is shared by all engines.
 *
 * <p>A node asks for its places when a program is placed, and says for each place what it holds before the first bar and
 * which values it can have. Copying, comparing, peeking, saving and restoring work on the whole array, so none of them can
 * forget a field.
 *
 * <p>Fields are given out from the front of the array, one after the other, and rings from its end. So the places that
 * every bar touches lie together.
 */
public final class StateLayout {

    /** The largest count that a place can hold: up to here, doubles hold every whole number. */
    public static final double ANY_COUNT = 0x1p53;

    private final List<StateShape.Field> fields = new ArrayList<>();
    private final List<StateShape.Ring> rings = new ArrayList<>();
    private final List<StateShape.Block> blocks = new ArrayList<>();
    private int ringPlaces;

    /** Makes a layout that has given out nothing. */
    public StateLayout() {}

    /**
     * Gives out a place for any number.
     *
     * @param atFirst what it holds before the first bar
     * @return the place, one after that of the call before
     */
    public int number(double atFirst) {
        return field(new StateShape.Field(atFirst, Double.NaN));
    }

    /**
     * Gives out a place for a whole number from 0 on, which is 0 before the first bar.
     *
     * @param most the largest that it can ever be
     * @return the place, one after that of the call before
     */
    public int count(double most) {
        return field(new StateShape.Field(0, most));
    }

    /**
     * Gives out places for any numbers.
     *
     * @param atFirst what each holds before the first bar
     * @param count how many places
     * @return the first of the places, which follow each other
     */
    public int numbers(double atFirst, int count) {
        int first = fields.size();
        for (int i = 0; i < count; i++) {
            number(atFirst);
        }
        return first;
    }

    /**
     * Gives out a place for a {@code long}, which is 0 before the first bar; see {@link LongInState}.
     *
     * @return the place
     */
    public int wholeLong() {
        return number(0);
    }

    /**
     * Gives out places for the last values of something, all absent before the first bar.
     *
     * @param oldest the place of the index, in the ring, of the value that is overwritten next
     * @param length how many values
     * @return where the ring begins, counted from the end of the array
     */
    public int ring(int oldest, int length) {
        ringPlaces = Math.addExact(ringPlaces, length);
        rings.add(new StateShape.Ring(oldest, ringPlaces, length));
        return ringPlaces;
    }

    /**
     * Gives out places for values of which one bar may change any number. All are absent before the first bar. To be able
     * to undo a bar, all of them are copied, so use a ring where a ring is enough.
     *
     * @param length how many values
     * @return where the block begins, counted from the end of the array
     */
    public int block(int length) {
        ringPlaces = Math.addExact(ringPlaces, length);
        blocks.add(new StateShape.Block(ringPlaces, length));
        return ringPlaces;
    }

    /** {@return the shape of the state, with all places that were given out} */
    public StateShape shape() {
        return new StateShape(fields, rings, blocks, ringPlaces);
    }

    private int field(StateShape.Field field) {
        fields.add(field);
        return fields.size() - 1;
    }
}
