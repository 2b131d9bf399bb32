// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import static io.featureparity.tests.feed.TradingYear.BAR;

import io.featureparity.contract.BarPolicy;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.BarPolicy.Placement;
import io.featureparity.contract.BarPolicy.ZeroVolume;
import io.featureparity.features.feed.FeedDecision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a policy has to make of the bars of a {@link MessyFeed}, and which rows are left in the end. It is told what is
 * wrong with a bar and does not look for it, so it is no second version of the feed's rules.
 */
final class ExpectedDecisions {

    private final BarPolicy policy;
    /** All times at which bars are expected. */
    private final long[] grid;

    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Decided> decided = new ArrayList<>();
    private final List<Arrival> taken = new ArrayList<>();

    ExpectedDecisions(BarPolicy policy, long[] grid) {
        this.policy = policy;
        this.grid = grid;
    }

    /** {@return the bars in the order in which they come} */
    List<Arrival> arrivals() {
        return arrivals;
    }

    /** {@return every decision that has to be taken, in order} */
    List<Decided> decided() {
        return decided;
    }

    /** {@return the rows that are left, the inserted ones among them} */
    List<Arrival> taken() {
        return taken;
    }

    Arrival lastTaken() {
        return taken.get(taken.size() - 1);
    }

    /** The last bar that was taken in, with the values with which it came. */
    Arrival asItCame() {
        for (int i = arrivals.size() - 1; ; i--) {
            if (arrivals.get(i).decision().isTaken()) {
                return arrivals.get(i);
            }
        }
    }

    /** A bar whose time is after the last one. */
    void come(Arrival bar, boolean offGrid, boolean outside) {
        if (offGrid && policy.offGrid() != Placement.ACCEPT) {
            boolean drop = policy.offGrid() == Placement.DROP;
            leave(bar, drop, FeedDecision.OFF_GRID_DROPPED, FeedDecision.OFF_GRID_REFUSED);
        } else if (outside && policy.outsideSession() != Placement.ACCEPT) {
            boolean drop = policy.outsideSession() == Placement.DROP;
            leave(bar, drop, FeedDecision.OUTSIDE_SESSION_DROPPED, FeedDecision.OUTSIDE_SESSION_REFUSED);
        } else {
            FeedDecision decision = byValues(bar);
            if (decision.isRefusal()) {
                leave(bar, false, decision, decision);
            } else {
                insertBefore(bar.time());
                take(bar, decision);
            }
        }
    }

    /** A bar that replaces the last one, if its values allow it. */
    void comeInPlace(Arrival bar) {
        FeedDecision decision = byValues(bar);
        if (decision.isRefusal()) {
            leave(bar, false, decision, decision);
        } else {
            taken.remove(taken.size() - 1);
            take(bar, FeedDecision.REPLACED);
        }
    }

    private FeedDecision byValues(Arrival bar) {
        if (bar.volume() == 0 && policy.zeroVolume() != ZeroVolume.ACCEPT) {
            boolean refuse = policy.zeroVolume() == ZeroVolume.REFUSE
                    || (hasBadMacro(bar) && policy.badPrices() == BadPrices.REFUSE);
            if (!refuse) {
                return FeedDecision.ZERO_VOLUME_TAKEN_AS_ABSENT;
            }
            return policy.zeroVolume() == ZeroVolume.REFUSE
                    ? FeedDecision.ZERO_VOLUME_REFUSED
                    : FeedDecision.BAD_VALUES_REFUSED;
        }
        if (bar.bad()) {
            return policy.badPrices() == BadPrices.REFUSE
                    ? FeedDecision.BAD_VALUES_REFUSED
                    : FeedDecision.BAD_VALUES_TAKEN_AS_ABSENT;
        }
        return bar.hasNoPrices() ? FeedDecision.ACCEPTED_ABSENT : FeedDecision.ACCEPTED;
    }

    private static boolean hasBadMacro(Arrival bar) {
        return bar.macro().contains(Double.NEGATIVE_INFINITY);
    }

    /** A bar that is not taken in. */
    void leave(Arrival bar, boolean drop, FeedDecision dropped, FeedDecision refused) {
        note(bar, drop ? dropped : refused);
    }

    private void take(Arrival bar, FeedDecision decision) {
        boolean nothingTraded = bar.volume() == 0 && policy.zeroVolume() == ZeroVolume.ABSENT;
        taken.add(nothingTraded ? bar.withPrices(Arrival.NO_PRICES) : bar);
        note(bar, decision);
    }

    private void note(Arrival bar, FeedDecision decision) {
        arrivals.add(bar.decided(decision));
        decided.add(new Decided(decision, bar.time()));
    }

    private void insertBefore(long time) {
        if (!policy.insertsBars() || taken.isEmpty()) {
            return;
        }
        long[] between = expectedBetween(lastTaken().time(), time);
        if ((between.length + 1) * BAR <= policy.insertUpToMinutes() * TradingYear.MINUTE) {
            for (long missing : between) {
                taken.add(new Arrival(
                        missing, Arrival.NO_PRICES, Double.NaN, MessyBars.NO_MACRO, false, FeedDecision.INSERTED));
                decided.add(new Decided(FeedDecision.INSERTED, missing));
            }
        }
    }

    private long[] expectedBetween(long last, long time) {
        if (policy.outsideSession() == Placement.ACCEPT) {
            long[] byTheClock = new long[(int) ((time - last) / BAR) - 1];
            Arrays.setAll(byTheClock, i -> last + (i + 1) * BAR);
            return byTheClock;
        }
        return Arrays.copyOfRange(grid, Arrays.binarySearch(grid, last) + 1, Arrays.binarySearch(grid, time));
    }
}
