// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis;

import io.featureparity.features.batch.BarColumns;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns that are the same all day: computed of one row for each day, and then held over its bars. */
final class Daily {

    static final Edit EDIT = Edit.of("days", "days in place of bars, held over each day", "", "B1");

    private static final int LEAST_SESSIONS = 40;
    private static final double MOSTLY = 0.98;

    private final Market days;
    private final Claim claim;

    private Daily(Market days, Claim claim) {
        this.days = days;
        this.claim = claim;
    }

    /** The column by day; null if it changes within days, or there are too few of them. */
    static @Nullable Daily of(Market market, Claim claim) {
        int[] starts = market.sessionStarts();
        int sessions = starts.length - 1;
        if (sessions < LEAST_SESSIONS) {
            return null;
        }
        double[] values = new double[sessions];
        BitSet known = new BitSet();
        int same = 0;
        for (int session = 0; session < sessions; session++) {
            int last = starts[session + 1] - 1;
            values[session] = claim.value(last);
            if (claim.isKnown(last)) {
                known.set(session);
                boolean all = true;
                for (int row = starts[session]; row <= last; row++) {
                    all &= claim.value(row) == values[session] || Double.isNaN(values[session]);
                }
                same += all ? 1 : 0;
            }
        }
        return same < MOSTLY * sessions ? null : new Daily(daily(market), new Claim(values, known));
    }

    private static Market daily(Market market) {
        int[] starts = market.sessionStarts();
        int sessions = starts.length - 1;
        long[] times = new long[sessions];
        for (int session = 0; session < sessions; session++) {
            times[session] = market.time(starts[session]);
        }
        Map<String, double[]> macro = new HashMap<>();
        Map<String, Market.Published> published = new HashMap<>();
        for (String name : market.contract().macroColumns()) {
            macro.put(name, by(market, name, Take.FIRST));
            Market.Published its = market.published(name);
            if (its != null) {
                published.put(name, its);
            }
        }
        BarColumns columns = BarColumns.of(
                market.contract(),
                times,
                by(market, "open", Take.FIRST),
                by(market, "high", Take.MOST),
                by(market, "low", Take.LEAST),
                by(market, "close", Take.LAST),
                macro);
        return Market.of(market.contract(), columns, published);
    }

    private enum Take {
        FIRST,
        LAST,
        MOST,
        LEAST
    }

    /** One value of each session, of those that are present. */
    private static double[] by(Market market, String column, Take take) {
        double[] from = market.column(column);
        int[] starts = market.sessionStarts();
        double[] out = new double[starts.length - 1];
        Arrays.fill(out, Double.NaN);
        for (int session = 0; session < out.length; session++) {
            for (int row = starts[session]; row < starts[session + 1]; row++) {
                double value = from[row];
                double so = out[session];
                boolean taken = !Double.isNaN(value)
                        && (Double.isNaN(so)
                                || take == Take.LAST
                                || (take == Take.MOST && value > so)
                                || (take == Take.LEAST && value < so));
                out[session] = taken ? value : so;
            }
        }
        return out;
    }

    Market market() {
        return days;
    }

    Claim claim() {
        return claim;
    }

    /** The same explanation, held against the bars of the days. */
    Explained held(Market market, Claim ofBars, Explained one) {
        int[] sessions = market.sessions();
        double[] values = new double[market.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = one.values()[sessions[row]];
        }
        int memory = one.evidence().first() < market.sessionStarts().length
                ? market.sessionStarts()[one.evidence().first()]
                : 0;
        Evidence evidence = new Verification(market, ofBars, memory, 0)
                .of(values, one.outcome(), one.variant().expression());
        return new Explained(one.variant(), one.way(), one.outcome(), one.outcomeEdits(), evidence, values);
    }

    static List<Edit> edits() {
        return List.of(EDIT);
    }
}
