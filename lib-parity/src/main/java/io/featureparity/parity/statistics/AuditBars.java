// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.EpochDay;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.StatisticsClaim;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.model.Normalizer;
import io.featureparity.parity.rows.EngineRows;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The bars of an audit: their sessions, the range that gives the statistics, and what a range gives. */
final class AuditBars {

    /** A claimed day without a session is no sign that bars are missing: weekends, holidays. */
    private static final long WITHOUT_SESSION = 5L * EpochDay.MILLIS;

    private final NormStats stats;
    private final FeatureContract contract;
    private final ContractPasses passes;
    private final int[] indexes;
    private final SessionSums sums;
    private final RangeSearch search;
    private final AuditComparison comparison;

    AuditBars(NormStats stats, FeatureContract contract, ContractPasses passes) {
        List<String> names = contract.featuresWithStatistics();
        this.stats = stats;
        this.contract = contract;
        this.passes = passes;
        this.indexes = names.stream().mapToInt(contract::indexOf).toArray();
        this.sums = new SessionSums(contract.session().clock(), indexes);
        this.search = new RangeSearch(names.stream().map(stats::statistics).toList());
        this.comparison = new AuditComparison(stats);
    }

    /** Passes the bars once, for their sessions. */
    void collect() {
        passes.pass(contract, this::collect);
        if (sums.sessions().isEmpty()) {
            throw refused(stats, ErrorCode.TABLE_EMPTY, "must have a bar", "none");
        }
    }

    SessionSums sums() {
        return sums;
    }

    private void collect(EngineRows rows) {
        double[] values = new double[indexes.length];
        while (rows.next()) {
            if (rows.isTaken()) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = rows.value(indexes[i]);
                }
                sums.add(rows);
                search.add(rows.time(), values);
            }
        }
    }

    /** {@return the fit of the range whose bars give the statistics; nothing if none does} */
    @Nullable
    AuditFit found() {
        RangeBound range = search.among(sums);
        return range == null ? null : fit(range, AuditRange.Source.FOUND);
    }

    /** Fits a range. */
    AuditFit fit(RangeBound bound, AuditRange.Source source) {
        List<SessionSums.Session> sessions = sums.sessions();
        long first = sessions.get(0).first();
        long last = sessions.get(sessions.size() - 1).last();
        if (bound.from() > last || bound.to() < first) {
            throw outside(bound, source, first, last);
        }
        RangeValues values =
                new RangeValues(work -> passes.pass(contract, work), bound.from(), bound.to(), NormStatsFit.MOST_KEPT);
        List<FittedFeature> fits;
        try {
            fits = NormStatsFit.fitted(contract, values);
        } catch (InputException refused) {
            throw refused.code() == ErrorCode.TABLE_EMPTY ? outside(bound, source, first, last) : refused;
        }
        boolean whole = isWhole(bound, source, values.rows(), first, last);
        Instant from = Instant.ofEpochMilli(values.first());
        AuditRange range = new AuditRange(source, from, Instant.ofEpochMilli(values.last()), values.rows(), whole);
        return new AuditFit(range, bound, fits, comparison.proves(fits, sums));
    }

    private boolean isWhole(RangeBound bound, AuditRange.Source source, int rows, long first, long last) {
        if (source == AuditRange.Source.FOUND || source == AuditRange.Source.ALL) {
            return true;
        }
        long stated = stats.claim().rows();
        if (source == AuditRange.Source.CLAIMED && stated != StatisticsClaim.UNKNOWN) {
            return rows == stated;
        }
        boolean begins = bound.from() == Long.MIN_VALUE || bound.from() >= first - WITHOUT_SESSION;
        boolean ends = bound.to() == Long.MAX_VALUE || bound.to() <= last + WITHOUT_SESSION;
        return begins && ends;
    }

    private InputException outside(RangeBound bound, AuditRange.Source source, long first, long last) {
        String rule =
                "must hold a bar of those from " + Instant.ofEpochMilli(first) + " to " + Instant.ofEpochMilli(last);
        String range = Instant.ofEpochMilli(bound.from()) + " to " + Instant.ofEpochMilli(bound.to());
        return refused(
                stats, ErrorCode.STATISTICS_RANGE_OUTSIDE_BARS, "the range " + source.label() + " " + rule, range);
    }

    static InputException refused(NormStats stats, ErrorCode code, String rule, String value) {
        return new InputException(new Fault(code, Place.named(stats.name()).part("audit"), rule, value));
    }

    /** {@return how the normalised values of a range are distributed, for each feature} */
    List<NormalizedShape> shapes(RangeBound range) {
        Normalizer normalizer = Normalizer.of(contract, stats);
        List<NormalizedShape.Counter> counters = Stream.generate(() -> new NormalizedShape.Counter(contract.clip()))
                .limit(indexes.length)
                .toList();
        passes.pass(contract, rows -> {
            while (rows.next()) {
                if (rows.isTaken() && rows.time() >= range.from() && rows.time() <= range.to()) {
                    for (int i = 0; i < indexes.length; i++) {
                        counters.get(i).add(normalizer.normalize(indexes[i], rows.value(indexes[i])));
                    }
                }
            }
        });
        return counters.stream().map(NormalizedShape.Counter::shape).toList();
    }
}
