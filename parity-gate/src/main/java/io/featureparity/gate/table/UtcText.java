// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.table;

import java.time.LocalDate;

/** Prints times as {@code 2024-02-27T13:00:00Z}, with milliseconds only where there are any, as an instant prints itself. */
final class UtcText {

    private static final int MILLIS_OF_DAY = 86_400_000;

    private final StringBuilder text = new StringBuilder();
    private long day = Long.MIN_VALUE;
    private String date = "";

    String of(long millis) {
        long dayOfMillis = Math.floorDiv(millis, MILLIS_OF_DAY);
        if (dayOfMillis != day) {
            day = dayOfMillis;
            date = LocalDate.ofEpochDay(day).toString();
        }
        int ofDay = Math.floorMod(millis, MILLIS_OF_DAY);
        int seconds = ofDay / 1000;
        text.setLength(0);
        text.append(date).append('T');
        twoDigits(seconds / 3600).append(':');
        twoDigits(seconds / 60 % 60).append(':');
        twoDigits(seconds % 60);
        int rest = ofDay % 1000;
        if (rest != 0) {
            text.append('.').append(rest / 100);
            twoDigits(rest % 100);
        }
        return text.append('Z').toString();
    }

    private StringBuilder twoDigits(int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
