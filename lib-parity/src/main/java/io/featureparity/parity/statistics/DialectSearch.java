// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.NormStats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the dialect that statistics of a feature were fitted with. */
final class DialectSearch {

    /** The statistics of a dialect are met if they are so close, in units of the deviation and of the number itself. */
    private static final double CLOSE = 1e-9;

    private final NormStats stats;
    private final FeatureContract contract;
    private final ContractPasses bars;
    private final FormulaCandidates candidates;
    private final RangeBound range;

    DialectSearch(
            NormStats stats,
            FeatureContract contract,
            ContractPasses bars,
            FormulaCandidates candidates,
            RangeBound range) {
        this.stats = stats;
        this.contract = contract;
        this.bars = bars;
        this.candidates = candidates;
        this.range = range;
    }

    /** What a fit is to be, so that its formula is the one that was used. */
    @FunctionalInterface
    interface Match {
        boolean of(FittedFeature fitted);
    }

    /** {@return what is different, as a continuation of "fitted"; nothing if no known dialect gives the statistics exactly} */
    Optional<String> exact(FeatureSpec feature, FittedFeature own) {
        return find(feature, own, fitted -> isExact(feature.name(), fitted));
    }

    /** {@return what is different, for a dialect whose fit is so close that the match says yes} */
    Optional<String> find(FeatureSpec feature, FittedFeature own, Match match) {
        Optional<String> simple = ofOneFormula(own, "", match);
        if (simple.isPresent()) {
            return simple;
        }
        for (CandidateContract.Batch batch :
                new CandidateContract(contract).batches(candidates.of(contract, feature))) {
            List<FittedFeature> fits = fits(batch.contract());
            for (int i = 0; i < fits.size(); i++) {
                String sentence = batch.candidates().get(i).sentence();
                if (isSame(fits.get(i), own)) {
                    continue; // the bars cannot tell it from the contract's own formula
                }
                if (match.of(fits.get(i))) {
                    return Optional.of(sentence);
                }
                Optional<String> scaled = ofOneFormula(fits.get(i), sentence + ", ", match);
                if (scaled.isPresent()) {
                    return scaled;
                }
            }
        }
        return Optional.empty();
    }

    /** The dialects that need no other formula: a scale, and what the deviation was divided by. */
    private static Optional<String> ofOneFormula(FittedFeature own, String first, Match match) {
        List<Scale> scales = new ArrayList<>(List.of(
                new Scale(100, 0, "in percent, the contract is a fraction"),
                new Scale(0.01, 0, "on a hundredth of the contract's scale"),
                new Scale(10_000, 0, "in basis points, the contract is a fraction"),
                new Scale(-1, 0, "with the sign turned round")));
        if (own.std() > 0) {
            scales.add(new Scale(1 / own.std(), -own.mean() / own.std(), "on values that were normalised already"));
        }
        for (Scale scale : scales) {
            if (match.of(scale.of(own))) {
                return Optional.of(first + scale.sentence());
            }
        }
        int n = own.count();
        double population = own.std() * Math.sqrt((n - 1.0) / n);
        boolean isPopulation = match.of(
                new FittedFeature(own.feature(), own.mean(), population, own.min(), own.max(), n, own.nullPercent()));
        return isPopulation
                ? Optional.of(first + "with the deviation of the population in place of the sample's")
                : Optional.empty();
    }

    private record Scale(double factor, double plus, String sentence) {
        FittedFeature of(FittedFeature fit) {
            double one = fit.min() * factor + plus;
            double other = fit.max() * factor + plus;
            return new FittedFeature(
                    fit.feature(),
                    fit.mean() * factor + plus,
                    fit.std() * Math.abs(factor),
                    Math.min(one, other),
                    Math.max(one, other),
                    fit.count(),
                    fit.nullPercent());
        }
    }

    private List<FittedFeature> fits(FeatureContract of) {
        return NormStatsFit.fitted(
                of, new RangeValues(work -> bars.pass(of, work), range.from(), range.to(), NormStatsFit.MOST_KEPT));
    }

    private static boolean isSame(FittedFeature fit, FittedFeature own) {
        return AuditComparison.isClose(fit.mean(), own.mean(), own, CLOSE)
                && AuditComparison.isClose(fit.std(), own.std(), own, CLOSE);
    }

    private boolean isExact(String feature, FittedFeature fitted) {
        FeatureStatistics stated = stats.statistics(feature);
        return AuditComparison.isClose(stated.mean(), fitted.mean(), fitted, CLOSE)
                && AuditComparison.isClose(stated.std(), fitted.std(), fitted, CLOSE)
                && new AuditComparison(stats).hasEnds(fitted, feature, CLOSE);
    }
}
