// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts distances; most are 0, and one that meets no other takes no memory for them. */
final class DistanceCounter {

    private long equal;
    private long worst;
    private long @Nullable [] counts;

    void addEqual() {
        equal++;
    }

    void addEqual(long values) {
        equal += values;
    }

    void add(long distance) {
        if (distance == 0) {
            equal++;
            return;
        }
        worst = Math.max(worst, distance);
        if (counts == null) {
            counts = new long[Buckets.NUMBER];
        }
        counts[Buckets.index(distance)]++;
    }

    boolean isEmpty() {
        return equal == 0 && counts == null;
    }

    Distances distances() {
        List<Distances.Bucket> buckets = new ArrayList<>();
        if (equal > 0) {
            buckets.add(new Distances.Bucket(0, 0, equal));
        }
        for (int i = 1; counts != null && i < counts.length; i++) {
            if (counts[i] > 0) {
                buckets.add(new Distances.Bucket(Buckets.from(i), Buckets.to(i), counts[i]));
            }
        }
        return new Distances(worst, buckets);
    }
}
