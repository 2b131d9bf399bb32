// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.main;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A request that a component ends. Any thread can make it, and it cannot be withdrawn.
 *
 * <p>Thread-safe.
 */
public final class StopSignal {

    private final CountDownLatch requested = new CountDownLatch(1);

    /** Begins without a request. */
    public StopSignal() {}

    /** Asks the component to end. */
    public void request() {
        requested.countDown();
    }

    /** {@return whether the component should end} */
    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /**
     * Waits for the request. If the waiting thread is interrupted, that counts as the request.
     *
     * @param longest the longest time to wait
     * @return whether the component should end
     */
    public boolean await(Duration longest) {
        try {
            return requested.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            request();
            return true;
        }
    }
}
