// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.record.SeenBar;
import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.BarPolicy.BadPrices;
import io.featureparity.features.engine.FeatureEngine;
import io.featureparity.features.model.Model;
import io.featureparity.features.raw.BarBuffer;
import io.featureparity.parity.audit.GivenBarsSink.Taken;
import io.featureparity.parity.diagnosis.ClaimedColumn;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Joins the records of one instrument and one model with given bars, by time. The engine begins where that of the log did, if the
 * log has its first bar; else with the first bar that is given. Where the service's engine began anew in the past, so does this one.
 */
final class GivenBarsJoin implements AutoCloseable {

    private static final long NEVER = Long.MIN_VALUE;

    private final AuditedInstrument instrument;
    private final Model model;
    private final GivenBarsCursor cursor;
    private final GivenRows rows;
    private final FeatureEngine again;
    private final BarBuffer bar;
    private final double[] raw;
    private final DifferenceCounts counts;
    private final KeptRecords kept;
    private final Missing barsOnly = new Missing();
    private final Missing logOnly = new Missing();

    private boolean begun;
    private boolean fresh;
    private long first;
    private long last = NEVER;

    /** The time up to which bars have been counted. */
    private long furthest = NEVER;

    private long joined;
    private long otherBars;
    private boolean differs;

    GivenBarsJoin(AuditedInstrument instrument, Model model, GivenBarsCursor cursor, GivenRows rows, int mostKept) {
        this.instrument = instrument;
        this.model = model;
        this.cursor = cursor;
        this.rows = rows;
        this.again = FeatureEngine.of(model, BadPrices.ABSENT);
        this.bar = BarBuffer.of(model.contract().macroColumns());
        this.raw = new double[model.contract().marketFeatures().size()];
        this.counts = new DifferenceCounts(model.contract());
        this.kept = new KeptRecords(model.contract(), mostKept);
    }

    /** {@return whether records of an instrument, served under a model, are joined} */
    boolean isOf(String name, String contractHash, String statsHash) {
        return instrument.name().equals(name)
                && instrument.contractHash().equals(contractHash)
                && instrument.statsHash().equals(statsHash);
    }

    /** Takes the next record of the log. */
    void take(SeenBar seen, @Nullable ServedVector served) {
        long time = seen.time();
        if (!begun) {
            begun = true;
            first = time;
            fresh = seen.index() == 0;
        }
        if (time < last && seen.index() == 0) { // the service began anew, with a history
            cursor.restart();
            again.reset();
            last = NEVER;
            fresh = true;
            first = time;
        }
        for (Taken next = cursor.peek(); next != null && next.time() <= time; next = cursor.peek()) {
            cursor.skip();
            step(next, seen);
        }
        if (last != time) {
            if (served != null) {
                logOnly.add(time);
            }
            return;
        }
        boolean sameBar = rows.bar(seen, bar);
        otherBars += sameBar ? 0 : 1;
        differs |= !rows.features(seen, served, bar.close(), raw, counts);
        kept.add(seen, served, differs);
    }

    private void step(Taken next, SeenBar seen) {
        boolean both = next.time() == seen.time();
        if (!both && fresh && next.time() < first) {
            return; // the log's engine had no history
        }
        if (both && seen.index() == 0) {
            again.reset();
        }
        GivenBarsSink.copy(next.bar(), bar);
        again.update(bar);
        last = next.time();
        if (both) {
            again.raw(raw);
            joined++;
        } else if (last > first && last > furthest && !next.inserted()) {
            barsOnly.add(last);
        }
        furthest = Math.max(furthest, last);
    }

    /**
     * What was found, behind the last record; to be asked for when all instruments have been joined, for some share their rows.
     *
     * @param explained whether the columns that differ are kept for a diagnosis
     * @param named whether these columns are called by their instrument too
     */
    Supplier<GivenBarsFindings> result(boolean explained, boolean named) {
        cursor.finish();
        List<ClaimedColumn> columns = explained ? counts.columns(kept, named ? instrument.name() : "") : List.of();
        GivenBarsFindings.Joined times =
                new GivenBarsFindings.Joined(joined, otherBars, barsOnly.result(), logOnly.result());
        return () -> new GivenBarsFindings(instrument, model, times, rows.found(), columns);
    }

    /** {@return whether any feature differs} */
    boolean differs() {
        return differs;
    }

    @Override
    public void close() {
        cursor.close();
    }
}
