// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.level;

import io.featureparity.resilience.breaker.Surroundings;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Pauses that end when the application is closed: it does not wait for calls that would be repeated. */
final class UntilClosed implements Surroundings.Pause, AutoCloseable {

    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public boolean await(Duration duration) {
        try {
            return closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
