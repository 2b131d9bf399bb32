// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.featureparity.contract.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DivergenceTest {

    private static final Instant TIME = Instant.parse("2024-02-27T14:00:00Z");

    static List<Divergence> examples() {
        return List.of(
                new Divergence(Stage.RAW, "flat", "rsi_9", 12, TIME, 50.0, 100.0),
                new Divergence(
                        Stage.NORMALIZED,
                        "flat",
                        "atr_pct",
                        3,
                        Instant.parse("2024-02-27T13:15:00Z"),
                        -1.0089517f,
                        -1.0089518f),
                new Divergence(
                        Stage.OBSERVATION,
                        "flat",
                        "time_normalized",
                        14,
                        Instant.parse("2024-02-27T14:10:00Z"),
                        0.23728813f,
                        0.0f));
    }

    /** So the pages of the codes show what is really printed. */
    @ParameterizedTest
    @MethodSource("examples")
    void thePageOfTheCodeShowsItAsItIsPrinted(Divergence example) throws IOException {
        assertThat(Files.readAllLines(Path.of("..", "docs", "errors", example.code() + ".md")))
                .contains(example.toString());
    }

    @Test
    void rawValuesAreShownAsDoubles() {
        Divergence raw = new Divergence(Stage.RAW, "flat", "rsi_9", 12, TIME, 0.1, Math.nextUp(0.1));
        assertThat(raw.code()).isEqualTo(ErrorCode.DIVERGENCE_RAW);
        assertThat(raw.distance()).isEqualTo(1);
        assertThat(raw.expectedDecimal()).isEqualTo("0.1");
        assertThat(raw.actualDecimal()).isEqualTo("0.10000000000000002");
        assertThat(raw.expectedHex()).isEqualTo("0x1.999999999999ap-4");
        assertThat(raw.actualHex()).isEqualTo("0x1.999999999999bp-4");
    }

    @Test
    void laterValuesAreShownAsFloats() {
        Divergence normalized = new Divergence(Stage.NORMALIZED, "flat", "rsi_9", 12, TIME, 0.1f, Math.nextUp(0.1f));
        assertThat(normalized.code()).isEqualTo(ErrorCode.DIVERGENCE_NORMALIZED);
        assertThat(normalized.distance()).isEqualTo(1);
        assertThat(normalized.expectedDecimal()).isEqualTo("0.1");
        assertThat(normalized.actualDecimal()).isEqualTo("0.10000001");
        assertThat(normalized.expectedHex()).isEqualTo("0x1.99999ap-4");
        assertThat(normalized.actualHex()).isEqualTo("0x1.99999cp-4");
    }

    @Test
    void anAbsentValueIsIncomparablyFarFromAPresentOne() {
        assertThat(new Divergence(Stage.OBSERVATION, "flat", "rsi_9", 12, TIME, 1, Double.NaN))
                .hasToString("FP-803 at flat, rsi_9, bar 12 (2024-02-27T14:00:00Z): must be 1.0 (0x1.0p0), but was NaN"
                        + " (NaN), incomparably far apart");
    }

    @Test
    void whatIsNoDivergenceIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Divergence(Stage.RAW, "s", "f", 0, TIME, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Divergence(Stage.RAW, "s", "f", 0, TIME, Double.NaN, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Divergence(Stage.RAW, "s", "f", -1, TIME, 1, 2));
        assertThatIllegalArgumentException()
                .as("0.1 is no float")
                .isThrownBy(() -> new Divergence(Stage.NORMALIZED, "s", "f", 0, TIME, 0.1, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Divergence(Stage.OBSERVATION, "s", "f", 0, TIME, 2, 0.1));
        assertThatNullPointerException().isThrownBy(() -> new Divergence(Stage.RAW, null, "f", 0, TIME, 1, 2));
        assertThatNullPointerException().isThrownBy(() -> new Divergence(Stage.RAW, "s", null, 0, TIME, 1, 2));
        assertThatNullPointerException().isThrownBy(() -> new Divergence(Stage.RAW, "s", "f", 0, null, 1, 2));
    }
}
