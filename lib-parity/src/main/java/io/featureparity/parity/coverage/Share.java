// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.coverage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A share that a user states, such as 99 %, as a number from 0 to 1. Counts are compared with it exactly: nothing is rounded.
 *
 * @param value the share, from 0 to 1
 */
public record Share(BigDecimal value) {

    private static final int LONGEST = 40;

    /**
     * Takes the shortest form of the number. {@inheritDoc}
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public Share {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("a share is from 0 to 1: " + value);
        }
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /**
     * Gives a share in percent.
     *
     * @param percent how many percent
     * @return the share
     */
    public static Share ofPercent(int percent) {
        return new Share(BigDecimal.valueOf(percent, 2));
    }

    /**
     * Reads a share: a number from 0 to 1, or a percentage, as in {@code 0.99}, {@code 99%} and {@code 99 %}.
     *
     * @param text the text
     * @return the share
     * @throws IllegalArgumentException if the text is none
     */
    public static Share parse(String text) {
        boolean percent = text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1).strip() : text;
        if (!number.matches("[0-9]*[.]?[0-9]+") || number.length() > LONGEST) {
            throw new IllegalArgumentException("not a share: " + text);
        }
        BigDecimal value = new BigDecimal(number);
        return new Share(percent ? value.movePointLeft(2) : value);
    }

    /**
     * Says whether a part is at least this share of a whole.
     *
     * @param part the count of the part
     * @param whole the count of the whole
     * @return whether the part is at least this share; true if the whole is 0
     */
    public boolean isReachedBy(long part, long whole) {
        return compare(part, whole) >= 0;
    }

    /**
     * Says whether a part is more than this share of a whole.
     *
     * @param part the count of the part
     * @param whole the count of the whole
     * @return whether the part is more than this share; false if the whole is 0
     */
    public boolean isExceededBy(long part, long whole) {
        return compare(part, whole) > 0;
    }

    private int compare(long part, long whole) {
        return BigDecimal.valueOf(part).compareTo(value.multiply(BigDecimal.valueOf(whole)));
    }

    /**
     * Writes a part of a whole for people: the percentage and both counts.
     *
     * @param part the count of the part
     * @param whole the count of the whole
     * @return the text, such as {@code 95 %: 285 of 300}
     */
    public static String text(long part, long whole) {
        return percent(part, whole) + ": " + Statement.count(part) + " of " + Statement.count(whole);
    }

    /**
     * Writes a part of a whole for people, as a percentage that is rounded down to two digits. So 100 % appears only if the
     * part is the whole.
     *
     * @param part the count of the part
     * @param whole the count of the whole
     * @return the text, such as {@code 99.97 %}; {@code 0 %} if the whole is 0
     */
    public static String percent(long part, long whole) {
        BigDecimal percent = whole == 0
                ? BigDecimal.ZERO
                : new BigDecimal(BigInteger.valueOf(part).multiply(BigInteger.valueOf(10_000)))
                        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.DOWN)
                        .movePointLeft(2);
        return percent(percent);
    }

    private static String percent(BigDecimal percent) {
        return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + " %";
    }

    /** {@return the percentage, such as {@code 99 %}} */
    @Override
    public String toString() {
        return percent(value.movePointRight(2));
    }
}
