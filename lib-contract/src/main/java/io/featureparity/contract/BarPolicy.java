// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules for bars with a defect: late, repeated, off the grid and so on. A contract names one or more policies and
 * says which one is its default, so training and serving treat the same defect in the same way.
 *
 * <p>Three words mean the same in every policy. <em>Refuse</em>: throw a coded error and change nothing. <em>Drop</em>:
 * leave the bar out, count it, and continue as if it had never come. <em>Absent</em>: keep the bar's time and row but
 * remove its values; every calculation then sees a missing bar (clause B2).
 *
 * <p>Two rules hold under every policy. A bar without any price is an absent bar. And a bar that is still forming is
 * never taken in: its values are for peeking only.
 *
 * @param duplicate a bar of the same time and the same values as the last one
 * @param conflictingDuplicate a bar of the same time as the last one and of other values
 * @param late a bar of a time before the last one's; an engine that needs it starts from a snapshot taken before it
 * @param offGrid a bar whose time is not a whole number of bar lengths from the start of the session
 * @param outsideSession a bar on a day without session, or before the session's start or after its end
 * @param badPrices a bar with a price that is zero, negative or infinite, or with a high below its low
 * @param zeroVolume a bar in which nothing was traded
 * @param insertUpToMinutes the largest distance between two neighbouring bars, in minutes, at which the bars missing
 *     between them are inserted as absent ones, this distance included; 0 for never. Nothing is inserted in a larger
 *     gap
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

    /** The treatment of a bar that cannot be taken in. */
    public enum Exclusion {
        /** The bar is left out and counted. */
        DROP,
        /** The bar is refused with a coded error. */
        REFUSE
    }

    /** The treatment of a second bar of the same time with other values. */
    public enum Conflict {
        /** It takes the place of the first, as if the first had never come. */
        REPLACE,
        /** The bar is refused with a coded error. */
        REFUSE
    }

    /** The treatment of a bar whose time is not one at which a bar is expected. */
    public enum Placement {
        /** It is taken in like any other. */
        ACCEPT,
        /** The bar is left out and counted. */
        DROP,
        /** The bar is refused with a coded error. */
        REFUSE
    }

    /** The treatment of a bar with bad prices. */
    public enum BadPrices {
        /** It is taken in as an absent bar. */
        ABSENT,
        /** The bar is refused with a coded error. */
        REFUSE
    }

    /** The treatment of a bar in which nothing was traded. */
    public enum ZeroVolume {
        /** It is taken in like any other. */
        ACCEPT,
        /** It is taken in as an absent bar. */
        ABSENT,
        /** The bar is refused with a coded error. */
        REFUSE
    }

    /**
     * Checks the gap. {@inheritDoc}
     *
     * @throws DocumentException if the gap is out of bounds, or bars would be inserted between bars off the grid
     */
    public BarPolicy {
        List<Fault> faults = new ArrayList<>();
        // No gap within a day is longer, and across days there is nothing to make up for.
        if (insertUpToMinutes < 0 || insertUpToMinutes > EpochDay.MINUTES) {
            String rule = "must be from 0, for never, to " + EpochDay.MINUTES;
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
