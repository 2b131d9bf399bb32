// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.StatisticsClaim;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.parity.statistics.AuditedFeature.Finding;
import io.featureparity.parity.statistics.NormStatsAudit.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One audit: fits the range, and asks of what does not agree why. */
final class AuditRun {

    private final NormStats stats;
    private final FeatureContract contract;
    private final ContractPasses passes;
    private final FormulaCandidates candidates;
    private final @Nullable RangeBound asked;
    private final AuditBars bars;
    private final AuditComparison comparison;

    AuditRun(
            NormStats stats,
            FeatureContract contract,
            ContractPasses passes,
            FormulaCandidates candidates,
            @Nullable RangeBound asked) {
        stats.requireFeatures(contract.featuresWithStatistics());
        this.stats = stats;
        this.contract = contract;
        this.passes = passes;
        this.candidates = candidates;
        this.asked = asked;
        this.bars = new AuditBars(stats, contract, passes);
        this.comparison = new AuditComparison(stats);
    }

    NormStatsAudit audit() {
        RangeBound claimed = asked == null ? RangeBound.claimed(stats) : asked;
        bars.collect();
        AuditFit own = claimed == null ? null : bars.fit(claimed, source());
        AuditFit found = own != null && own.proven() ? null : bars.found();
        if (found != null && found.proven()) {
            return result(found, own);
        }
        RangeBound all = new RangeBound(Long.MIN_VALUE, Long.MAX_VALUE);
        return result(own == null ? bars.fit(all, AuditRange.Source.ALL) : own, null);
    }

    private AuditRange.Source source() {
        return asked == null ? AuditRange.Source.CLAIMED : AuditRange.Source.ASKED;
    }

    // ---- what follows

    /** Of the fit that is proven, or of the one that is asked about; the claimed one is there if it is another one. */
    private NormStatsAudit result(AuditFit fit, @Nullable AuditFit claimed) {
        List<NormalizedShape> shapes = bars.shapes(fit.bound());
        DialectSearch dialects = new DialectSearch(stats, contract, passes, candidates, fit.bound());
        SessionBootstrap drawn = null;
        boolean certain = fit.proven();
        List<@Nullable Explained> explained = new ArrayList<>();
        for (FittedFeature fitted : fit.features()) {
            Explained exact = exactly(fitted, dialects, fit);
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
        return new NormStatsAudit(fit.range(), bars.sums().sessions().size(), verdict, sentence, features, faults);
    }

    private record Explained(Finding finding, String sentence) {}

    /** What can be said to the last digits; nothing if the values are simply others. */
    private @Nullable Explained exactly(FittedFeature fitted, DialectSearch dialects, AuditFit fit) {
        if (comparison.agrees(fitted)) {
            return new Explained(Finding.AGREES, "agrees");
        }
        boolean isExact = fit.proven() || (isKnown(fit.range()) && hasFewSessions());
        Optional<String> dialect = isExact ? dialects.exact(spec(fitted), fitted) : Optional.empty();
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
                        ? "all agrees but the count: stated are " + stats.count(fitted.feature())
                                + " values, the bars give " + fitted.count()
                        : "agrees to six digits and not to twelve: rounded, or fitted on values of 32 bits");
    }

    private Explained suspect(FittedFeature fitted) {
        return new Explained(
                Finding.SUSPECT,
                "fitted with another formula or on other inputs, no known dialect: "
                        + AuditText.apart(stats.statistics(fitted.feature()), fitted));
    }

    private SessionBootstrap drawn(AuditFit fit) {
        if (hasFewSessions()) {
            throw AuditBars.refused(
                    stats,
                    ErrorCode.STATISTICS_TOO_FEW_SESSIONS,
                    "no feature agrees with the bars, so what other sessions explain must be known: there must be at least "
                            + SessionBootstrap.FEWEST_SESSIONS + " sessions to draw from",
                    Integer.toString(bars.sums().sessions().size()));
        }
        long stated = stats.claim().rows();
        for (String name : contract.featuresWithStatistics()) {
            stated = Math.max(stated, stats.count(name));
        }
        int fitted = fit.range().rows();
        return new SessionBootstrap(bars.sums(), stated == StatisticsClaim.UNKNOWN ? fitted : stated, fitted);
    }

    private boolean hasFewSessions() {
        return bars.sums().sessions().size() < SessionBootstrap.FEWEST_SESSIONS;
    }

    private Explained byDrawing(int i, FittedFeature fitted, SessionBootstrap drawn, DialectSearch dialects) {
        String name = fitted.feature();
        if (explains(i, fitted, name, drawn)) {
            return new Explained(Finding.OTHER_SESSIONS, "differs no more than other sessions would");
        }
        Optional<String> exact = dialects.exact(spec(fitted), fitted);
        if (exact.isPresent()) {
            return new Explained(Finding.OTHER_FORMULA, "fitted " + exact.get());
        }
        Optional<String> dialect = dialects.find(spec(fitted), fitted, other -> explains(i, other, name, drawn));
        return dialect.map(sentence -> new Explained(Finding.OTHER_FORMULA, "most likely fitted " + sentence))
                .orElseGet(() -> new Explained(
                        Finding.SUSPECT,
                        "differs more than other sessions explain, no known dialect: "
                                + AuditText.apart(stats.statistics(name), fitted)));
    }

    private boolean explains(int i, FittedFeature fitted, String name, SessionBootstrap drawn) {
        return drawn.explains(i, comparison.meanApart(name, fitted), comparison.deviations(name, fitted));
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

    private Verdict verdict(AuditFit fit, boolean certain, @Nullable AuditFit claimed, List<AuditedFeature> features) {
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

    private String sentence(Verdict verdict, AuditFit fit, @Nullable AuditFit claimed, List<AuditedFeature> features) {
        long suspects = features.stream()
                .filter(feature -> feature.finding().isSuspect())
                .count();
        String of = suspects + " of " + features.size() + (features.size() == 1 ? " feature" : " features");
        String other = claimed == null
                ? ""
                : "they are those of " + fit.range().first() + " to "
                        + fit.range().last() + ", and not of the range "
                        + claimed.range().source().label();
        return switch (verdict) {
            case AGREES -> "they are what these bars give under the contract";
            case SUSPECT ->
                of + " fitted with another formula than the contract's or on other inputs"
                        + (other.isEmpty() ? "" : "; " + other);
            case ROUNDED -> "they agree with these bars, but not to the last digits";
            case OTHER_BARS ->
                other.isEmpty()
                        ? "no feature agrees with the range "
                                + fit.range().source().label()
                                + ", and none differs more than other sessions explain: fitted on other bars, with the formulas of the"
                                + " contract as far as can be known"
                        : other;
            case PLAUSIBLE ->
                "no range of these bars gives them, and nothing differs more than other sessions explain:"
                        + " whether they fit the formulas is not known for certain";
        };
    }
}
