// SPDX-License-Identifier: Apache-2.0
package io.featureparity.demo.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.featureparity.component.ObservationStream;
import io.featureparity.store.row.ObservationVector;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservedTest {

    private static final Instant NINE = Instant.parse("2026-11-02T14:00:00Z");
    private static final Instant FIVE_PAST = NINE.plusSeconds(300);

    private final Observed one = new Observed("refresh", List.of("rsi", "position"));
    private final Observed other = new Observed("backtest", List.of("rsi", "position"));

    private static ObservationVector of(float... values) {
        return ObservationVector.of(values);
    }

    @Test
    void theHashIsThatOfTheStreamInTheOrderOfBars() {
        one.add(FIVE_PAST, of(3, 4));
        one.add(NINE, of(1, 2));
        ObservationStream stream = new ObservationStream();
        stream.add(NINE, of(1, 2));
        stream.add(FIVE_PAST, of(3, 4));
        assertThat(one.count()).isEqualTo(2);
        assertThat(one.sha256()).isEqualTo(stream.sha256());
    }

    @Test
    void equalStreamsDoNotDiffer() {
        one.add(NINE, of(1, Float.NaN));
        other.add(NINE, of(1, Float.NaN));
        assertThat(one.firstDifference(other)).isEmpty();
        assertThat(one.sha256()).isEqualTo(other.sha256());
    }

    @Test
    void theFirstDifferenceNamesBarFeatureAndBothValues() {
        one.add(NINE, of(1, 2));
        other.add(NINE, of(1, 2));
        one.add(FIVE_PAST, of(1, 0.0f));
        other.add(FIVE_PAST, of(1, -0.0f));
        one.add(FIVE_PAST.plusSeconds(300), of(1, 0.0f));
        assertThat(one.firstDifference(other).orElseThrow())
                .hasToString(
                        "at the bar of 2026-11-02T14:05:00Z, refresh gave position 0.0 and backtest gave position -0.0");
    }

    @Test
    void anObservationThatOneLacksIsADifference() {
        other.add(NINE, of(1, 2));
        assertThat(one.firstDifference(other).orElseThrow())
                .hasToString(
                        "at the bar of 2026-11-02T14:00:00Z, refresh gave nothing and backtest gave an observation");
        one.add(NINE, of(1));
        assertThat(one.firstDifference(other).orElseThrow())
                .hasToString("at the bar of 2026-11-02T14:00:00Z, refresh gave 1 values and backtest gave 2 values");
    }

    @Test
    void aBarIsGivenOnce() {
        one.add(NINE, of(1, 2));
        assertThatIllegalStateException()
                .isThrownBy(() -> one.add(NINE, of(1, 2)))
                .withMessage("refresh gave the model the bar at 2026-11-02T14:00:00Z twice");
    }
}
