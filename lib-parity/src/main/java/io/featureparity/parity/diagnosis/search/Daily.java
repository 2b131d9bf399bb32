// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.search;

import io.featureparity.contract.EpochDay;
import io.featureparity.features.batch.BarColumns;
import io.featureparity.parity.diagnosis.column.Claim;
import io.featureparity.parity.diagnosis.column.MarketColumns;
import io.featureparity.parity.diagnosis.column.Publications;
import io.featureparity.parity.diagnosis.edit.Core;
import io.featureparity.parity.diagnosis.edit.Edits;
import io.featureparity.parity.diagnosis.finding.Edit;
import io.featureparity.parity.diagnosis.finding.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Columns that are the same all day: computed of one row for each session, or for each day of which a macro value was published, and
 * then held over the bars.
 */
public final class Daily {

    private static final int LEAST_ROWS = 30;
    private static final double MOSTLY = 0.98;
    private static final int NONE = -1;
    private static final long NOON = 43_200_000;

    private final MarketColumns days;
    private final Claim claim;
    private final int[] rowOf;
    private final Edit edit;

    private Daily(MarketColumns days, Claim claim, int[] rowOf, Edit edit) {
        this.days = days;
        this.claim = claim;
        this.rowOf = rowOf;
        this.edit = edit;
    }

    /** The column by day, in each way that is possible; none if it changes within days, or there are too few of them. */
    public static List<Daily> of(MarketColumns market, Claim claim, Core core) {
        List<Daily> ways = new ArrayList<>();
        int[] sessions = market.sessions();
        Claim bySession = claim(claim, sessions, market.sessionStarts().length - 1);
        if (bySession != null) {
            Edit edit = Edits.of("days", "days in place of bars, held over each day", "", "B1");
            ways.add(new Daily(daily(market), bySession, sessions, edit));
        }
        Set<String> columns = core.expression().columns();
        Publications published =
                columns.size() == 1 ? market.published(columns.iterator().next()) : null;
        for (int before = 1; published != null && before >= 0; before--) {
            int[] rowOf = publications(market, published, before);
            Claim byPublication = claim(claim, rowOf, published.days().length);
            if (byPublication != null) {
                String when = before == 0 ? "of the same day, before it was published" : "of the day before";
                Edit edit = Edits.of("days", "published values in place of bars, the one " + when + " held", "", "B1");
                ways.add(
                        new Daily(published(market, columns.iterator().next(), published), byPublication, rowOf, edit));
            }
        }
        return ways;
    }

    /** Which publication each bar sees. */
    private static int[] publications(MarketColumns market, Publications published, int before) {
        int[] rowOf = new int[market.size()];
        for (int row = 0; row < rowOf.length; row++) {
            rowOf[row] = Math.max(NONE, published.last(market.day(row) - before));
        }
        return rowOf;
    }

    /** The column with one value for all bars of a row; null if it has others too often. */
    private static @Nullable Claim claim(Claim claim, int[] rowOf, int rows) {
        double[] values = new double[rows];
        Arrays.fill(values, Double.NaN);
        BitSet known = new BitSet();
        BitSet changing = new BitSet();
        for (int bar = rowOf.length - 1; bar >= 0; bar--) {
            int row = rowOf[bar];
            if (row != NONE && claim.isKnown(bar)) {
                if (!known.get(row)) {
                    known.set(row);
                    values[row] = claim.value(bar);
                } else if (claim.value(bar) != values[row] && !Double.isNaN(values[row])) {
                    changing.set(row);
                }
            }
        }
        int count = known.cardinality();
        return count < LEAST_ROWS || changing.cardinality() > (1 - MOSTLY) * count ? null : new Claim(values, known);
    }

    private static MarketColumns published(MarketColumns market, String column, Publications published) {
        int rows = published.days().length;
        double[] none = new double[rows];
        Arrays.fill(none, Double.NaN);
        Map<String, double[]> macro = new HashMap<>();
        market.contract().macroColumns().forEach(name -> macro.put(name, none));
        macro.put(column, published.values());
        long[] times = Arrays.stream(published.days())
                .map(day -> EpochDay.start(day) + NOON)
                .toArray();
        return MarketColumns.of(
                market.contract(), BarColumns.of(market.contract(), times, none, none, none, none, macro));
    }

    private static MarketColumns daily(MarketColumns market) {
        int[] starts = market.sessionStarts();
        int sessions = starts.length - 1;
        long[] times = new long[sessions];
        for (int session = 0; session < sessions; session++) {
            times[session] = market.time(starts[session]);
        }
        Map<String, double[]> macro = new HashMap<>();
        Map<String, Publications> published = new HashMap<>();
        for (String name : market.contract().macroColumns()) {
            macro.put(name, by(market, name, Take.FIRST));
            Publications its = market.published(name);
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
        return MarketColumns.of(market.contract(), columns, published);
    }

    private enum Take {
        FIRST,
        LAST,
        MOST,
        LEAST
    }

    /** One value of each session, of those that are present. */
    private static double[] by(MarketColumns market, String column, Take take) {
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

    public MarketColumns market() {
        return days;
    }

    public Claim claim() {
        return claim;
    }

    /** The same explanation, held against the bars of the days. */
    public Explained held(MarketColumns market, Claim ofBars, Explained one) {
        double[] values = new double[market.size()];
        int memory = market.size();
        for (int bar = values.length - 1; bar >= 0; bar--) {
            int row = rowOf[bar];
            values[bar] = row == NONE ? Double.NaN : one.values()[row];
            memory = row >= one.evidence().first() ? bar : memory;
        }
        Evidence evidence = new Verification(market, ofBars, memory, 0)
                .of(values, one.outcome(), one.variant().expression());
        return new Explained(one.variant(), one.way(), one.outcome(), one.outcomeEdits(), evidence, values);
    }

    public List<Edit> edits() {
        return List.of(edit);
    }
}
