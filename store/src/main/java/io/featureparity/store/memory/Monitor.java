// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.memory;

/** Waits for a change of what a lock guards. */
final class Monitor {

    private Monitor() {}

    /**
     * Waits until the owner of a lock tells of a change, or the time is over. If the thread is interrupted it waits no longer,
     * and stays marked as interrupted.
     *
     * @param held the lock, which the caller holds
     * @param millis how long at most; 0 does not wait
     */
    @SuppressWarnings("WaitNotInLoop") // a wait may end early: the ports say so, and there is no clock to count by
    static void await(Object held, long millis) {
        if (millis <= 0) {
            return;
        }
        try {
            held.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
