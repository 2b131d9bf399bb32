// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** How numbers are written. */
final class Numbers {

    static final String NOT_MEASURED = "–";

    private Numbers() {}

    /** A time, in the unit that suits it. */
    static String time(OptionalDouble nanos) {
        if (nanos.isEmpty()) {
            return NOT_MEASURED;
        }
        double value = nanos.getAsDouble();
        if (value < 1e4) {
            return threeDigits(value) + " ns";
        }
        return value < 1e6 ? threeDigits(value / 1e3) + " µs" : threeDigits(value / 1e6) + " ms";
    }

    /** What is allocated; a trace of what the JVM itself allocates meanwhile is none. */
    static String bytes(OptionalDouble bytes) {
        if (bytes.isEmpty()) {
            return NOT_MEASURED;
        }
        double value = bytes.getAsDouble();
        if (value < 0.05) {
            return "0";
        }
        return value < 100 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%,.0f", value);
    }

    static String threeDigits(double value) {
        if (value < 10) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        return value < 100 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%,.0f", value);
    }
}
