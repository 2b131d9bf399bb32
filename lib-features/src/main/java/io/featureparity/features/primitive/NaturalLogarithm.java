// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.primitive;

/**
 * The natural logarithm, with the bits of {@link StrictMath#log}, which is the algorithm of fdlibm by definition.
 *
 * <p>It is written again here for speed alone: up to Java 20 {@code StrictMath.log} is a native call, which costs more
 * than the logarithm itself, and every bar needs three. {@code NaturalLogarithmTest} checks that both give the same
 * bits.
 *
 * <ul>
 *   <li>Of 1: 0. Of 0 and -0.0: negative infinity. Of infinity: infinity.
 *   <li>Of a negative or absent number: NaN.
 * </ul>
 *
 * <p>Do not simplify: each constant is the double nearest to that of the algorithm, and another order of the steps
 * gives other bits.
 */
public final class NaturalLogarithm {

    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

    // The polynomial that approaches (log(1 + f) - 2s) / s for s = f / (2 + f).
    private static final double C1 = 0x1.5555555555593p-1;
    private static final double C2 = 0x1.999999997fa04p-2;
    private static final double C3 = 0x1.2492494229359p-2;
    private static final double C4 = 0x1.c71c51d8e78afp-3;
    private static final double C5 = 0x1.7466496cb03dep-3;
    private static final double C6 = 0x1.39a09d078c69fp-3;
    private static final double C7 = 0x1.2f112df3e5244p-3;

    private static final long DISTANCE_OF_SERIES = Double.doubleToRawLongBits(0x1p-20);

    private static final int MANTISSA_OF_HIGH = 0x000f_ffff;
    private static final int EXPONENT_BITS = 20; // where the exponent begins in the high word
    private static final int BIAS = 1023;

    private NaturalLogarithm() {}

    /**
     * Computes a logarithm.
     *
     * @param value the number
     * @return its natural logarithm
     */
    public static double of(double value) {
        if (value > 0.72 && value < 1.37) {
            return ofUsual(value);
        }
        if (value < Double.MIN_NORMAL) {
            return ofSmall(value);
        }
        if (!(value < Double.POSITIVE_INFINITY)) {
            return value; // infinite or absent
        }
        return ofNormal(value, 0);
    }

    /**
     * Computes logarithms: first all of them as if they were quotients of prices, in a loop without a branch; then those
     * that are not once more.
     *
     * @param values the numbers
     * @param out where their natural logarithms are put
     * @param count how many numbers there are
     */
    public static void of(double[] values, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            double f = values[i] - 1;
            double s = f / (2 + f);
            out[i] = f - s * (f - tail(s));
        }
        for (int i = 0; i < count; i++) {
            double f = values[i] - 1;
            if (!(Math.abs(f) < 0.28) || isTiny(f)) {
                out[i] = of(values[i]);
            }
        }
    }

    /** Of a quotient of prices: between the bounds of {@link #of} there is no exponent to take apart (k is 0). */
    private static double ofUsual(double value) {
        double f = value - 1;
        if (isTiny(f)) {
            return nearOne(f, 0);
        }
        double s = f / (2 + f);
        return f - s * (f - tail(s)); // 0 of 0
    }

    /**
     * Whether a number is so near 0, but not 0, that a short series does. In one comparison, since no processor foretells
     * at which bar a price stays as it was.
     */
    private static boolean isTiny(double f) {
        long distance = Double.doubleToRawLongBits(f) & Long.MAX_VALUE;
        return Long.compareUnsigned(distance - 1, DISTANCE_OF_SERIES - 1) < 0;
    }

    /** Of a value below the smallest normal number, a negative one among them. */
    private static double ofSmall(double value) {
        if (value == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return value < 0 ? Double.NaN : ofNormal(value * 0x1p54, -54);
    }

    /** Of {@code value * 2^shift}. */
    private static double ofNormal(double value, int shift) {
        long bits = Double.doubleToRawLongBits(value);
        int high = (int) (bits >> Integer.SIZE);
        // value = 2^k * (1 + f), with 1 + f from the root of a half to the root of two
        int mantissa = high & MANTISSA_OF_HIGH;
        int carry = (mantissa + 0x9_5f64) & 0x10_0000;
        int k = (high >> EXPONENT_BITS) - BIAS + (carry >> EXPONENT_BITS) + shift;
        long scaled = ((long) (mantissa | (carry ^ 0x3ff0_0000)) << Integer.SIZE) | (bits & 0xffff_ffffL);
        double f = Double.longBitsToDouble(scaled) - 1;
        if ((MANTISSA_OF_HIGH & (2 + mantissa)) < 3) {
            return nearOne(f, k);
        }
        double s = f / (2 + f);
        double r = tail(s);
        if (((mantissa - 0x6_147a) | (0x6_b851 - mantissa)) > 0) {
            double half = 0.5 * f * f;
            return k == 0 ? f - (half - s * (half + r)) : k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
        }
        return k == 0 ? f - s * (f - r) : k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
    }

    /** The polynomial of s. */
    private static double tail(double s) {
        double z = s * s;
        double w = z * z;
        double even = w * (C2 + w * (C4 + w * C6));
        double odd = z * (C1 + w * (C3 + w * (C5 + w * C7)));
        return odd + even;
    }

    /** Where f is below 2^-20, a short series does. */
    private static double nearOne(double f, int k) {
        if (f == 0) {
            return k == 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
        }
        double r = f * f * (0.5 - 0x1.5555555555555p-2 * f);
        return k == 0 ? f - r : k * LN2_HIGH - (r - k * LN2_LOW - f);
    }
}
