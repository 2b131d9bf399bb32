// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StopSignalTest {

    private final StopSignal stop = new StopSignal();

    @Test
    void theWishStays() {
        assertThat(stop.isRequested()).isFalse();
        assertThat(stop.await(Duration.ofNanos(1))).isFalse();
        stop.request();
        stop.request();
        assertThat(stop.isRequested()).isTrue();
        assertThat(stop.await(Duration.ofDays(1))).isTrue();
    }

    @Test
    void whoIsInterruptedEnds() {
        Thread.currentThread().interrupt();
        assertThat(stop.await(Duration.ofDays(1))).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stop.isRequested()).isTrue();
    }
}
