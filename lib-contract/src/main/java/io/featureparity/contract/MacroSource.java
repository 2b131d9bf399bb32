// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A macro column, with the rules for its values: from when on a bar may use a value, and for how long.
 *
 * @param name the column's name
 * @param available from when on a value may be used, if its source gives only the day it is for
 * @param staleAfterBars for how many more bars a value is used after the first bar that saw it; then it is absent.
 *     {@link #NO_LIMIT} means that it is used until a newer one comes
 */
public record MacroSource(String name, Availability available, int staleAfterBars) {

    /** A value is used until the next one comes, however long that takes. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    /** Beyond this a number is no limit any more, and should say so. */
    private static final int MOST_BARS = 1_000_000;

    /** What a bar has besides its values. */
    private static final String TIME = "time";

    /**
     * Checks the name and the limit. {@inheritDoc}
     *
     * @throws DocumentException if the name is malformed or taken, or the limit out of bounds, with all faults
     */
    public MacroSource {
        Objects.requireNonNull(available, "available");
        List<Fault> faults = new ArrayList<>();
        TextFormat.NAME.check(faults, "name", name);
        if (name.equals(TIME) || Price.columnsWithVolume().contains(name)) {
            faults.add(
                    new Fault(ErrorCode.VALUE_NOT_ALLOWED, "name", "must not be named like a part of the bar", name));
        }
        if (staleAfterBars < 0 || (staleAfterBars > MOST_BARS && staleAfterBars != NO_LIMIT)) {
            String rule = "must be from 0 to " + MOST_BARS + ", or null for no limit";
            String value = Integer.toString(staleAfterBars);
            faults.add(new Fault(ErrorCode.VALUE_NOT_ALLOWED, "stale_after_bars", rule, value));
        }
        if (!faults.isEmpty()) {
            throw new DocumentException(faults);
        }
    }

    /** {@return whether a value becomes absent after some bars even if no newer one has come} */
    public boolean becomesStale() {
        return staleAfterBars != NO_LIMIT;
    }
}
