// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

/**
 * The distance between two values: the number of steps from one representable value to the next, along the number line
 * from minus to plus infinity. 0.0 and -0.0 are one step apart; so are the largest finite value and infinity. NaN is
 * not on that line: its distance to another NaN is zero, and its distance to a number is larger than any other.
 */
public final class UlpDistance {

    /** The distance between a number and NaN. */
    public static final long INCOMPARABLE = Long.MAX_VALUE;

    private UlpDistance() {}

    /**
     * Counts between two doubles.
     *
     * @param a one
     * @param b the other
     * @return the distance, at least 0; {@link #INCOMPARABLE} if just one of them is NaN, or if the distance is larger than
     *     this constant
     */
    public static long between(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.isNaN(a) && Double.isNaN(b) ? 0 : INCOMPARABLE;
        }
        long first = place(a);
        long second = place(b);
        long difference = first > second ? first - second : second - first;
        return difference < 0 ? INCOMPARABLE : difference; // overflow: of opposite signs and far apart
    }

    /**
     * Counts between two floats.
     *
     * @param a one
     * @param b the other
     * @return the distance, at least 0; {@link #INCOMPARABLE} if just one of them is NaN
     */
    public static long between(float a, float b) {
        if (Float.isNaN(a) || Float.isNaN(b)) {
            return Float.isNaN(a) && Float.isNaN(b) ? 0 : INCOMPARABLE;
        }
        return Math.abs(place(a) - place(b));
    }

    /**
     * Says a distance in words.
     *
     * @param distance the distance
     * @return such as {@code 1 ulp} or {@code 12 ulps}
     */
    static String describe(long distance) {
        if (distance == INCOMPARABLE) {
            return "incomparably far";
        }
        return distance == 1 ? "1 ulp" : distance + " ulps";
    }

    /** The bits of a double order like the number line if those of a negative one are turned round. */
    private static long place(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits >= 0 ? bits : bits ^ Long.MAX_VALUE;
    }

    private static long place(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
    }
}
