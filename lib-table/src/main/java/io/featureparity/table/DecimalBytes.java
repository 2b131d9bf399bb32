// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.json.ShortestDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Prints numbers as {@link ShortestDecimal} does, straight into bytes and allocating nothing: a table of a million rows
 * has more than ten million of them. The method is Raffaello Giulietti's Schubfach ("The Schubfach way to render
 * doubles", 2020); names follow the paper.
 */
final class DecimalBytes {

    /** More bytes than any number takes: sign, 17 digits, point, and an exponent or zeros. */
    static final int LONGEST = 32;

    private static final int K_MIN = -324;
    private static final int K_MAX = 292;
    private static final long MASK_63 = Long.MAX_VALUE;

    /** Values below ten to this power, and not below 1e-4, are printed without an exponent. */
    private static final int FIRST_EXPONENT = 16;

    /** For each power of ten the factor of the paper, 126 bits long: the upper 63 and the lower 63. */
    private final long[] g1 = new long[K_MAX - K_MIN + 1];

    private final long[] g0 = new long[K_MAX - K_MIN + 1];
    private final byte[] digits = new byte[20];

    DecimalBytes() {
        for (int k = K_MIN; k <= K_MAX; k++) {
            // floor(10^-k * 2^-r) + 1, with r such that it has 126 bits
            int r = log2OfPowerOf10(-k) - 125;
            BigInteger up = BigInteger.TEN.pow(Math.max(-k, 0)).shiftLeft(Math.max(-r, 0));
            BigInteger down = BigInteger.TEN.pow(Math.max(k, 0)).shiftLeft(Math.max(r, 0));
            BigInteger g = up.divide(down).add(BigInteger.ONE);
            g1[k - K_MIN] = g.shiftRight(63).longValueExact();
            g0[k - K_MIN] = g.and(BigInteger.valueOf(MASK_63)).longValueExact();
        }
    }

    /** Prints a finite double, and gives the place behind it. */
    int put(double value, byte[] out, int at) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> 52) & 0x7FF;
        if (exponent == 0) {
            return putText(ShortestDecimal.of(value), out, at); // zero, or so small that few digits tell it apart
        }
        long c = 1L << 52 | (bits & ((1L << 52) - 1));
        return put(bits < 0, c, exponent - 1075, 1L << 52, out, at);
    }

    /** Prints a finite float, and gives the place behind it. */
    int put(float value, byte[] out, int at) {
        int bits = Float.floatToRawIntBits(value);
        int exponent = bits >>> 23 & 0xFF;
        if (exponent == 0) {
            return putText(ShortestDecimal.of(value), out, at);
        }
        long c = 1L << 23 | (bits & ((1L << 23) - 1));
        return put(bits < 0, c, exponent - 150, 1L << 23, out, at);
    }

    private static int putText(String text, byte[] out, int at) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, out, at, ascii.length);
        return at + ascii.length;
    }

    /** Prints c times two to the power of q; the smallest c is the one whose neighbour below is nearer than the one above. */
    private int put(boolean negative, long c, int q, long smallest, byte[] out, int at) {
        int next = at;
        if (negative) {
            out[next++] = '-';
        }
        if (q < 0 && -q < 53 && c >>> -q << -q == c) {
            return layOut(c >>> -q, 0, out, next); // a whole number
        }
        long even = c & 1;
        boolean regular = c != smallest;
        int k = regular ? log10OfPowerOf2(q) : log10OfThreeQuartersOfPowerOf2(q);
        int h = q + log2OfPowerOf10(-k) + 2;
        long middle = c << 2;
        long vb = product(k, middle << h);
        long vbl = product(k, (middle - (regular ? 2 : 1)) << h);
        long vbr = product(k, (middle + 2) << h);
        long s = vb >> 2;
        if (s >= 100) {
            // Whether one digit less will do.
            long below = s - s % 10;
            long above = below + 10;
            boolean belowIsIn = vbl + even <= below << 2;
            boolean aboveIsIn = (above << 2) + even <= vbr;
            if (belowIsIn != aboveIsIn) {
                return layOut(belowIsIn ? below : above, k, out, next);
            }
        }
        long t = s + 1;
        boolean belowIsIn = vbl + even <= s << 2;
        boolean aboveIsIn = (t << 2) + even <= vbr;
        if (belowIsIn != aboveIsIn) {
            return layOut(belowIsIn ? s : t, k, out, next);
        }
        long side = vb - ((s + t) << 1);
        return layOut(side < 0 || (side == 0 && (s & 1) == 0) ? s : t, k, out, next);
    }

    /** The upper bits of g times cp, the last of them set if any bit below them is: the paper's rop. */
    private long product(int k, long cp) {
        long upper = g1[k - K_MIN];
        long x1 = Math.multiplyHigh(g0[k - K_MIN], cp);
        long z = ((upper * cp) >>> 1) + x1;
        long w = Math.multiplyHigh(upper, cp) + (z >>> 63);
        return w | ((z & MASK_63) + MASK_63) >>> 63;
    }

    private static int log10OfPowerOf2(int e) {
        return (int) ((e * 661_971_961_083L) >> 41);
    }

    private static int log10OfThreeQuartersOfPowerOf2(int e) {
        return (int) ((e * 661_971_961_083L - 274_743_187_321L) >> 41);
    }

    private static int log2OfPowerOf10(int e) {
        return (int) ((e * 913_124_641_741L) >> 38);
    }

    /** Lays out f times ten to the power of k. */
    private int layOut(long f, int k, byte[] out, int at) {
        int first = digits.length;
        for (long rest = f; rest > 0; rest /= 10) {
            digits[--first] = (byte) ('0' + rest % 10);
        }
        int point = digits.length - first + k;
        int end = digits.length;
        while (digits[end - 1] == '0') {
            end--;
        }
        int length = end - first;
        int next = at;
        if (point <= -4 || point > FIRST_EXPONENT) {
            out[next++] = digits[first];
            if (length > 1) {
                out[next++] = '.';
                next = copy(first + 1, end, out, next);
            }
            return putExponent(point - 1, out, next);
        }
        if (point <= 0) {
            out[next++] = '0';
            out[next++] = '.';
            next = zeros(-point, out, next);
            return copy(first, end, out, next);
        }
        if (point >= length) {
            next = zeros(point - length, out, copy(first, end, out, next));
            out[next++] = '.';
            out[next++] = '0';
            return next;
        }
        next = copy(first, first + point, out, next);
        out[next++] = '.';
        return copy(first + point, end, out, next);
    }

    private int copy(int from, int to, byte[] out, int at) {
        System.arraycopy(digits, from, out, at, to - from);
        return at + to - from;
    }

    private static int zeros(int count, byte[] out, int at) {
        for (int i = 0; i < count; i++) {
            out[at + i] = '0';
        }
        return at + count;
    }

    private static int putExponent(int exponent, byte[] out, int at) {
        int next = at;
        int size = Math.abs(exponent);
        out[next++] = 'e';
        out[next++] = (byte) (exponent < 0 ? '-' : '+');
        if (size >= 100) {
            out[next++] = (byte) ('0' + size / 100);
        }
        out[next++] = (byte) ('0' + size / 10 % 10);
        out[next++] = (byte) ('0' + size % 10);
        return next;
    }
}
