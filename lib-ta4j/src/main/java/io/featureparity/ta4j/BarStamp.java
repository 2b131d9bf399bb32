// SPDX-License-Identifier: Apache-2.0
package io.featureparity.ta4j;

import java.time.Instant;
import org.ta4j.core.Bar;

/**
 * Which of the two times of a ta4j bar the model was trained with. There is no default: the wrong one would be wrong
 * for every bar, and would look up the macro values of another time.
 */
public enum BarStamp {

    /** Training stamped a bar with the time at which it begins. */
    BEGIN {
        @Override
        Instant timeOf(Bar bar) {
            return bar.getBeginTime().toInstant();
        }
    },

    /** Training stamped a bar with the time at which it ends. */
    END {
        @Override
        Instant timeOf(Bar bar) {
            return bar.getEndTime().toInstant();
        }
    };

    abstract Instant timeOf(Bar bar);
}
