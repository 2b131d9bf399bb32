// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of an observation that does not come from the market: the agent's position (clause D2) and how far the
 * session has gone (clause D3). The caller says which clock is used; there is no default. Immutable.
 */
public final class AgentState {

    /** The place of a fault in the position. */
    public static final Place.Named POSITION = new Place.Named("position");

    private static final Place.Named TIME_NORMALIZED = new Place.Named("time_normalized");

    private final double position;

    /** Null where the caller keeps its own clock. */
    private final @Nullable Instant time;

    private final double ownClock;

    private AgentState(double position, @Nullable Instant time, double ownClock) {
        this.position = position;
        this.time = time;
        this.ownClock = ownClock;
    }

    /**
     * Makes the state of an agent that takes its time from the contract's session.
     *
     * @param position its position, clipped when it is observed
     * @param time the time at which the progress of the session is observed
     * @return the state
     * @throws InputException if the position is NaN
     */
    public static AgentState at(double position, Instant time) {
        List<Fault> faults = new ArrayList<>();
        checkNumber(faults, POSITION, position);
        enforce(faults);
        return new AgentState(position, Objects.requireNonNull(time, "time"), Double.NaN);
    }

    /**
     * Makes the state of an agent that keeps its own clock.
     *
     * @param position its position, clipped when it is observed
     * @param timeNormalized the reading of its clock, clipped to [0, 1]
     * @return the state
     * @throws InputException if the position or the clock is NaN; if both are, with both faults
     */
    public static AgentState withClock(double position, double timeNormalized) {
        List<Fault> faults = new ArrayList<>();
        checkNumber(faults, POSITION, position);
        checkNumber(faults, TIME_NORMALIZED, timeNormalized);
        enforce(faults);
        return new AgentState(position, null, timeNormalized < 0 ? 0 : timeNormalized > 1 ? 1 : timeNormalized);
    }

    private static void checkNumber(List<Fault> faults, Place place, double value) {
        if (Double.isNaN(value)) {
            faults.add(
                    new Fault(ErrorCode.AGENT_STATE_NOT_A_NUMBER, place, "must be a number", Double.toString(value)));
        }
    }

    private static void enforce(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
    }

    /** {@return the position as it was given; it may be infinite} */
    public double position() {
        return position;
    }

    /**
     * Gives the time feature.
     *
     * @param session the session of the contract; not used if the agent keeps its own clock
     * @return the time feature, from 0 to 1
     */
    public double timeNormalized(TradingSession session) {
        return time == null ? ownClock : session.timeNormalized(time);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgentState that
                && Double.compare(position, that.position) == 0
                && Objects.equals(time, that.time)
                && Double.compare(ownClock, that.ownClock) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(position, time, ownClock);
    }

    @Override
    public String toString() {
        return "AgentState[position " + position + (time == null ? ", own clock " + ownClock : ", at " + time) + "]";
    }
}
