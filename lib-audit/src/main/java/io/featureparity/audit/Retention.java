// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import java.time.Duration;

/**
 * Which closed segments stay. One goes as soon as any of these asks for it.
 *
 * @param segments how many stay at most
 * @param bytes how many bytes their files take together at most
 * @param age how long one stays after something later was served
 */
record Retention(int segments, long bytes, Duration age) {

    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    static final Retention ALL = new Retention(Integer.MAX_VALUE, Long.MAX_VALUE, FOR_EVER);

    Retention segments(int most) {
        return new Retention(most, bytes, age);
    }

    Retention bytes(long most) {
        return new Retention(segments, most, age);
    }

    Retention age(Duration longest) {
        return new Retention(segments, bytes, longest);
    }

    boolean hasMostBytes() {
        return bytes != Long.MAX_VALUE;
    }

    boolean hasAge() {
        return !age.equals(FOR_EVER);
    }
}
