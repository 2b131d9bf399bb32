// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.memory;

import static io.featureparity.store.contract.Samples.key;
import static io.featureparity.store.contract.Samples.row;
import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.LatestStore;
import io.featureparity.store.contract.LatestContract;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryLatestTest extends LatestContract {

    @Override
    protected LatestStore store() {
        return new MemoryLatest(Duration.ofMinutes(10), () -> 0);
    }

    @Test
    void featuresLiveAsLongAsTheyMay() {
        AtomicLong clock = new AtomicLong(1000);
        try (LatestStore store = new MemoryLatest(Duration.ofMillis(500), clock::get)) {
            store.put(row(key('a', 'b'), 5, 5, 1));
            clock.set(1499);
            assertThat(store.get(key('a', 'b'))).isPresent();
            clock.set(1500);
            assertThat(store.get(key('a', 'b'))).isEmpty();
            assertThat(store.put(row(key('a', 'b'), 4, 4, 1))).isTrue();
        }
    }

    @Test
    void theTimeToLiveHasBounds() {
        for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofDays(31)}) {
            assertThat(refusal(StoreException.class, () -> new MemoryLatest(wrong, () -> 0))
                            .code())
                    .isEqualTo(ErrorCode.STORE_SETTING);
        }
    }
}
