// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.InputException;
import io.featureparity.gate.bars.BarPass;
import io.featureparity.parity.lineage.DataRange;
import io.featureparity.parity.lineage.SeenBars;
import io.featureparity.parity.statistics.ContractPasses;
import io.featureparity.parity.statistics.NormStatsAudit;
import io.featureparity.parity.statistics.NormStatsFit;
import io.featureparity.parity.statistics.RangeBound;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Bars to fit statistics to, and the range of them that counts. */
public final class HistoryOptions extends FeedOptions {

    @Option(
            names = "--from",
            paramLabel = "DAY|TIME",
            converter = TimeBound.Reader.class,
            description = "The first day (UTC) or time that counts; bars before it are history. Else the first bar.")
    private @Nullable TimeBound from;

    @Option(
            names = "--to",
            paramLabel = "DAY|TIME",
            converter = TimeBound.Reader.class,
            description = "The last day (UTC) or time that counts, itself included. Else the last bar.")
    private @Nullable TimeBound to;

    /** Audits statistics over the range; without one, over the range that the statistics claim. */
    public NormStatsAudit audit(NormStats stats, BarPass bars) {
        ContractPasses passes = (of, work) -> bars.fed(of, rows -> {
            work.accept(rows);
            return rows;
        });
        return from == null && to == null
                ? NormStatsAudit.of(stats, bars.contract(), passes)
                : NormStatsAudit.of(stats, bars.contract(), passes, first(), last());
    }

    /** Hashes the bars of the range; without one, those of the range that the statistics claim, or all of them. */
    public Optional<DataRange> dataRange(NormStats stats, BarPass bars) {
        RangeBound claimed = from == null && to == null ? RangeBound.claimed(stats) : null;
        SeenBars seen = claimed == null ? new SeenBars(first(), last()) : new SeenBars(claimed.from(), claimed.to());
        bars.seenBy(seen, stats);
        return seen.range();
    }

    private long first() {
        return from == null ? Long.MIN_VALUE : from.first();
    }

    private long last() {
        return to == null ? Long.MAX_VALUE : to.last();
    }

    /** Fits statistics to the bars of a pass. */
    public NormStatsFit fit(BarPass bars) {
        try {
            return NormStatsFit.of(
                    bars.contract(),
                    work -> bars.fed(rows -> {
                        work.accept(rows);
                        return rows;
                    }),
                    first(),
                    last());
        } catch (InputException refused) {
            throw bars.inFile(refused);
        }
    }
}
