// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import java.io.Serializable;
import org.apache.flink.util.clock.SystemClock;

/**
 * Tells what time it is, in milliseconds since 1970-01-01T00:00Z. It decides which records are too far ahead to be true, and
 * nothing that is computed of the others.
 */
interface Now extends Serializable {

    long millis();

    /** {@return the clock of Flink} */
    static Now system() {
        return () -> SystemClock.getInstance().absoluteTimeMillis();
    }
}
