// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** Makes a factor and an offset that were found on a sample exact, and writes them as people would have. */
final class Lines {

    private Lines() {}

    /** What a line can have been, the most exact guesses; of what is known already, itself. */
    static List<Linear> exact(Linear linear, double[] values, Claim claim, int from) {
        if (linear.kind() != Linear.Kind.LINE) {
            return List.of(linear);
        }
        int low = -1;
        int high = -1;
        double room = 1e-9 * (claim.max() - claim.min());
        for (int i = 0; i < values.length; i++) {
            double y = claim.value(from + i);
            boolean inside = claim.isKnown(from + i) && y > claim.min() && y < claim.max();
            if (inside && Math.abs(linear.apply(values[i]) - y) <= room + 1e-5 * Math.abs(y) + 3 * claim.storage().slack(y)) {
                low = low < 0 || values[i] < values[low] ? i : low;
                high = high < 0 || values[i] > values[high] ? i : high;
            }
        }
        if (low < 0 || high < 0 || !(values[high] > values[low])) {
            return List.of(linear);
        }
        double width = values[high] - values[low];
        double slope = (claim.value(from + high) - claim.value(from + low)) / width;
        double offset = claim.value(from + low) - slope * values[low];
        double error = (claim.storage().slack(claim.value(from + high)) + claim.storage().slack(claim.value(from + low)))
                        / Math.abs(slope * width)
                + 1e-12;
        List<Linear> lines = new ArrayList<>();
        lines.add(Linear.line(slope, offset));
        double factor = Numbers.simplest(slope, error);
        double divisor = Numbers.simplest(1 / slope, error);
        double scale = Math.abs(slope) * Math.max(Math.abs(values[low]), Math.abs(values[high]));
        double nothing = 4 * (error * scale + 1e-12 * scale);
        if (Math.abs(offset) <= nothing) {
            lines.add(Linear.times(factor));
            lines.add(Linear.over(divisor));
        } else if (Math.abs(slope - 1) <= error) {
            lines.add(Linear.plus(near(offset, nothing)));
        }
        double mean = near(-offset / slope, nothing / Math.abs(slope));
        lines.add(Linear.score(mean, divisor));
        lines.add(Linear.line(factor, near(offset, nothing)));
        return lines;
    }

    private static double near(double value, double absolute) {
        return Numbers.simplest(value, absolute / Math.max(Math.abs(value), 1e-300));
    }
}
