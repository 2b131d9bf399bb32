// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.program;

/** Computes a program, bar by bar. All executors give the same bits, in values and in state. Thread-safe. */
public interface Executor {

    /**
     * Takes a bar in, allocating nothing.
     *
     * @param state the engine's state, which also receives the values
     * @param scratch room for {@link #scratchLength()} doubles, which mean nothing between two bars; one of them may have
     *     to hold the day of the bar's session ({@link #sessionDayAt()})
     * @param time the bar's time, in milliseconds since 1970-01-01T00:00Z
     * @param volume what was traded in it, NaN if it is not known
     * @param bar its prices, then its macro values
     */
    void update(double[] state, double[] scratch, long time, double volume, double[] bar);

    /** {@return how many doubles of room it needs besides the state} */
    int scratchLength();

    /**
     * {@return the index in the scratch array at which the caller puts the bar's session day before each bar; -1 if
     * none is needed}
     */
    int sessionDayAt();

    /** {@return its name} */
    String name();
}
