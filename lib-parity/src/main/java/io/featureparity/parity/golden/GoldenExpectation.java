// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.contract.error.Place;
import io.featureparity.parity.comparison.Comparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What training computed of one case, row by row. Rows before the warm-up is over have no observation, and neither has
 * any row of a case without the agent's positions.
 *
 * @param raw the raw features of each row
 * @param normalized the normalised features of each row
 * @param observations the observations, from the row {@code firstObservation} on
 * @param firstObservation the first row that has an observation
 */
record GoldenExpectation(
        List<double[]> raw, List<float[]> normalized, List<float[]> observations, int firstObservation) {

    GoldenExpectation {
        raw = List.copyOf(raw);
        normalized = List.copyOf(normalized);
        observations = List.copyOf(observations);
    }

    int rows() {
        return raw.size();
    }

    boolean hasObservations() {
        return !observations.isEmpty();
    }

    /** Compares a row at each stage that it has; the time is the bar's. */
    void compare(
            Comparison comparison,
            int row,
            long time,
            double[] actualRaw,
            float[] actualNormalized,
            float @Nullable [] actualObservation) {
        comparison.raw(row, time, raw.get(row), actualRaw);
        comparison.normalized(row, time, normalized.get(row), actualNormalized);
        boolean expected = hasObservations() && row >= firstObservation;
        if (expected && actualObservation != null) {
            comparison.observation(row, time, observations.get(row - firstObservation), actualObservation);
        } else if (expected || actualObservation != null) {
            throw new GoldenDataException(new Fault(
                    ErrorCode.GOLDEN_CASE_SKIPPED,
                    Place.item("case", comparison.subject()).part("bar " + row),
                    expected ? "the source must give an observation" : "the source must give no observation",
                    expected ? "none" : "one"));
        }
    }
}
