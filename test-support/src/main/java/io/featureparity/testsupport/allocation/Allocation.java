// SPDX-License-Identifier: Apache-2.0
package io.featureparity.testsupport.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** How much a thread allocates: the thread's own counter says so. */
public final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** {@return how many bytes this thread has allocated so far} */
    public static long ofThisThread() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /**
     * Runs rounds of the same work and counts what each allocates. What code allocates anywhere it allocates in each round.
     * But early rounds also hold what the compiler's change-over puts into this thread, a few hundred bytes now and then:
     * so more than half of the rounds have to stay within the limit, not all.
     *
     * @param rounds how many rounds
     * @param most how many bytes a round may allocate
     * @param round the work; its number is given
     */
    public static void requireAtMost(int rounds, long most, IntConsumer round) {
        long[] allocated = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long before = ofThisThread();
            round.accept(i);
            allocated[i] = ofThisThread() - before;
        }
        assertThat(Arrays.stream(allocated).boxed())
                .as("bytes that each round allocates")
                .filteredOn(bytes -> bytes <= most)
                .hasSizeGreaterThan(rounds / 2);
    }
}
