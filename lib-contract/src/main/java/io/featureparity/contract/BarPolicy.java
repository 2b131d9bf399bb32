// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of bars that are not as they should be. A contract names one or more policies and says which is its own,
 * so that both sides of a model treat the same imperfection alike; nothing is left to the caller's taste.
 *
 * <p>Three words mean the same in every policy. <em>Refuse</em>: a coded error, which changes nothing. <em>Drop</em>: the
 * bar is left out, counted, and the rest goes on as if it had never come. <em>Absent</em>: the bar keeps its time and its
 * row and loses its values, which is how every calculation sees a bar that was not there (clause B2).
 *
 * <p>Two things no policy changes. A bar whose prices are all missing is an absent bar. And a bar that is still forming
 * is never taken in: its values are for peeking only.
 *
 * @param duplicate a bar of the same time and the same values as the last one
 * @param conflictingDuplicate a bar of the same time as the last one and of other values
 * @param late a bar of a time before the last one's; an engine that needs it starts from a snapshot taken before it
 * @param offGrid a bar whose time is not a whole number of bar lengths from the start of the session
 * @param outsideSession a bar on a day without session, or before the session's start or after its end
 * @param badPrices a bar with a price that is zero, negative or infinite, or with a high below its low
 * @param zeroVolume a bar in which nothing was traded
 * @param insertUpToMinutes up to which distance of two neighbouring bars the bars that are missing between them are
 *     inserted as absent ones, both ends included; 0 for never. In a distance above it nothing is inserted
 */
public record BarPolicy(
        Exclusion duplicate,
        Conflict conflictingDuplicate,
        Exclusion late,
        Placement offGrid,
        Placement outsideSession,
        BadPrices badPrices,
        ZeroVolume zeroVolume,
        int insertUpToMinutes) {

    /** No gap within a day is longer, and across days there is nothing to make up for. */
    private static final int MINUTES_OF_DAY = 1440;

    /** What becomes of a bar that cannot be taken in. */
    public enum Exclusion {
        /** It is left out and counted. */
        DROP,
        /** It is a coded error. */
        REFUSE
    }

    /** What becomes of a second bar of the same time that says something else. */
    public enum Conflict {
        /** It takes the place of the first, as if the first had never come. */
        REPLACE,
        /** It is a coded error. */
        REFUSE
    }

    /** What becomes of a bar whose time is not one at which a bar is expected. */
    public enum Placement {
        /** It is taken in like any other. */
        ACCEPT,
        /** It is left out and counted. */
        DROP,
        /** It is a coded error. */
        REFUSE
    }

    /** What becomes of a bar with a price that is none. */
    public enum BadPrices {
        /** It is taken in as an absent bar. */
        ABSENT,
        /** It is a coded error. */
        REFUSE
    }

    /** What becomes of a bar in which nothing was traded. */
    public enum ZeroVolume {
        /** It is taken in like any other. */
        ACCEPT,
        /** It is taken in as an absent bar. */
        ABSENT,
        /** It is a coded error. */
        REFUSE
    }

    /**
     * Checks what a policy can be held to by itself. {@inheritDoc}
     *
     * @throws DocumentException if the gap is out of bounds, or bars would be inserted between bars off the grid
     */
    public BarPolicy {
        List<Fault> faults = new ArrayList<>();
        if (insertUpToMinutes < 0 || insertUpToMinutes > MINUTES_OF_DAY) {
            String rule = "must be from 0, for never, to " + MINUTES_OF_DAY;
            faults.add(notAllowed("insert_up_to_minutes", rule, Integer.toString(insertUpToMinutes)));
        }
        if (insertUpToMinutes != 0 && offGrid == Placement.ACCEPT) {
            String rule = "must be drop or refuse where bars are inserted, since those stand on the grid";
            faults.add(notAllowed("off_grid", rule, "accept"));
        }
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
    }

    /** {@return whether bars that are missing are ever inserted as absent ones} */
    public boolean insertsBars() {
        return insertUpToMinutes > 0;
    }

    private static Fault notAllowed(String where, String rule, String value) {
        return new Fault(ErrorCode.VALUE_NOT_ALLOWED, where, rule, value);
    }
}
