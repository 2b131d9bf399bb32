// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import static io.featureparity.tests.feed.TradingYear.BAR;
import static io.featureparity.tests.market.Market.CONTRACT;

import io.featureparity.contract.BarPolicy;
import io.featureparity.contract.BarPolicy.Conflict;
import io.featureparity.contract.BarPolicy.Exclusion;
import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.feed.FeedDecision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A feed with everything that real ones have and should not. Since each imperfection is put in on purpose, it is known of
 * each bar what a policy has to make of it, and which rows are left in the end, without looking for imperfections.
 */
final class MessyFeed {

    private final SplittableRandom random;
    private final BarPolicy policy;
    /** All times at which bars are expected. */
    private final long[] grid;

    private final boolean ownMacro;
    private final MessyBars bars;
    private final ExpectedDecisions expected;

    private MessyFeed(long seed, BarPolicy policy, long[] grid, int oneIn, boolean ownMacro) {
        this.random = new SplittableRandom(seed);
        this.policy = policy;
        this.grid = grid;
        this.ownMacro = ownMacro;
        this.bars = new MessyBars(random, oneIn, ownMacro);
        this.expected = new ExpectedDecisions(policy, grid);
    }

    /**
     * Makes a feed.
     *
     * @param policy what decides over its bars
     * @param grid all times at which bars are expected
     * @param oneIn one bar in so many is imperfect
     * @param ownMacro whether macro values come with the bars, and not from a series
     */
    static MessyFeed of(long seed, BarPolicy policy, long[] grid, int oneIn, boolean ownMacro) {
        MessyFeed feed = new MessyFeed(seed, policy, grid, oneIn, ownMacro);
        int missing = 0;
        for (int i = 0; i < grid.length; i++) {
            if (missing == 0 && feed.bars.now()) {
                missing = feed.random.nextInt(4) == 0 ? feed.random.nextInt(1, 80) : feed.random.nextInt(1, 8);
            }
            if (missing > 0) {
                missing--;
                continue;
            }
            feed.strayBefore(i);
            feed.expected.come(feed.bars.barAt(grid[i]), false, false);
            while (feed.bars.now()) {
                feed.again();
            }
        }
        return feed;
    }

    // ---- what there is

    /** {@return the bars in the order in which they come} */
    List<Arrival> arrivals() {
        return expected.arrivals();
    }

    /** {@return how many of them have to be refused} */
    long refusals() {
        return expected.arrivals().stream()
                .filter(one -> one.decision().isRefusal())
                .count();
    }

    /** {@return every decision that has to be taken, in order} */
    List<Decided> decided() {
        return expected.decided();
    }

    /** {@return the rows that are left, the inserted ones among them} */
    List<Arrival> left() {
        return expected.taken();
    }

    /** {@return the times of the rows that are left} */
    long[] takenTimes() {
        return expected.taken().stream().mapToLong(Arrival::time).toArray();
    }

    /** {@return the rows that are left, with the macro values that came with them} */
    BarColumns taken(FeatureContract contract) {
        return columns(contract, left(), macroOf(left(), CONTRACT.macroColumns().size()));
    }

    /** {@return the rows that are left, with other macro values} */
    BarColumns taken(FeatureContract contract, double[][] columns) {
        return columns(contract, left(), columns);
    }

    /** {@return all bars as they come, in columns, with their volume, and with macro values if these come with them} */
    BarColumns columns(FeatureContract contract) {
        double[][] columns =
                macroOf(arrivals(), ownMacro ? CONTRACT.macroColumns().size() : 0);
        double[] volume = arrivals().stream().mapToDouble(Arrival::volume).toArray();
        return columns(contract, arrivals(), columns).withVolume(volume);
    }

    private static double[][] macroOf(List<Arrival> rows, int count) {
        double[][] columns = new double[count][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < count; i++) {
                columns[i][row] = rows.get(row).macro().get(i);
            }
        }
        return columns;
    }

    private static BarColumns columns(FeatureContract contract, List<Arrival> rows, double[][] columns) {
        double[][] prices = new double[4][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < prices.length; i++) {
                prices[i][row] = rows.get(row).prices().get(i);
            }
        }
        Map<String, double[]> byName = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            byName.put(contract.macroColumns().get(i), columns[i]);
        }
        long[] times = rows.stream().mapToLong(Arrival::time).toArray();
        if (columns.length == 0) {
            return BarColumns.withoutMacro(contract, times, prices[0], prices[1], prices[2], prices[3]);
        }
        return BarColumns.of(contract, times, prices[0], prices[1], prices[2], prices[3], byName);
    }

    // ---- putting imperfections in

    /** Bars between the expected ones: off the grid, or while there is no session. */
    private void strayBefore(int index) {
        if (index == 0) {
            return;
        }
        boolean night = grid[index] - grid[index - 1] > BAR;
        while (night ? random.nextInt(3) == 0 : bars.now()) {
            long after = Math.max(
                    grid[index - 1],
                    expected.taken().isEmpty() ? 0 : expected.lastTaken().time());
            long steps = (grid[index] - after - 1) / BAR;
            if (night && steps > 0 && random.nextBoolean()) {
                expected.come(bars.barAt(grid[index] - random.nextLong(1, steps + 1) * BAR), false, true);
            } else if (grid[index] - after > 1) {
                long time = random.nextLong(after + 1, grid[index]);
                boolean offGrid = (grid[index] - time) % BAR != 0;
                expected.come(bars.barAt(time), offGrid, night);
            } else {
                return;
            }
        }
    }

    /** A bar of the last one's time, or of an earlier one. */
    private void again() {
        if (expected.taken().isEmpty()) {
            return;
        }
        Arrival last = expected.asItCame();
        switch (random.nextInt(4)) {
            case 0 ->
                expected.leave(
                        last,
                        policy.duplicate() == Exclusion.DROP,
                        FeedDecision.DUPLICATE_DROPPED,
                        FeedDecision.DUPLICATE_REFUSED);
            case 1 -> {
                Arrival otherVolume = last.withVolume(last.volume() + 1);
                expected.leave(
                        otherVolume,
                        policy.duplicate() == Exclusion.DROP,
                        FeedDecision.DUPLICATE_DROPPED,
                        FeedDecision.DUPLICATE_REFUSED);
            }
            case 2 -> conflict(last);
            default -> {
                Arrival any = expected.arrivals()
                        .get(random.nextInt(expected.arrivals().size()));
                long time = random.nextBoolean() ? any.time() : grid[random.nextInt(grid.length)] - random.nextInt(2);
                Arrival late = any.at(Math.min(time, last.time() - (random.nextBoolean() ? 1 : BAR)));
                expected.leave(
                        late, policy.late() == Exclusion.DROP, FeedDecision.LATE_DROPPED, FeedDecision.LATE_REFUSED);
            }
        }
    }

    private void conflict(Arrival last) {
        Arrival other = bars.otherThan(last);
        if (other.prices().equals(last.prices()) && other.macro().equals(last.macro())) {
            return; // all are absent
        }
        if (policy.conflictingDuplicate() == Conflict.REFUSE) {
            expected.leave(other, false, FeedDecision.CONFLICT_REFUSED, FeedDecision.CONFLICT_REFUSED);
        } else {
            expected.comeInPlace(other);
        }
    }
}
