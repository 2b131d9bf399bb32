// SPDX-License-Identifier: Apache-2.0
package io.featureparity.store.memory;

import io.featureparity.store.Durations;
import io.featureparity.store.LeaderLock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Who leads, among the threads of this process. */
final class MemoryLeaders implements LeaderLock {

    private final Map<String, Leadership> leaders = new HashMap<>();

    @Override
    public synchronized Optional<Leadership> acquire(String work, Duration longest) {
        Objects.requireNonNull(work, "work");
        long millis = Durations.waitMillis("wait for the leadership", longest, 0);
        if (leaders.containsKey(work)) {
            Monitor.await(this, millis);
        }
        if (leaders.containsKey(work)) {
            return Optional.empty();
        }
        Leadership leadership = new Held(work);
        leaders.put(work, leadership);
        return Optional.of(leadership);
    }

    private final class Held implements Leadership {

        private final String work;

        Held(String work) {
            this.work = work;
        }

        @Override
        public boolean isHeld() {
            synchronized (MemoryLeaders.this) {
                return leaders.get(work) == this;
            }
        }

        @Override
        public void close() {
            synchronized (MemoryLeaders.this) {
                if (isHeld()) {
                    leaders.remove(work);
                    MemoryLeaders.this.notifyAll();
                }
            }
        }
    }
}
