// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochDayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1970-01-01T23:59:59.999Z",
                "1969-12-31T23:59:59.999Z",
                "1900-01-01T00:00:00.001Z",
                "2024-02-29T13:05:00Z",
                "2199-12-31T23:59:59.999Z"
            })
    void itIsWhatTheJdkSays(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        long millis = time.toEpochMilli();
        assertThat(EpochDay.of(millis)).isEqualTo(day.toEpochDay());
        assertThat(EpochDay.of(time)).isEqualTo(day.toEpochDay());
        assertThat(EpochDay.start(day.toEpochDay()))
                .isEqualTo(day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
        assertThat(EpochDay.millisOfDay(millis))
                .isEqualTo(time.atOffset(ZoneOffset.UTC).getLong(ChronoField.MILLI_OF_DAY));
    }

    @Test
    void aTimeThatNoLongOfMillisecondsHoldsHasADayToo() {
        for (LocalDate day : List.of(LocalDate.MIN, LocalDate.MAX)) {
            Instant time = day.atStartOfDay().toInstant(ZoneOffset.UTC);
            assertThatThrownBy(time::toEpochMilli).isInstanceOf(ArithmeticException.class);
            assertThat(EpochDay.of(time)).isEqualTo(day.toEpochDay());
        }
    }
}
