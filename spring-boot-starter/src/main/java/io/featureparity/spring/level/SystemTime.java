// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.level;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/** The machine's clocks. Only what is shown to operators, and how long breakers rest, looks at them: no feature does. */
final class SystemTime {

    private SystemTime() {}

    static InstantSource clock() {
        return InstantSource.system();
    }

    static LongSupplier ticks() {
        return System::nanoTime;
    }
}
