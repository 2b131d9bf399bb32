// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.parity.coverage.Share;
import org.junit.jupiter.api.Test;

/** Which records a sample holds. */
class KeySampleTest {

    private static final int TIMES = 20_000;

    private static int count(KeySample sample, String instrument) {
        long key = KeySample.hash(instrument);
        int count = 0;
        for (int i = 0; i < TIMES; i++) {
            count += sample.has(key, ServedLogs.time(i)) ? 1 : 0;
        }
        return count;
    }

    @Test
    void theShareIsThatOfTheRecords() {
        for (int percent : new int[] {1, 10, 50, 90}) {
            int expected = TIMES / 100 * percent;
            for (String instrument : new String[] {"USD/COP", "EUR/USD", ""}) {
                // Far beyond five standard deviations of a fair draw.
                assertThat(count(KeySample.of(Share.ofPercent(percent)), instrument))
                        .isBetween(expected - 400, expected + 400);
            }
        }
    }

    @Test
    void allAndNothing() {
        assertThat(count(KeySample.all(), "USD/COP")).isEqualTo(TIMES);
        assertThat(count(KeySample.of(Share.ofPercent(100)), "USD/COP")).isEqualTo(TIMES);
        assertThat(count(KeySample.of(Share.ofPercent(0)), "USD/COP")).isZero();
        assertThat(KeySample.of(Share.ofPercent(100)).isAll()).isTrue();
        assertThat(KeySample.of(Share.ofPercent(99)).isAll()).isFalse();
    }

    @Test
    void aLargerSampleHoldsAllOfASmallerOne() {
        KeySample small = KeySample.of(Share.ofPercent(10));
        KeySample large = KeySample.of(Share.ofPercent(30));
        long key = KeySample.hash("USD/COP");
        for (int i = 0; i < TIMES; i++) {
            assertThat(!small.has(key, ServedLogs.time(i)) || large.has(key, ServedLogs.time(i)))
                    .isTrue();
        }
    }

    @Test
    void anotherInstrumentHasAnotherSample() {
        KeySample half = KeySample.of(Share.ofPercent(50));
        long one = KeySample.hash("USD/COP");
        long other = KeySample.hash("USD/COQ");
        int both = 0;
        for (int i = 0; i < TIMES; i++) {
            both += half.has(one, ServedLogs.time(i)) && half.has(other, ServedLogs.time(i)) ? 1 : 0;
        }
        assertThat(both).isBetween(TIMES / 4 - 400, TIMES / 4 + 400);
    }

    /** Whoever audits later, by whatever version, looks at the same records. */
    @Test
    void theHashNeverChanges() {
        assertThat(KeySample.hash("")).isEqualTo(0xcbf29ce484222325L);
        assertThat(KeySample.hash("a")).isEqualTo(0xaf63dc4c8601ec8cL);
        KeySample tenth = KeySample.of(Share.ofPercent(10));
        StringBuilder chosen = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            chosen.append(tenth.has(KeySample.hash("USD/COP"), ServedLogs.time(i)) ? i + " " : "");
        }
        assertThat(chosen.toString()).isEqualTo("19 35 36 50 55 ");
    }
}
