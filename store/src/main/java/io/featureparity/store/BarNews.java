// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import java.time.Duration;

/**
 * Tells when new bars have arrived.
 *
 * <p>Thread-safe. Several threads can wait at the same time.
 */
public interface BarNews {

    /**
     * Waits until an instrument has a bar after a position. It returns at once if there is one.
     *
     * @param instrument the instrument
     * @param position the last position that was read
     * @param longest the longest time to wait, above zero and at most an hour; the call may also return earlier without a bar
     * @return whether there is one
     */
    boolean await(String instrument, long position, Duration longest);
}
