// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.feed;

import static io.featureparity.tests.feed.TradingYear.BAR;
import static io.featureparity.tests.market.Market.CONTRACT;

import io.featureparity.contract.BarPolicy;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.contract.BarPolicy.Conflict;
import io.featureparity.contract.BarPolicy.Exclusion;
import io.featureparity.contract.BarPolicy.Placement;
import io.featureparity.contract.BarPolicy.ZeroVolume;
import io.featureparity.contract.FeatureContract;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.features.feed.FeedDecision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A feed with everything that real ones have and should not. Since each imperfection is put in on purpose, it is known of
 * each bar what a policy has to make of it, and which rows are left in the end, without looking for imperfections.
 */
final class MessyFeed {

    private static final List<Double> NO_MACRO = Stream.generate(() -> Double.NaN)
            .limit(CONTRACT.macroColumns().size())
            .toList();

    private static final int LOW = 2;

    private final SplittableRandom random;
    private final BarPolicy policy;
    /** All times at which bars are expected. */
    private final long[] grid;
    /** One bar in so many is imperfect. */
    private final int oneIn;

    private final boolean ownMacro;

    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Decided> decided = new ArrayList<>();
    private final List<Arrival> taken = new ArrayList<>();
    private double price = 4_000;
    private List<Double> macro = NO_MACRO;

