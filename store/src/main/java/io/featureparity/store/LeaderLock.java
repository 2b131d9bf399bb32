// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import java.time.Duration;
import java.util.Optional;

/**
 * Lets one of several processes do a piece of work. The lock ends with the process, however that ends.
 *
 * <p>A leader that lost its connection may not know it yet. {@link RefreshStore#commit} then refuses what it writes, unless the
 * new leader writes the same.
 *
 * <p>Thread-safe.
 */
public interface LeaderLock {

    /**
     * Tries to become the leader.
     *
     * @param work what the work is called, 1 to 200 characters
     * @param longest how long the call may wait until the present leader ends, zero or more and at most an hour; it may return
     *     earlier
     * @return the leadership; nothing if another one leads
     */
    Optional<Leadership> acquire(String work, Duration longest);

    /** The right to do the work, until it is closed. */
    interface Leadership extends AutoCloseable {

        /** {@return whether this process is still the leader; the call asks the server} */
        boolean isHeld();

        /** Gives the leadership up. */
        @Override
        void close();
    }
}
