// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.comparison;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of values that are equal, but for those that are as far apart as the worst. */
public final class TestLines {

    private TestLines() {}

    public static ParityReport.Line line(
            Stage stage, String feature, long compared, long diverged, long worst, @Nullable Divergence first) {
        return new ParityReport.Line(
                stage, feature, distances(compared, worst == 0 ? 0 : Math.max(1, diverged), worst), diverged, first);
    }

    /** So many distances, of which some are the worst, and the others 0. */
    public static Distances distances(long all, long far, long worst) {
        List<Distances.Bucket> buckets = new ArrayList<>();
        if (all > far) {
            buckets.add(new Distances.Bucket(0, 0, all - far));
        }
        if (far > 0) {
            int index = Buckets.index(worst);
            buckets.add(new Distances.Bucket(Buckets.from(index), Buckets.to(index), far));
        }
        return new Distances(worst, buckets);
    }
}
