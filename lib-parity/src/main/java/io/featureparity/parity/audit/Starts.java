// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import java.util.ArrayDeque;
import java.util.Deque;

/** The states of an instrument's engine from which the newest bars can be computed again; older ones are forgotten. */
final class Starts {

    private final Deque<Start> starts = new ArrayDeque<>();
    private long bars;
    private long time = Long.MIN_VALUE;

    /** A state that is saved in a segment, behind so many bars of the instrument. */
    private record Start(long segment, long bars) {}

    /** Takes a bar; the same one can be observed several times. */
    void bar(long at) {
        bars += at == time ? 0 : 1;
        time = at;
    }

    /** Takes a saved state, where so many bars before a decision are wanted. */
    void state(long segment, int wanted) {
        starts.addLast(new Start(segment, bars));
        forget(bars - wanted);
    }

    /** The segment from which on the last bar can be computed, with so many before it; 0 if none holds such a state. */
    long before(int wanted) {
        forget(bars - 1 - wanted);
        Start first = starts.peekFirst();
        return first == null || first.bars() > bars - 1 - wanted ? 0 : first.segment();
    }

    /** Keeps of the states behind no more than so many bars the last one alone. */
    private void forget(long most) {
        while (starts.size() > 1) {
            Start first = starts.removeFirst();
            if (starts.getFirst().bars() > most) {
                starts.addFirst(first);
                return;
            }
        }
    }
}
