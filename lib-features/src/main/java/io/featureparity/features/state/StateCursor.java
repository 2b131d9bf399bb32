// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.state;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.SnapshotException;

/**
 * Walks over the fields of calculators, one after the other, and either takes their values or gives them back.
 *
 * <p>A calculator names each of its fields once, in one method: {@code w = cursor.exchange(w)}. The same line saves the
 * field and restores it, so a field cannot be saved and then forgotten on the way back, and copying, comparing, peeking
 * and snapshots all see the same state.
 *
 * <p>Not thread-safe.
 */
public final class StateCursor {

    private enum Mode {
        COUNT,
        SAVE,
        RESTORE
    }

    private final double[] values;
    private Mode mode = Mode.COUNT;
    private int at;

    /**
     * Makes a cursor over an array that is long enough for the state; see {@link #length(Stateful)}.
     *
     * @param values where the state is put, and taken from
     */
    public StateCursor(double[] values) {
        this.values = values;
    }

    /**
     * Counts how many numbers an object's state takes.
     *
     * @param source the object
     * @return the length
     */
    public static int length(Stateful source) {
        StateCursor cursor = new StateCursor(new double[0]);
        cursor.walk(source, Mode.COUNT);
        return cursor.at;
    }

    /**
     * Copies the state of an object into the array.
     *
     * @param source the object
     */
    public void save(Stateful source) {
        walk(source, Mode.SAVE);
    }

    /**
     * Puts the state in the array back into an object of the same shape as the one that was saved.
     *
     * @param target the object
     * @throws SnapshotException if a field of the array has a value that it never has in an object; some of the fields
     *     before it have been put back then
     */
    public void restore(Stateful target) {
        walk(target, Mode.RESTORE);
    }

    private void walk(Stateful object, Mode walkMode) {
        mode = walkMode;
        at = 0;
        object.exchange(this);
    }

    /**
     * Takes a field, or gives its new value.
     *
     * @param field the field's value
     * @return what the field has to be from now on
     */
    public double exchange(double field) {
        if (mode == Mode.RESTORE) {
            return values[at++];
        }
        if (mode == Mode.SAVE) {
            values[at] = field;
        }
        at++;
        return field;
    }

    /**
     * Takes a field, or gives its new value.
     *
     * @param field the field's value
     * @return what the field has to be from now on
     */
    public int exchange(int field) {
        double value = exchange((double) field); // every int is a double
        if ((int) value != value) {
            throw refused("must be a whole number of 32 bits", value);
        }
        return (int) value;
    }

    /**
     * Takes a field, or gives its new value, where the object relies on the field's being a count or an index.
     *
     * @param field the field's value
     * @param bound what the field is always below; it is never below 0
     * @return what the field has to be from now on
     */
    public int exchange(int field, int bound) {
        int value = exchange(field);
        if (value < 0 || value >= bound) {
            throw refused("must be from 0 to " + (bound - 1), value);
        }
        return value;
    }

    private SnapshotException refused(String rule, double value) {
        return new SnapshotException(
                new Fault(ErrorCode.SNAPSHOT_STATE, "state, field " + (at - 1), rule, Double.toString(value)));
    }

    /**
     * Takes a field, or gives its new value.
     *
     * @param field the field's value
     * @return what the field has to be from now on
     */
    public long exchange(long field) {
        int high = exchange((int) (field >> 32));
        int low = exchange((int) field);
        return ((long) high << 32) | (low & 0xFFFF_FFFFL);
    }

    /**
     * Takes all elements of an array, or puts them back.
     *
     * @param elements the array
     */
    public void exchange(double[] elements) {
        if (mode == Mode.RESTORE) {
            System.arraycopy(values, at, elements, 0, elements.length);
        } else if (mode == Mode.SAVE) {
            System.arraycopy(elements, 0, values, at, elements.length);
        }
        at += elements.length;
    }
}
