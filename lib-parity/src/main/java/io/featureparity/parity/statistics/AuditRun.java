// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.StatisticsClaim;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.model.Normalizer;
import io.featureparity.parity.rows.EngineRows;
import io.featureparity.parity.statistics.AuditedFeature.Finding;
import io.featureparity.parity.statistics.NormStatsAudit.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One audit: passes the bars for their sessions, fits the range, and asks of what does not agree why. */
final class AuditRun {

    /** A claimed day without a session is no sign that bars are missing: weekends, holidays. */
    private static final long WITHOUT_SESSION = 5 * 24 * 3_600_000L;

    private final NormStats stats;
    private final FeatureContract contract;
    private final ContractPasses bars;
    private final FormulaCandidates candidates;
    private final @Nullable RangeBound asked;
    private final List<String> names;
    private final int[] indexes;
    private final SessionSums sums;
    private final RangeSearch search;
    private final AuditComparison comparison;

    AuditRun(
            NormStats stats,
            FeatureContract contract,
            ContractPasses bars,
            FormulaCandidates candidates,
            @Nullable RangeBound asked) {
        this.stats = stats;
        this.contract = contract;
        this.bars = bars;
        this.candidates = candidates;
        this.asked = asked;
        this.names = contract.featuresWithStatistics();
        stats.requireFeatures(names);
        this.indexes = names.stream().mapToInt(contract::indexOf).toArray();
        this.sums = new SessionSums(contract.session().clock(), indexes);
        this.search = new RangeSearch(
                names.stream().map(stats::statistics).toList(), stats.claim().rows());
        this.comparison = new AuditComparison(stats);
    }

    /** A range with what its bars give. */
    private record Fit(AuditRange range, RangeBound bound, List<FittedFeature> features, boolean proven) {}

    NormStatsAudit audit() {
        RangeBound claimed = asked == null ? RangeBound.claimed(stats) : asked;
        bars.pass(contract, this::collect);
        if (sums.sessions().isEmpty()) {
            throw refused(ErrorCode.TABLE_EMPTY, "must have a bar", "none");
        }
        Fit own = claimed == null ? null : fit(claimed, source());
        Fit found = own != null && own.proven() ? null : found();
        if (found != null && found.proven()) {
            return result(found, own);
        }
        RangeBound all = new RangeBound(Long.MIN_VALUE, Long.MAX_VALUE);
        return result(own == null ? fit(all, AuditRange.Source.ALL) : own, null);
    }

