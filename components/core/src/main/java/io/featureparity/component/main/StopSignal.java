// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.main;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish that a component ends. It is asked for once, from any thread, and does not go away.
 *
 * <p>Thread-safe.
 */
public final class StopSignal {

    private final CountDownLatch requested = new CountDownLatch(1);

    /** Nobody has asked yet. */
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
     * Waits for the wish. A thread that is interrupted takes that as the wish.
     *
     * @param longest how long it may take
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
