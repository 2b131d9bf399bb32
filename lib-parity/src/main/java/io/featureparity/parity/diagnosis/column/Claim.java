// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.column;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** A column as the search sees it: its values at the bars, and what can be told from them alone. */
public final class Claim {

    private final double[] values;
    private final BitSet known;
    private final Storage storage;
    private final double usual;
    private final double min;
    private final double max;
    private final int distinct;
    private final int present;

    /** The values at the bars; where the column has no row, a bar is not among the known ones. */
    public Claim(double[] values, BitSet known) {
        this.values = values;
        this.known = known;
        Map<Double, Integer> counts = new HashMap<>();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int some = 0;
        for (int row = known.nextSetBit(0); row >= 0; row = known.nextSetBit(row + 1)) {
            double value = values[row] + 0.0; // both zeros are one
            if (!Double.isNaN(value)) {
                some++;
                least = Math.min(least, value);
                most = Math.max(most, value);
                if (counts.size() < MOST_DISTINCT || counts.containsKey(value)) {
                    counts.merge(value, 1, Integer::sum);
                }
            }
        }
        present = some;
        min = least;
        max = most;
        distinct = counts.size();
        usual = counts.entrySet().stream()
                .max(Map.Entry.<Double, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(Double.NaN);
        storage = Storage.of(values);
    }

    private static final int MOST_DISTINCT = 10_000;

    public double value(int row) {
        return values[row];
    }

    public boolean isKnown(int row) {
        return known.get(row);
    }

    public int rows() {
        return known.cardinality();
    }

    /** How many rows have a value. */
    public int present() {
        return present;
    }

    public int distinct() {
        return distinct;
    }

    /** Whether all values from a row on are the most frequent one. */
    public boolean isConstantFrom(int first) {
        for (int row = known.nextSetBit(first); row >= 0; row = known.nextSetBit(row + 1)) {
            if (!Double.isNaN(values[row]) && values[row] != usual) {
                return false;
            }
        }
        return true;
    }

    public int firstPresent() {
        int row = known.nextSetBit(0);
        while (row >= 0 && Double.isNaN(values[row])) {
            row = known.nextSetBit(row + 1);
        }
        return row;
    }

    /** The coarsest way in which all values can have been stored. */
    public Storage storage() {
        return storage;
    }

    /** The most frequent value, which says least. */
    public double usual() {
        return usual;
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }

    /** For how many rows it rises at most before it falls; the last rise counts too if it need not have ended. */
    public int longestRise(boolean unended) {
        int longest = 1;
        int rising = 0;
        double last = Double.POSITIVE_INFINITY;
        for (int row = known.nextSetBit(0); row >= 0; row = known.nextSetBit(row + 1)) {
            if (values[row] < last) {
                longest = Math.max(longest, rising);
                rising = 0;
            }
            rising++;
            last = values[row];
        }
        return longest > 1 || !unended ? longest : rising;
    }

    /** Whether two values are the same up to what storage and the last digits of a computation do. */
    public boolean isAbout(double computed, double stored, double relative) {
        if (computed == stored) {
            return true;
        }
        double slack = storage.slack(stored) + relative * Math.abs(stored);
        return Math.abs(computed - stored) <= slack || (Double.isNaN(computed) && Double.isNaN(stored));
    }

    /** The first rows alone. */
    public Claim head(int size) {
        if (size >= values.length) {
            return this;
        }
        BitSet some = known.get(0, size);
        return new Claim(Arrays.copyOf(values, size), some);
    }

    /** The same column, each value as many rows later. */
    public Claim shifted(int rows) {
        double[] moved = new double[values.length];
        Arrays.fill(moved, Double.NaN);
        BitSet at = new BitSet();
        for (int row = known.nextSetBit(0); row >= 0; row = known.nextSetBit(row + 1)) {
            int to = row + rows;
            if (to >= 0 && to < values.length) {
                moved[to] = values[row];
                at.set(to);
            }
        }
        return new Claim(moved, at);
    }
}
