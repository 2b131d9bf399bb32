// SPDX-License-Identifier: Apache-2.0
package io.featureparity.ta4j;

import java.time.Instant;
import org.ta4j.core.Bar;

/**
 * Which of a ta4j bar's two times the model was trained with. There is no default, for the wrong one is wrong for every
 * bar, and looks up the macro values of another time.
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
