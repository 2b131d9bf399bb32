// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.EpochDay;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Prints times as {@code 2024-02-27T13:00:00Z}, with milliseconds only where there are any, as an instant prints itself;
 * straight into bytes, since a table has a million of them.
 */
final class UtcText {

    /** More bytes than any time takes: the year of the last millisecond has nine digits and a sign. */
    static final int LONGEST = 32;

    private long day = Long.MIN_VALUE;
    private byte[] date = {};

    /** Prints a time, and gives the place behind it. */
    int put(long millis, byte[] out, int at) {
        long dayOfMillis = EpochDay.of(millis);
        if (dayOfMillis != day) {
            day = dayOfMillis;
            date = LocalDate.ofEpochDay(day).toString().getBytes(StandardCharsets.US_ASCII);
        }
        System.arraycopy(date, 0, out, at, date.length);
        int next = at + date.length;
        int ofDay = EpochDay.millisOfDay(millis);
        int seconds = ofDay / 1000;
        out[next++] = 'T';
        next = twoDigits(seconds / 3600, out, next);
        out[next++] = ':';
        next = twoDigits(seconds / 60 % 60, out, next);
        out[next++] = ':';
        next = twoDigits(seconds % 60, out, next);
        int rest = ofDay % 1000;
        if (rest != 0) {
            out[next++] = '.';
            out[next++] = (byte) ('0' + rest / 100);
            next = twoDigits(rest % 100, out, next);
        }
        out[next++] = 'Z';
        return next;
    }

    private static int twoDigits(int number, byte[] out, int at) {
        out[at] = (byte) ('0' + number / 10);
        out[at + 1] = (byte) ('0' + number % 10);
        return at + 2;
    }
}
