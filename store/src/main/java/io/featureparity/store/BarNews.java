// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import java.time.Duration;

/**
 * Tells of new bars.
 *
 * <p>Thread-safe; threads that wait do not wait for each other.
 */
public interface BarNews {

    /**
     * Waits until an instrument has a bar after a position. It returns at once if there is one.
     *
     * @param instrument the instrument
     * @param position the last position that was read
     * @param longest how long it may take, above zero and no longer than an hour; without a bar it may take less
     * @return whether there is one
     */
    boolean await(String instrument, long position, Duration longest);
}