    private MessyFeed(long seed, BarPolicy policy, long[] grid, int oneIn, boolean ownMacro) {
        this.random = new SplittableRandom(seed);
        this.policy = policy;
        this.grid = grid;
        this.oneIn = oneIn;
        this.ownMacro = ownMacro;
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
            if (missing == 0 && feed.now()) {
                missing = feed.random.nextInt(4) == 0 ? feed.random.nextInt(1, 80) : feed.random.nextInt(1, 8);
            }
            if (missing > 0) {
                missing--;
                continue;
            }
            feed.strayBefore(i);
            feed.come(feed.barAt(grid[i]), false, false);
            while (feed.now()) {
                feed.again();
            }
        }
        return feed;
    }

    // ---- what there is

    /** {@return the bars in the order in which they come} */
    List<Arrival> arrivals() {
        return arrivals;
    }

    /** {@return how many of them have to be refused} */
    long refusals() {
        return arrivals.stream().filter(one -> one.decision().isRefusal()).count();
    }

    /** {@return every decision that has to be taken, in order} */
    List<Decided> decided() {
        return decided;
    }

    /** {@return the rows that are left, the inserted ones among them} */
    List<Arrival> left() {
        return taken;
    }

    /** {@return the times of the rows that are left} */
    long[] takenTimes() {
        return taken.stream().mapToLong(Arrival::time).toArray();
    }

    /** {@return the rows that are left, with the macro values that came with them} */
    BarColumns taken(FeatureContract contract) {
        double[][] columns = new double[CONTRACT.macroColumns().size()][taken.size()];
        for (int row = 0; row < taken.size(); row++) {
            for (int i = 0; i < columns.length; i++) {
                columns[i][row] = taken.get(row).macro().get(i);
            }
        }
        return columns(contract, taken, columns);
    }

    /** {@return the rows that are left, with other macro values} */
    BarColumns taken(FeatureContract contract, double[][] columns) {
        return columns(contract, taken, columns);
    }

    /** {@return all bars as they come, in columns, with their volume, and with macro values if these come with them} */
    BarColumns columns(FeatureContract contract) {
        double[][] columns = new double[ownMacro ? CONTRACT.macroColumns().size() : 0][arrivals.size()];
        for (int row = 0; row < arrivals.size(); row++) {
            for (int i = 0; i < columns.length; i++) {
                columns[i][row] = arrivals.get(row).macro().get(i);
            }
        }
        double[] volume = arrivals.stream().mapToDouble(Arrival::volume).toArray();
        return columns(contract, arrivals, columns).withVolume(volume);
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

    // ---- making bars

    private boolean now() {
        return random.nextInt(oneIn) == 0;
    }

    private Arrival barAt(long time) {
        double open = price;
        price = Math.max(1, price * (1 + 0.002 * (random.nextDouble() - 0.5)));
        double high = Math.max(open, price) * (1 + 0.001 * random.nextDouble());
        double low = Math.min(open, price) * (1 - 0.001 * random.nextDouble());
        if (ownMacro && random.nextInt(8) == 0) {
            macro = someMacro();
        }
        Arrival bar = new Arrival(
                time, List.of(open, high, low, price), 1 + random.nextInt(99), macro, false, FeedDecision.ACCEPTED);
        return now() ? imperfect(bar) : bar;
    }

    private List<Double> someMacro() {
        return macro.stream()
                .map(before -> switch (random.nextInt(8)) {
                    case 0 -> Double.NaN;
                    case 1 -> 0.0;
                    default -> random.nextDouble(-5, 100);
                })
                .toList();
    }

    private Arrival imperfect(Arrival bar) {
        return switch (random.nextInt(7)) {
            case 0 -> bar.withVolume(0);
            case 1 -> bar.withVolume(random.nextBoolean() ? Double.NaN : -0.0);
            case 2 -> bar.withPrices(Arrival.NO_PRICES);
            case 3 -> bar.withPrices(with(bar.prices(), random.nextInt(4), Double.NaN));
            case 4 ->
                ownMacro
                        ? bar.withMacro(with(bar.macro(), 2, Double.NEGATIVE_INFINITY))
                                .asBad()
                        : bar;
            default -> {
                double[] bad = {0, -0.0, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
                List<Double> prices = random.nextInt(6) == 0
                        ? with(bar.prices(), 1, bar.prices().get(2) / 2) // the high below the low
                        : with(bar.prices(), random.nextInt(4), bad[random.nextInt(bad.length)]);
                yield bar.withPrices(prices).asBad().withVolume(random.nextInt(3));
            }
        };
    }

    private static List<Double> with(List<Double> values, int index, double value) {
        List<Double> others = new ArrayList<>(values);
        others.set(index, value);
        return others;
    }

    // ---- putting imperfections in

    /** Bars between the expected ones: off the grid, or while there is no session. */
    private void strayBefore(int index) {
        if (index == 0) {
            return;
        }
        boolean night = grid[index] - grid[index - 1] > BAR;
        while (night ? random.nextInt(3) == 0 : now()) {
            long after =
                    Math.max(grid[index - 1], taken.isEmpty() ? 0 : lastTaken().time());
            long bars = (grid[index] - after - 1) / BAR;
            if (night && bars > 0 && random.nextBoolean()) {
                come(barAt(grid[index] - random.nextLong(1, bars + 1) * BAR), false, true);
            } else if (grid[index] - after > 1) {
                long time = random.nextLong(after + 1, grid[index]);
                boolean offGrid = (grid[index] - time) % BAR != 0;
                come(barAt(time), offGrid, night);
            } else {
                return;
            }
        }
    }

    /** A bar of the last one's time, or of an earlier one. */
    private void again() {
        if (taken.isEmpty()) {
            return;
        }
        Arrival last = asItCame();
        switch (random.nextInt(4)) {
            case 0 ->
                leave(
                        last,
                        policy.duplicate() == Exclusion.DROP,
                        FeedDecision.DUPLICATE_DROPPED,
                        FeedDecision.DUPLICATE_REFUSED);
            case 1 -> {
                Arrival otherVolume = last.withVolume(last.volume() + 1);
                leave(
                        otherVolume,
                        policy.duplicate() == Exclusion.DROP,
                        FeedDecision.DUPLICATE_DROPPED,
                        FeedDecision.DUPLICATE_REFUSED);
            }
            case 2 -> conflict(last);
            default -> {
                Arrival any = arrivals.get(random.nextInt(arrivals.size()));
                long time = random.nextBoolean() ? any.time() : grid[random.nextInt(grid.length)] - random.nextInt(2);
                Arrival late = any.at(Math.min(time, last.time() - (random.nextBoolean() ? 1 : BAR)));
                leave(late, policy.late() == Exclusion.DROP, FeedDecision.LATE_DROPPED, FeedDecision.LATE_REFUSED);
            }
        }
    }

    private void conflict(Arrival last) {
        Arrival other = barAt(last.time());
        if (!last.bad() && random.nextBoolean()) { // in one value, by as little as there is
            boolean inMacro = ownMacro && random.nextBoolean();
            List<Double> values = inMacro ? last.macro() : last.prices();
            int index = random.nextInt(values.size());
            values = with(values, index, inMacro ? barelyOther(values.get(index)) : barelyOther(values, index));
            other = inMacro ? last.withMacro(values) : last.withPrices(values);
        }
        if (other.prices().equals(last.prices()) && other.macro().equals(last.macro())) {
            return; // all are absent
        }
        if (policy.conflictingDuplicate() == Conflict.REFUSE) {
            leave(other, false, FeedDecision.CONFLICT_REFUSED, FeedDecision.CONFLICT_REFUSED);
        } else {
            comeInPlace(other);
        }
    }

    private static double barelyOther(double value) {
        if (value == 0) {
            return -value; // the other zero, which has other bits
        }
        return Double.isNaN(value) ? 1 : Math.nextUp(value);
    }

    /** A price where there was none is one that the bar has, so that the high does not get below the low. */
    private double barelyOther(List<Double> prices, int index) {
        if (!Double.isNaN(prices.get(index))) {
            return Math.nextUp(prices.get(index));
        }
        DoubleStream present = prices.stream().mapToDouble(Double::doubleValue).filter(any -> !Double.isNaN(any));
        return (index == LOW ? present.min() : present.max()).orElse(price);
    }

    // ---- what has to become of them

    private Arrival lastTaken() {
        return taken.get(taken.size() - 1);
    }

    /** The last bar that was taken in, with the values with which it came. */
    private Arrival asItCame() {
        for (int i = arrivals.size() - 1; ; i--) {
            if (arrivals.get(i).decision().isTaken()) {
                return arrivals.get(i);
            }
        }
    }

    private void come(Arrival bar, boolean offGrid, boolean outside) {
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

    private void comeInPlace(Arrival bar) {
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

    private void leave(Arrival bar, boolean drop, FeedDecision dropped, FeedDecision refused) {
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
                taken.add(new Arrival(missing, Arrival.NO_PRICES, Double.NaN, NO_MACRO, false, FeedDecision.INSERTED));
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
