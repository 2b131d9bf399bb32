// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.flink.record.InstrumentBar;
import io.featureparity.flink.state.InstrumentState;
import io.featureparity.flink.state.Split;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Whether bars of one instrument and one time have an order. They have if one split sent them, for a split keeps its order.
 * The first split that an instrument's bars name is its split from then on; bars from any other one are refused. Where the first
 * bars name several, it is the one whose name comes first, whichever arrived first.
 */
final class SplitRule {

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
     * Gives the bars that have an order, and refuses the others.
     *
     * @param state the state of the instrument, which remembers its split
     * @param due bars of one time, as they came
     * @param refused receives each bar that is refused, with the fault
     * @return the bars to be taken in, in their order
     */
    List<InstrumentBar> inOrder(
            InstrumentState state, List<InstrumentBar> due, BiConsumer<InstrumentBar, Fault> refused) {
        String source = splitOf(state, due).source();
        InstrumentBar first = due.get(0);
        if (due.size() == 1 && first.source().equals(source)) {
            return due;
        }
        List<InstrumentBar> ofSplit =
                due.stream().filter(bar -> bar.source().equals(source)).toList();
        for (InstrumentBar bar : due) {
            if (!bar.source().equals(source)) {
                String rule = "must come from the split of the instrument, " + source;
                String value = bar.source().isEmpty() ? "no split" : bar.source();
                refused.accept(bar, new Fault(ErrorCode.FLINK_ANOTHER_SPLIT, bar.place(), rule, value));
            }
        }
        if (source.equals(InstrumentBar.UNKNOWN_SOURCE) && !due.stream().allMatch(first::hasValuesOf)) {
            for (InstrumentBar bar : due) {
                String rule = "must come once, or several times from one known split, which says in which order";
                String value = due.size() + " bars with other values";
                refused.accept(bar, new Fault(ErrorCode.FLINK_ORDER_UNKNOWN, bar.place(), rule, value));
            }
            return List.of();
        }
        return ofSplit;
    }

    private Split splitOf(InstrumentState state, List<InstrumentBar> due) {
        Split split = state.split();
        long time = due.get(0).time();
        if (split.isKnown() && (split.since() >= newSplitsFrom || time < newSplitsFrom)) {
            return split;
        }
        Optional<String> named = due.stream()
                .map(InstrumentBar::source)
                .filter(source -> !source.equals(InstrumentBar.UNKNOWN_SOURCE))
                .min(Comparator.naturalOrder());
        if (named.isPresent()) {
            split = new Split(named.get(), time);
            state.comesFrom(split);
        }
        return split;
    }
}
