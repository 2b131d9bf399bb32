// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.store.row.ObservationVector;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ObservationStreamTest {

    private static final Instant NINE = Instant.parse("2026-11-02T14:00:00Z");

    private static ObservationVector of(float... values) {
        return ObservationVector.of(values);
    }

    /** Computed with: python3 -c "import hashlib,struct; print(hashlib.sha256(struct.pack('<qff', 1793628000000, 1.5, -0.0)).hexdigest())". */
    @Test
    void theHashIsOfTimeAndValues() {
        ObservationStream stream = new ObservationStream();
        assertThat(stream.sha256()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        stream.add(NINE, of(1.5f, -0.0f));
        assertThat(stream.count()).isEqualTo(1);
        assertThat(stream.sha256()).isEqualTo("6c88c236785a2602f784e02ee4848e96dc9872629def667d0c3760f145ddd14f");
        assertThat(stream).hasToString("1 observations, SHA-256 " + stream.sha256());
    }

    @Test
    void anotherTimeOrderOrBitIsAnotherHash() {
        assertThat(hash(NINE, of(1, 2))).isEqualTo(hash(NINE, of(1, 2)));
        assertThat(hash(NINE, of(1, 2))).isNotEqualTo(hash(NINE.plusMillis(1), of(1, 2)));
        assertThat(hash(NINE, of(1, 2))).isNotEqualTo(hash(NINE, of(2, 1)));
        assertThat(hash(NINE, of(0.0f, 2))).isNotEqualTo(hash(NINE, of(-0.0f, 2)));
    }

    @Test
    void readingTheHashChangesNothing() {
        ObservationStream read = new ObservationStream();
        ObservationStream unread = new ObservationStream();
        for (int i = 0; i < 3; i++) {
            read.add(NINE, of(i));
            assertThat(read.sha256()).hasSize(64);
            unread.add(NINE, of(i));
        }
        assertThat(read.sha256()).isEqualTo(unread.sha256());
    }

    private static String hash(Instant time, ObservationVector observation) {
        ObservationStream stream = new ObservationStream();
        stream.add(time, observation);
        return stream.sha256();
    }
}
