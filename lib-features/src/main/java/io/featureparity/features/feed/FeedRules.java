// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.feed;

import io.featureparity.contract.BarPolicy;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.BarPolicy.Conflict;
import io.featureparity.contract.BarPolicy.Exclusion;
import io.featureparity.contract.BarPolicy.Placement;
import io.featureparity.contract.BarPolicy.ZeroVolume;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.features.session.TradingCalendar;

/**
 * Decides what to do with a bar, by asking the questions that {@link FeedDecision} lists. The answer depends only on the
 * policy, the calendar, the last bar and the bar itself, and nothing is changed. So a bar that has ended and one that is
 * still forming are decided about in the same way.
 */
final class FeedRules {

    private final BarPolicy policy;
    private final TradingCalendar calendar;
    private final boolean macroComesWithBars;
    private final boolean refusesOutsideHighLow;

    FeedRules(BarPolicy policy, TradingCalendar calendar, boolean macroComesWithBars, boolean refusesOutsideHighLow) {
        this.policy = policy;
        this.calendar = calendar;
        this.macroComesWithBars = macroComesWithBars;
        this.refusesOutsideHighLow = refusesOutsideHighLow;
    }

    /** Decides about a bar that comes after the last one. */
    FeedDecision decide(BarBuffer bar, LastBar last) {
        boolean again = last.isThere() && bar.time() == last.time();
        if (last.isThere() && bar.time() < last.time()) {
            return leaveOut(policy.late(), FeedDecision.LATE_DROPPED, FeedDecision.LATE_REFUSED);
        }
        if (again) {
            if (last.hasPricesOf(bar) && (!macroComesWithBars || last.hasMacroOf(bar))) {
                return leaveOut(policy.duplicate(), FeedDecision.DUPLICATE_DROPPED, FeedDecision.DUPLICATE_REFUSED);
            }
            if (policy.conflictingDuplicate() == Conflict.REFUSE) {
                return FeedDecision.CONFLICT_REFUSED;
            }
        } else {
            if (policy.offGrid() != Placement.ACCEPT && !calendar.isOnGrid(bar.time())) {
                return leaveOut(policy.offGrid(), FeedDecision.OFF_GRID_DROPPED, FeedDecision.OFF_GRID_REFUSED);
            }
            if (policy.outsideSession() != Placement.ACCEPT && !calendar.isInSession(bar.time())) {
                return leaveOut(
                        policy.outsideSession(),
                        FeedDecision.OUTSIDE_SESSION_DROPPED,
                        FeedDecision.OUTSIDE_SESSION_REFUSED);
            }
        }
        FeedDecision ofValues = decideByValues(bar);
        return again && ofValues.isTaken() ? FeedDecision.REPLACED : ofValues;
    }

    private FeedDecision decideByValues(BarBuffer bar) {
        if (bar.volume() == 0 && policy.zeroVolume() == ZeroVolume.REFUSE) {
            return FeedDecision.ZERO_VOLUME_REFUSED;
        }
        boolean nothingTraded = countsAsAbsent(bar);
        boolean good = (nothingTraded || bar.pricesAreGood()) && (!macroComesWithBars || bar.macroIsGood());
        if (!good && policy.badPrices() == BadPrices.REFUSE) {
            return FeedDecision.BAD_VALUES_REFUSED;
        }
        if (nothingTraded) {
            return FeedDecision.ZERO_VOLUME_TAKEN_AS_ABSENT;
        }
        if (!good) {
            return FeedDecision.BAD_VALUES_TAKEN_AS_ABSENT;
        }
        if (refusesOutsideHighLow && bar.isOutsideHighLow()) {
            return FeedDecision.OUTSIDE_HIGH_LOW_REFUSED;
        }
        return bar.hasNoPrices() ? FeedDecision.ACCEPTED_ABSENT : FeedDecision.ACCEPTED;
    }

    /** Whether nothing was traded in a bar and the policy makes it an absent bar. */
    boolean countsAsAbsent(BarBuffer bar) {
        return bar.volume() == 0 && policy.zeroVolume() == ZeroVolume.ABSENT;
    }

    private static FeedDecision leaveOut(Exclusion how, FeedDecision dropped, FeedDecision refused) {
        return how == Exclusion.DROP ? dropped : refused;
    }

    private static FeedDecision leaveOut(Placement how, FeedDecision dropped, FeedDecision refused) {
        return how == Placement.DROP ? dropped : refused;
    }
}
