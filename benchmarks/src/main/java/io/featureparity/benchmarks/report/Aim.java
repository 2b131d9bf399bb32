// SPDX-License-Identifier: Apache-2.0
package io.featureparity.benchmarks.report;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a cost should be, in relation to another one or in itself.
 *
 * @param what which cost, and to what it is related
 * @param ours the benchmark of the cost
 * @param other the benchmark that it is related to; empty if it stands for itself
 * @param kind how
 * @param bound17 the aim on JDK 17; NaN if there is none
 * @param boundNewer the aim on a newer JDK; NaN if there is none
 */
record Aim(String what, String ours, String other, Kind kind, double bound17, double boundNewer) {

    /** How a cost is held to its aim. */
    enum Kind {
        /** At most so many times the other one. */
        AT_MOST_TIMES,
        /** At least so many times faster than the other one. */
        AT_LEAST_TIMES_FASTER,
        /** At most so many nanoseconds. */
        AT_MOST_NANOS
    }

    static Aim atMostTimes(double bound, String what, String ours, String other) {
        return new Aim(what, ours, other, Kind.AT_MOST_TIMES, bound, bound);
    }

    static Aim timesFaster(double bound17, double boundNewer, String what, String ours, String other) {
        return new Aim(what, ours, other, Kind.AT_LEAST_TIMES_FASTER, bound17, boundNewer);
    }

    static Aim atMostNanos(double bound, String what, String ours) {
        return new Aim(what, ours, "", Kind.AT_MOST_NANOS, bound, bound);
    }

    private double bound(int jdk) {
        return jdk == 17 ? bound17 : boundNewer;
    }

    /** {@return what was found, in the terms of the aim} */
    OptionalDouble found(Measurements measurements, int jdk) {
        OptionalDouble cost = measurements.nanos(ours, jdk);
        if (kind == Kind.AT_MOST_NANOS || cost.isEmpty()) {
            return cost;
        }
        OptionalDouble related = measurements.nanos(other, jdk);
        if (related.isEmpty()) {
            return related;
        }
        double ratio = cost.getAsDouble() / related.getAsDouble();
        return OptionalDouble.of(kind == Kind.AT_MOST_TIMES ? ratio : 1 / ratio);
    }

    /** {@return the aim in words} */
    String aim(int jdk) {
        double bound = bound(jdk);
        return switch (kind) {
            case AT_MOST_TIMES -> "at most " + plain(bound) + " times";
            case AT_LEAST_TIMES_FASTER -> plain(bound) + " times faster";
            case AT_MOST_NANOS -> "at most " + Numbers.time(OptionalDouble.of(bound));
        };
    }

    /** {@return what was found, in words} */
    String foundInWords(Measurements measurements, int jdk) {
        OptionalDouble found = found(measurements, jdk);
        if (kind == Kind.AT_MOST_NANOS || found.isEmpty()) {
            return Numbers.time(found);
        }
        return Numbers.threeDigits(found.getAsDouble());
    }

    /** {@return whether the aim is reached, or by how much it is missed} */
    String verdict(Measurements measurements, int jdk) {
        OptionalDouble found = found(measurements, jdk);
        if (found.isEmpty()) {
            return "not measured";
        }
        double excess = kind == Kind.AT_LEAST_TIMES_FASTER
                ? bound(jdk) / found.getAsDouble()
                : found.getAsDouble() / bound(jdk);
        if (excess <= 1) {
            return "reached";
        }
        return excess < 2
                ? String.format(Locale.ROOT, "**missed by %.0f %%**", Math.ceil((excess - 1) * 100))
                : String.format(Locale.ROOT, "**missed, %.1f times off**", excess);
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound)
                ? String.format(Locale.ROOT, "%,.0f", bound)
                : String.format(Locale.ROOT, "%s", bound);
    }
}
