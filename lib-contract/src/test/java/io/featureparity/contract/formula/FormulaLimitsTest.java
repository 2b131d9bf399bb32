// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clause G5: each limit is reached, and not exceeded by one. */
class FormulaLimitsTest {

    @Test
    void characters() {
        assertThat(kinds("close" + " ".repeat(1_995))).isEmpty();
        assertThat(kinds("close" + " ".repeat(1_996))).containsExactly("limit 2000");
    }

    @Test
    void charactersAreCodePoints() {
        assertThat(kinds("\ud83d\ude00".repeat(2_000))).containsExactly("syntax 0");
        assertThat(kinds("\ud83d\ude00".repeat(2_001))).containsExactly("limit 2000");
    }

    @Test
    void parentheses() {
        assertThat(kinds("(".repeat(64) + "close" + ")".repeat(64))).isEmpty();
        assertThat(kinds("(".repeat(65) + "close" + ")".repeat(65))).containsExactly("limit 64");
        assertThat(kinds("abs(".repeat(2) + "(".repeat(62) + "close" + ")".repeat(64)))
                .isEmpty();
        assertThat(kinds("abs(".repeat(2) + "(".repeat(63) + "close" + ")".repeat(65)))
                .containsExactly("limit 70");
        assertThat(kinds("(close)" + "+(close)".repeat(60))).isEmpty();
    }

    @Test
    void depth() {
        assertThat(kinds("-".repeat(63) + "close")).isEmpty();
        assertThat(kinds("-".repeat(64) + "close")).containsExactly("limit 63");
        assertThat(kinds("-".repeat(1_999) + "1")).containsExactly("limit 63");
        assertThat(kinds("abs(".repeat(63) + "close" + ")".repeat(63))).isEmpty();
        assertThat(kinds("abs(".repeat(64) + "close" + ")".repeat(64))).containsExactly("limit 0");
        assertThat(kinds("close" + "-close".repeat(63))).isEmpty();
        assertThat(kinds("close" + "-close".repeat(64))).containsExactly("limit 383");
        assertThat(kinds("-close" + "-close".repeat(63))).containsExactly("limit 378");
    }

    @Test
    void parametersAreCounted() {
        assertThat(kinds("shift(close, " + "-".repeat(60) + "1)")).isEmpty();
        assertThat(kinds("shift(close, " + "-".repeat(62) + "1)")).isEmpty();
        assertThat(kinds("shift(close, " + "-".repeat(63) + "1)")).containsExactly("limit 0");
    }

    @Test
    void nodes() {
        // 1 call, and 499 numbers
        assertThat(kinds("max(" + "1,".repeat(498) + "1)")).isEmpty();
        assertThat(kinds("max(" + "1,".repeat(499) + "1)")).containsExactly("limit 0");
    }

    @Test
    void largestParameters() {
        assertThat(kinds("rolling_sum(close, 10000, min_periods=10000)")).isEmpty();
        assertThat(kinds("rolling_sum(close, 10001)")).containsExactly("parameter 19");
        assertThat(kinds("ewm_mean(close, com=1, min_periods=10001)")).containsExactly("parameter 35");
        assertThat(kinds("ffill(close, limit=10001)")).containsExactly("parameter 19");
        assertThat(kinds("shift(close, k=10001)")).containsExactly("parameter 15");
    }

    @Test
    void definitions() {
        Map<String, String> define = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            define.put("d" + i, i == 0 ? "close" : "d" + (i - 1) + " * d" + (i - 1));
        }
        Formulas.Reading reading = Formulas.read(List.of(), define, Map.of("f", "d99"));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.formulas()).isNotNull();
        define.put("d100", "d99");
        assertThat(Formulas.read(List.of(), define, Map.of()).faults())
                .extracting(fault -> fault.source().name() + " " + fault.kind())
                .containsExactly("d100 limit");
    }

    @Test
    void definitionsComeInTheOrderOfTheirUse() {
        Map<String, String> define = new LinkedHashMap<>();
        define.put("c", "b + a");
        define.put("b", "a");
        define.put("a", "close");
        Formulas formulas = Formulas.read(List.of(), define, Map.of("f", "c")).formulas();
        assertThat(formulas).isNotNull();
        assertThat(formulas.definitions().keySet()).containsExactly("a", "b", "c");
    }

    @Test
    void aChainOfNamesOfEachOtherEnds() {
        Map<String, String> define = new LinkedHashMap<>(Collections.singletonMap("a", "b"));
        define.put("b", "a");
        assertThat(Formulas.read(List.of(), define, Map.of("f", "a & close")).faults())
                .extracting(fault -> fault.source().name() + " " + fault.kind())
                .containsExactly("a cycle", "b cycle", "f type", "f type");
    }

    private static List<String> kinds(String text) {
        return FormulaRefusalsTest.faults(text).stream()
                .map(fault -> fault.kind() + " " + fault.offset())
                .toList();
    }
}
