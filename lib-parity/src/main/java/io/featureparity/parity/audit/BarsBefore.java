// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.record.SeenBar;
import java.util.ArrayList;
import java.util.List;

/**
 * The bars up to and including that of a decision: what the log saw and served at each, and what is computed again.
 *
 * @param bars the bars, in order of time
 */
public record BarsBefore(List<Seen> bars) {

    /** Copies the list. {@inheritDoc} */
    public BarsBefore {
        bars = List.copyOf(bars);
    }

    /**
     * A bar.
     *
     * @param bar what the log saw, with the raw features as they were served
     * @param computed the raw features, computed again; NaN where nothing could be computed
     */
    public record Seen(SeenBar bar, List<Double> computed) {

        /** Copies the list. {@inheritDoc} */
        public Seen {
            computed = List.copyOf(computed);
        }
    }

    /** Keeps the newest of the bars that pass. */
    static final class Newest {
        private final int most;
        private final List<Seen> kept = new ArrayList<>();

        Newest(int most) {
            this.most = most;
        }

        void add(SeenBar bar, List<Double> computed) {
            int last = kept.size() - 1;
            if (last >= 0 && kept.get(last).bar().time() == bar.time()) {
                kept.remove(last); // observed again, or replaced
            }
            kept.add(new Seen(bar, computed));
            if (kept.size() > 2 * most) {
                kept.subList(0, kept.size() - most).clear();
            }
        }

        BarsBefore result() {
            return new BarsBefore(kept.subList(Math.max(0, kept.size() - most), kept.size()));
        }
    }
}
