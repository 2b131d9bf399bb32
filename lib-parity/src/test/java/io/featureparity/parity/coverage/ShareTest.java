// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {

    @ParameterizedTest
    @CsvSource({"0.99,99 %", "99%,99 %", "99 %,99 %", "1,100 %", "0,0 %", ".5,50 %", "0.9950,99.5 %", "0.10,10 %"})
    void aNumberOrAPercentage(String text, String shown) {
        assertThat(Share.parse(text)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "99", "1.01", "101%", "-0.1", "NaN", "1e-2", "0.99x", "%", "0,99", "\u0661"})
    void whatIsNoShare(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Share.parse(text));
        assertThatIllegalArgumentException().isThrownBy(() -> Share.parse("0." + "0".repeat(100)));
    }

    @Test
    void equalSharesAreEqual() {
        assertThat(Share.parse("0.9900")).isEqualTo(Share.ofPercent(99));
        assertThat(new Share(new BigDecimal("0.00"))).isEqualTo(Share.parse("0"));
    }

    @Test
    void nothingIsRounded() {
        Share most = Share.ofPercent(99);
        assertThat(most.isReachedBy(99, 100)).isTrue();
        assertThat(most.isReachedBy(98_999_999, 100_000_000)).isFalse();
        assertThat(most.isReachedBy(0, 0)).isTrue();
        assertThat(Share.ofPercent(1).isExceededBy(1, 100)).isFalse();
        assertThat(Share.ofPercent(1).isExceededBy(10_001, 1_000_000)).isTrue();
        assertThat(Share.ofPercent(100).isExceededBy(Long.MAX_VALUE, Long.MAX_VALUE))
                .isFalse();
        assertThat(Share.parse("0").isExceededBy(1, Long.MAX_VALUE)).isTrue();
    }

    /** Nobody reads 99 % where it is not reached. */
    @Test
    void theTextIsRoundedDown() {
        assertThat(Share.text(98_999_999, 100_000_000)).isEqualTo("98.99 %: 98,999,999 of 100,000,000");
        assertThat(Share.text(3_999, 4_000)).isEqualTo("99.97 %: 3,999 of 4,000");
        assertThat(Share.text(4_000, 4_000)).isEqualTo("100 %: 4,000 of 4,000");
        assertThat(Share.text(1, 100_000)).isEqualTo("0 %: 1 of 100,000");
        assertThat(Share.text(0, 0)).isEqualTo("0 %: 0 of 0");
        assertThat(Share.percent(3_999, 4_000)).isEqualTo("99.97 %");
        assertThat(Share.percent(9_223_372_036_854_775_806L, Long.MAX_VALUE)).isEqualTo("99.99 %");
    }

    @Property
    void hundredthsAreExact(
            @ForAll @IntRange(max = 100) int percent, @ForAll @LongRange(min = 1, max = 1L << 50) long n) {
        Share share = Share.ofPercent(percent);
        assertThat(share.isReachedBy(percent * n, 100 * n)).isTrue();
        assertThat(share.isExceededBy(percent * n, 100 * n)).isFalse();
        assertThat(share.isExceededBy(percent * n + 1, 100 * n)).isTrue();
        assertThat(share.isReachedBy(percent * n - 1, 100 * n)).isFalse();
    }
}
