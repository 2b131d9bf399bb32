// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.parity.comparison.Stage;
import java.time.Instant;

/**
 * The first record of an instrument that differs from what is computed again.
 *
 * @param record the number of the record in the log
 * @param bar how many bars the engine had taken in before it
 * @param time the time of its bar
 * @param stage the stage at which it differs first
 * @param feature the first feature that differs there
 */
public record FirstDifference(long record, long bar, Instant time, Stage stage, String feature) {

    @Override
    public String toString() {
        return feature + " (" + stage.label() + ") at " + time + ", record " + record;
    }
}
