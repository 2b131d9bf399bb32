// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNameTest {

    static String[] possible() {
        return new String[] {"A", "USD/COP", "peso colombiano", "\u20ac", "\ud83d\ude80", "x".repeat(200)};
    }

    @ParameterizedTest
    @MethodSource("possible")
    void textIsAName(String name) {
        assertThat(PlainName.isOne(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "    ", "A\u0000", "A\nB", "\ud83d", "A\ude80", "\u0085"})
    void whatAStoreWouldAlterIsNone(String name) {
        assertThat(PlainName.isOne(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 1_000_000})
    void whatIsTooLongIsNone(int length) {
        assertThat(PlainName.isOne("x".repeat(length))).isFalse();
    }
}
