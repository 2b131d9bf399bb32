// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store;

import java.time.Duration;
import java.util.Optional;

/**
 * Lets one of several processes do a piece of work. The lock ends with the process, however that ends.
 *
 * <p>A leader that lost its connection may not know it yet. What it then writes is refused by {@link RefreshStore#commit},
 * or is what the new leader writes too.
 *
 * <p>Thread-safe.
 */
public interface LeaderLock {

    /**
     * Tries to become the leader.
     *
     * @param work what the work is called, 1 to 200 characters
     * @param longest how long it may wait for the leader to go, zero or more and no longer than an hour; it may wait for
     *     less
     * @return the leadership; nothing if another one leads
     */
    Optional<Leadership> acquire(String work, Duration longest);

    /** To be the leader. */
    interface Leadership extends AutoCloseable {

        /** {@return whether this is still the leader; asks the server} */
        boolean isHeld();

        /** Lets another one lead. */
        @Override
        void close();
    }
}
