// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.state.InstrumentState;
import io.featureparity.flink.state.Split;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Whether bars of one instrument and one time have an order. They have if one split sent them, for a split keeps its order.
 * The first split of which a bar is taken in is the split of the instrument from then on; bars from any other one are refused. Where
 * bars of several splits could be the first, it is the split whose name comes first, whichever arrived first.
 */
final class SplitRule {

    /** Takes bars in. */
    interface Taker {

        /** Takes a bar in, and says whether it did. */
        boolean takes(InstrumentBar bar);
    }

    private final long newSplitsFrom;

    /**
     * Makes the rule.
     *
     * @param newSplitsFrom from which bar on an instrument may come from another split than before
     */
    SplitRule(long newSplitsFrom) {
        this.newSplitsFrom = newSplitsFrom;
    }

    /**
     * Gives on the bars that have an order, in it, and refuses the others.
     *
     * @param state the state of the instrument, which remembers its split
     * @param due bars of one time, as they came
     * @param taken takes bars in
     * @param refused receives each bar that is refused, with the fault
     */
    void inOrder(
            InstrumentState state, List<InstrumentBar> due, Taker taken, BiConsumer<InstrumentBar, Fault> refused) {
        Split split = state.split();
        InstrumentBar first = due.get(0);
        boolean stays = split.isKnown() && (split.since() >= newSplitsFrom || first.time() < newSplitsFrom);
        if (stays && due.size() == 1 && first.source().equals(split.source())) {
            taken.takes(first);
        } else if (stays) {
            refuseOthers(split, due, refused);
            due.stream().filter(bar -> isFrom(split, bar)).forEach(taken::takes);
        } else {
            decide(state, due, taken, refused);
        }
    }

    /** The instrument has no split yet, or may get another one. A bar that is not taken in says nothing about it. */
    private static void decide(
            InstrumentState state, List<InstrumentBar> due, Taker taken, BiConsumer<InstrumentBar, Fault> refused) {
        TreeSet<String> named = new TreeSet<>();
        due.forEach(bar -> named.add(bar.source()));
        named.remove(InstrumentBar.UNKNOWN_SOURCE);
        List<InstrumentBar> left = due;
        for (String source : named) {
            Split tried = new Split(source, due.get(0).time());
            List<InstrumentBar> ofSplit =
                    left.stream().filter(bar -> isFrom(tried, bar)).toList();
            left = left.stream().filter(bar -> !isFrom(tried, bar)).toList();
            boolean one = false;
            for (InstrumentBar bar : ofSplit) {
                one |= taken.takes(bar);
            }
            if (one) {
                state.comesFrom(tried);
                break;
            }
        }
        if (state.split().isKnown()) {
            refuseOthers(state.split(), left, refused);
        } else {
            ofNoSplit(left, taken, refused);
        }
    }

    private static void ofNoSplit(List<InstrumentBar> bars, Taker taken, BiConsumer<InstrumentBar, Fault> refused) {
        boolean same = bars.stream().allMatch(bar -> bar.hasValuesOf(bars.get(0)));
        for (InstrumentBar bar : bars) {
            if (same) {
                taken.takes(bar);
            } else {
                String rule = "must come once, or several times from one known split, which says in which order";
                String value = bars.size() + " bars with other values";
                refused.accept(bar, new Fault(ErrorCode.FLINK_ORDER_UNKNOWN, bar.place(), rule, value));
            }
        }
    }

    private static void refuseOthers(Split split, List<InstrumentBar> bars, BiConsumer<InstrumentBar, Fault> refused) {
        for (InstrumentBar bar : bars) {
            if (!isFrom(split, bar)) {
                String rule = "must come from the split of the instrument, " + split.source();
                String value = bar.source().isEmpty() ? "no split" : bar.source();
                refused.accept(bar, new Fault(ErrorCode.FLINK_ANOTHER_SPLIT, bar.place(), rule, value));
            }
        }
    }

    private static boolean isFrom(Split split, InstrumentBar bar) {
        return bar.source().equals(split.source());
    }
}
