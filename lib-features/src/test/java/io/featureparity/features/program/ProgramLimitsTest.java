// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The largest contracts of formulas are served, or refused before they take memory. */
class ProgramLimitsTest {

    private static List<String> features(String text) {
        return IntStream.range(0, 256)
                .mapToObj(i -> text.replace("#", Integer.toString(i + 1)))
                .toList();
    }

    @Test
    void eachOf256FeaturesHasAWindowOf10000() {
        TestProgram program = new TestProgram(Map.of(), features("rolling_median(close * #, 10000, min_periods=1)"));
        assertThat(program.shape.length()).isGreaterThan(256 * 20_000);
        TestMarket market = TestMarket.random(new SplittableRandom(1), 3);
        double[][] values = program.run(program.compiled(), market);
        double[][] expected = program.run(program.interpreter(), market);
        for (int i = 0; i < values.length; i++) {
            assertThat(ProgramPropertiesTest.canonical(values[i]))
                    .isEqualTo(ProgramPropertiesTest.canonical(expected[i]));
        }
    }

    @Test
    void moreStateThanAnEngineMayHoldIsRefused() {
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> new TestProgram(
                        Map.of(), features("rolling_max(close * #, 10000) + rolling_max(open * #, 10000)")))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.FORMULA_STATE);
                    assertThat(refused.faults().get(0).value()).isEqualTo(Integer.toString(512 * 20_004));
                });
    }

    @Test
    void longTextsBecomeManySmallMethods() {
        List<String> texts = features("close" + " + close * #".repeat(60));
        TestProgram program = new TestProgram(Map.of(), texts);
        TestMarket market = TestMarket.random(new SplittableRandom(2), 5);
        double[][] values = program.run(program.compiled(), market);
        double[][] expected = program.run(program.interpreter(), market);
        assertThat(ProgramPropertiesTest.canonical(values[4])).isEqualTo(ProgramPropertiesTest.canonical(expected[4]));
    }
}