    private AuditRange.Source source() {
        return asked == null ? AuditRange.Source.CLAIMED : AuditRange.Source.ASKED;
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

    private @Nullable Fit found() {
        RangeBound range = search.among(sums);
        return range == null ? null : fit(range, AuditRange.Source.FOUND);
    }

    private Fit fit(RangeBound bound, AuditRange.Source source) {
        List<SessionSums.Session> sessions = sums.sessions();
        long first = sessions.get(0).first();
        long last = sessions.get(sessions.size() - 1).last();
        if (bound.from() > last || bound.to() < first) {
            throw outside(bound, source, first, last);
        }
        RangeValues values = new RangeValues(
                work -> bars.pass(contract, work), bound.from(), bound.to(), NormStatsFit.MOST_KEPT);
        List<FittedFeature> fits;
        try {
            fits = NormStatsFit.fitted(contract, values);
        } catch (InputException refused) {
            throw refused.code() == ErrorCode.TABLE_EMPTY ? outside(bound, source, first, last) : refused;
        }
        boolean whole = isWhole(bound, source, values.rows(), first, last);
        Instant from = Instant.ofEpochMilli(values.first());
        AuditRange range =
                new AuditRange(source, from, Instant.ofEpochMilli(values.last()), values.rows(), whole);
        return new Fit(range, bound, fits, comparison.proves(fits));
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
        String rule = "must hold a bar of those from " + Instant.ofEpochMilli(first) + " to "
                + Instant.ofEpochMilli(last);
        String range = Instant.ofEpochMilli(bound.from()) + " to " + Instant.ofEpochMilli(bound.to());
        return refused(ErrorCode.STATISTICS_RANGE_OUTSIDE_BARS, "the range " + source.label() + " " + rule, range);
    }

    private InputException refused(ErrorCode code, String rule, String value) {
        return new InputException(new Fault(code, Place.named(stats.name()).part("audit"), rule, value));
    }

    // ---- what follows

    /** Of the fit that is proven, or of the one that is asked about; the claimed one is there if it is another one. */
    private NormStatsAudit result(Fit fit, @Nullable Fit claimed) {
        List<NormalizedShape> shapes = shapes(fit);
        DialectSearch dialects = new DialectSearch(stats, contract, bars, candidates, fit.bound());
        SessionBootstrap drawn = null;
        boolean certain = fit.proven();
        List<@Nullable Explained> explained = new ArrayList<>();
        for (FittedFeature fitted : fit.features()) {
            Explained exact = exactly(fitted, dialects, isKnown(fit.range()));
            explained.add(exact);
            certain |= exact != null && exact.finding() == Finding.OTHER_FORMULA;
        }
        List<AuditedFeature> features = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            FittedFeature fitted = fit.features().get(i);
            Explained why = explained.get(i);
            if (why == null && certain) {
                why = suspect(fitted);
            } else if (why == null) {
                drawn = drawn == null ? drawn(fit) : drawn;
                why = byDrawing(i, fitted, drawn, dialects);
            }
            features.add(feature(fitted, why, shapes.get(i)));
        }
        Verdict verdict = verdict(fit, certain, claimed, features);
        String sentence = sentence(verdict, fit, claimed, features);
        List<Fault> faults = NormStatsAudit.faults(stats, verdict, sentence, features);
        return new NormStatsAudit(
                fit.range(), sums.sessions().size(), verdict, sentence, features, faults);
    }

    private record Explained(Finding finding, String sentence) {}

    /** What can be said to the last digits; nothing if the values are simply others. */
    private @Nullable Explained exactly(FittedFeature fitted, DialectSearch dialects, boolean known) {
        if (comparison.agrees(fitted)) {
            return new Explained(Finding.AGREES, "agrees");
        }
        Optional<String> dialect = known ? dialects.exact(spec(fitted), fitted) : Optional.empty();
        if (dialect.isPresent()) {
            return new Explained(Finding.OTHER_FORMULA, "fitted " + dialect.get());
        }
        if (!comparison.nearlyAgrees(fitted)) {
            return null;
        }
        boolean onlyCount = comparison.isClose(fitted, NormStatsComparison.ROUNDING);
        return new Explained(
                Finding.NEARLY,
                onlyCount
                        ? "all agrees but the count: stated are " + stats.count(fitted.feature()) + " values, the bars give "
                                + fitted.count()
                        : "agrees to six digits and not to twelve: rounded, or fitted on values of 32 bits");
    }

    private Explained suspect(FittedFeature fitted) {
        return new Explained(
                Finding.SUSPECT,
                "fitted with another formula or on other inputs, no known dialect: "
                        + AuditText.apart(stats.statistics(fitted.feature()), fitted));
    }

    private SessionBootstrap drawn(Fit fit) {
        int sessions = sums.sessions().size();
        if (sessions < SessionBootstrap.FEWEST_SESSIONS) {
            throw refused(
                    ErrorCode.STATISTICS_TOO_FEW_SESSIONS,
                    "no feature agrees with the bars, so what other sessions explain must be known: there must be at least "
                            + SessionBootstrap.FEWEST_SESSIONS + " sessions to draw from",
                    Integer.toString(sessions));
        }
        long stated = stats.claim().rows();
        for (String name : names) {
            stated = Math.max(stated, stats.count(name));
        }
        int fitted = fit.range().rows();
        return new SessionBootstrap(sums, stated == StatisticsClaim.UNKNOWN ? fitted : stated, fitted);
    }

