// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

    private final TimeText strict = new TimeText(ZonelessTimes.refused());
    private final TimeText utc = new TimeText(ZonelessTimes.readAsUtc());

    @ParameterizedTest
    @CsvSource({
        "2024-02-27T13:00:00Z, 2024-02-27T13:00:00Z",
        "2024-02-27 13:00:00Z, 2024-02-27T13:00:00Z",
        "2024-02-27 08:00:00-05:00, 2024-02-27T13:00:00Z",
        "2024-02-27T18:45:00+05:45, 2024-02-27T13:00:00Z",
        "2024-02-27T08:00:00-0500, 2024-02-27T13:00:00Z",
        "2024-02-27T08:00-05, 2024-02-27T13:00:00Z",
        "2024-02-27T13:00:00.5Z, 2024-02-27T13:00:00.500Z",
        "2024-02-27 13:00:00.123000+00:00, 2024-02-27T13:00:00.123Z",
        "'2024-02-27T13:00:00,250Z', 2024-02-27T13:00:00.250Z",
        "1709038800000, 2024-02-27T13:00:00Z",
        "-1, 1969-12-31T23:59:59.999Z",
        "0, 1970-01-01T00:00:00Z",
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
        "1969-12-31T23:59:59Z, 1969-12-31T23:59:59Z",
    })
    void timesWithAZoneAreRead(String text, Instant expected) {
        assertThat(Instant.ofEpochMilli(strict.millis(text))).isEqualTo(expected);
        assertThat(Instant.ofEpochMilli(utc.millis(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-02-30T13:00:00Z",
                "2023-02-29T13:00:00Z",
                "2024-02-27T24:00:00Z",
                "2024-02-27T13:60:00Z",
                "2024-02-27T13:00:60Z",
                "2024-13-27T13:00:00Z",
                "2024-02-27",
                "2024-02-27T13:00:00 Z",
                " 2024-02-27T13:00:00Z",
                "2024-02-27T13:00:00[America/Bogota]",
                "27/02/2024 13:00",
                "2024-02-27T13:00:00+19:00",
                "2024-02-27T13:00:00+05:99",
                "2024-2-27T13:00:00Z",
                "20240227T130000Z",
                "1709038800000000",
                "1709038800.5",
                "1.7e12",
                "99999999999999999999",
                "２０２４-02-27T13:00:00Z",
                "-024-02-27T13:00:00Z",
                "noon",
            })
    void whatIsNoTimeIsNone(String text) {
        assertThat(strict.millis(text)).isEqualTo(TimeText.NONE);
        assertThat(utc.millis(text)).isEqualTo(TimeText.NONE);
        assertThat(strict.rule(text)).startsWith("must be a time ");
    }

    @Test
    void aTimeWithoutAZoneIsNoneUnlessOneSaysWhatItIs() {
        assertThat(strict.millis("2024-02-27T13:00:00")).isEqualTo(TimeText.NONE);
        assertThat(strict.rule("2024-02-27T13:00:00")).isEqualTo("must be a time with its zone, such as Z or -05:00");
        assertThat(Instant.ofEpochMilli(utc.millis("2024-02-27T13:00:00"))).isEqualTo("2024-02-27T13:00:00Z");
    }

    @Test
    void aTimeFinerThanAMillisecondIsNone() {
        assertThat(strict.millis("2024-02-27T13:00:00.0005Z")).isEqualTo(TimeText.NONE);
        assertThat(strict.millis("2024-02-27T13:00:00.000000001Z")).isEqualTo(TimeText.NONE);
        assertThat(strict.rule("2024-02-27T13:00:00.0005Z")).isEqualTo("must be a time in whole milliseconds");
    }

    @Test
    void whatWasPrintedReadsBackAndIsWhatAnInstantPrints() {
        SplittableRandom random = new SplittableRandom(7);
        UtcText printed = new UtcText();
        for (int i = 0; i < 20_000; i++) {
            long millis = random.nextLong(-62135596800000L, 253402300800000L);
            long rounded = i % 2 == 0 ? millis : Math.floorDiv(millis, 1000) * 1000;
            byte[] bytes = new byte[UtcText.LONGEST];
            String text = new String(bytes, 0, printed.put(rounded, bytes, 0), StandardCharsets.US_ASCII);
            assertThat(text).isEqualTo(Instant.ofEpochMilli(rounded).toString());
            assertThat(strict.millis(text)).isEqualTo(rounded);
            int minutes = random.nextInt(-18 * 60, 18 * 60 + 1);
            OffsetDateTime elsewhere = Instant.ofEpochMilli(rounded).atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
            if (elsewhere.getYear() >= 1 && elsewhere.getYear() <= 9999) {
                assertThat(strict.millis(elsewhere.toString())).isEqualTo(rounded);
            }
        }
    }

    /** The day of the row before is kept, and must not be taken for the next one's. */
    @Test
    void oneTimeDoesNotLeakIntoTheNext() {
        assertThat(strict.millis("2024-02-28T13:00:00Z") - strict.millis("2024-02-27T13:00:00Z"))
                .isEqualTo(86_400_000L);
        assertThat(strict.millis("2024-02-30T13:00:00Z")).isEqualTo(TimeText.NONE);
        assertThat(strict.millis("2024-02-30T13:05:00Z")).isEqualTo(TimeText.NONE);
        assertThat(strict.millis("2024-02-28T13:00:00-05:00") - strict.millis("2024-02-28T13:00:00Z"))
                .isEqualTo(18_000_000L);
        assertThat(strict.millis("2024-02-28T13:00:00")).isEqualTo(TimeText.NONE);
        assertThat(strict.millis("2024-02-28T13:00:00.0001Z")).isEqualTo(TimeText.NONE);
        assertThat(strict.millis("2024-02-28T13:00:00Z")).isEqualTo(1709125200000L);
    }
}
