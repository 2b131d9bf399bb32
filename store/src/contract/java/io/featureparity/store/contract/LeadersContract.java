// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.contract;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.StoreException;
import io.featureparity.store.LeaderLock;
import io.featureparity.store.LeaderLock.Leadership;
import io.featureparity.store.Stores;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every lock of leaders does. */
public abstract class LeadersContract {

    /** {@return stores that hold nothing} */
    protected abstract Stores stores();

    private final LeaderLock leaders = stores().leaders();

    @Test
    void oneLeadsAtATime() {
        try (Leadership first = leaders.acquire("refresh", Duration.ZERO).orElseThrow();
                Leadership other = leaders.acquire("backfill", Duration.ZERO).orElseThrow()) {
            assertThat(first.isHeld()).isTrue();
            assertThat(other.isHeld()).isTrue();
            assertThat(leaders.acquire("refresh", Duration.ZERO)).isEmpty();
            assertThat(leaders.acquire("refresh", Duration.ofMillis(20))).isEmpty();
        }
        try (Leadership next = leaders.acquire("refresh", Duration.ZERO).orElseThrow()) {
            assertThat(next.isHeld()).isTrue();
        }
    }

    @Test
    void aLeaderThatHasGoneDoesNotEndTheNextOne() {
        Leadership first = leaders.acquire("refresh", Duration.ZERO).orElseThrow();
        first.close();
        assertThat(first.isHeld()).isFalse();
        try (Leadership next = leaders.acquire("refresh", Duration.ZERO).orElseThrow()) {
            first.close();
            assertThat(next.isHeld()).isTrue();
            assertThat(leaders.acquire("refresh", Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void oneThatWaitsLeadsWhenTheLeaderGoes() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        Leadership first = leaders.acquire("refresh", Duration.ZERO).orElseThrow();
        try {
            Future<Boolean> waiting = one.submit(() -> {
                // The wait may end early, so it is asked again.
                for (int i = 0; i < 100; i++) {
                    Optional<Leadership> mine = leaders.acquire("refresh", Duration.ofSeconds(20));
                    if (mine.isPresent()) {
                        mine.get().close();
                        return true;
                    }
                }
                return false;
            });
            first.close();
            assertThat(waiting.get()).isTrue();
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void aWaitHasBounds() {
        for (Duration wrong : List.of(Duration.ofSeconds(-1), Duration.ofHours(2))) {
            StoreException refused = refusal(StoreException.class, () -> leaders.acquire("refresh", wrong));
            assertThat(refused.code()).isEqualTo(ErrorCode.STORE_SETTING);
        }
    }
}