    private Explained byDrawing(int i, FittedFeature fitted, SessionBootstrap drawn, DialectSearch dialects) {
        String name = fitted.feature();
        if (explains(i, fitted, name, drawn)) {
            return new Explained(Finding.OTHER_SESSIONS, "differs no more than other sessions would");
        }
        Optional<String> dialect = dialects.find(spec(fitted), fitted, other -> explains(i, other, name, drawn));
        return dialect.map(sentence -> new Explained(Finding.OTHER_FORMULA, "most likely fitted " + sentence))
                .orElseGet(() -> new Explained(
                        Finding.SUSPECT,
                        "differs more than other sessions explain, no known dialect: "
                                + AuditText.apart(stats.statistics(name), fitted)));
    }

    private boolean explains(int i, FittedFeature fitted, String name, SessionBootstrap drawn) {
        return drawn.explains(i, comparison.meanApart(name, fitted), comparison.ratio(name, fitted));
    }

    private FeatureSpec spec(FittedFeature fitted) {
        return contract.feature(fitted.feature());
    }

    private AuditedFeature feature(FittedFeature fitted, Explained why, NormalizedShape shape) {
        String name = fitted.feature();
        String sentence = why.finding().isSuspect() ? why.sentence() + ": " + AuditText.effect(shape) : why.sentence();
        return new AuditedFeature(
                name,
                stats.statistics(name),
                stats.range(name),
                stats.count(name),
                fitted,
                why.finding(),
                sentence,
                shape);
    }

    private Verdict verdict(Fit fit, boolean certain, @Nullable Fit claimed, List<AuditedFeature> features) {
        if (features.stream().anyMatch(feature -> feature.finding().isSuspect())) {
            return Verdict.SUSPECT;
        }
        if (claimed != null) {
            return Verdict.OTHER_BARS;
        }
        if (certain) {
            boolean all = features.stream().allMatch(feature -> feature.finding() == Finding.AGREES);
            return all ? Verdict.AGREES : Verdict.ROUNDED;
        }
        return isKnown(fit.range()) ? Verdict.OTHER_BARS : Verdict.PLAUSIBLE;
    }

    /** Whether the statistics are said to be of just these bars. */
    private static boolean isKnown(AuditRange range) {
        return range.source() != AuditRange.Source.ALL && range.whole();
    }

    private String sentence(
            Verdict verdict, Fit fit, @Nullable Fit claimed, List<AuditedFeature> features) {
        long suspects = features.stream()
                .filter(feature -> feature.finding().isSuspect())
                .count();
        String of = suspects + " of " + features.size() + (features.size() == 1 ? " feature" : " features");
        String other = claimed == null
                ? ""
                : "they are those of " + fit.range().first() + " to " + fit.range().last() + ", and not of the range "
                        + claimed.range().source().label();
        return switch (verdict) {
            case AGREES -> "they are what these bars give under the contract";
            case SUSPECT -> of + " fitted with another formula than the contract's or on other inputs"
                    + (other.isEmpty() ? "" : "; " + other);
            case ROUNDED -> "they agree with these bars, but not to the last digits";
            case OTHER_BARS -> other.isEmpty()
                    ? "no feature agrees with the range " + fit.range().source().label()
                            + ", and none differs more than other sessions explain: fitted on other bars, with the formulas of the"
                            + " contract as far as can be known"
                    : other;
            case PLAUSIBLE -> "no range of these bars gives them, and nothing differs more than other sessions explain:"
                    + " whether they fit the formulas is not known for certain";
        };
    }

    private List<NormalizedShape> shapes(Fit fit) {
        Normalizer normalizer = Normalizer.of(contract, stats);
        List<NormalizedShape.Counter> counters = Stream.generate(() -> new NormalizedShape.Counter(contract.clip()))
                .limit(indexes.length)
                .toList();
        bars.pass(contract, rows -> {
            while (rows.next()) {
                if (rows.isTaken() && rows.time() >= fit.bound().from() && rows.time() <= fit.bound().to()) {
                    for (int i = 0; i < indexes.length; i++) {
                        counters.get(i).add(normalizer.normalize(indexes[i], rows.value(indexes[i])));
                    }
                }
            }
        });
        return counters.stream().map(NormalizedShape.Counter::shape).toList();
    }
}
