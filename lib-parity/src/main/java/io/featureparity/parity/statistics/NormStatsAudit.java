// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.statistics;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.DocumentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Clause E4: says whether statistics are those of the contract's formulas and of the bars that they claim, and if not,
 * what they are. A right hash proves only that a file was not altered.
 *
 * <p>Where some features agree with the bars to the last digits, the range of bars is certain. A feature that does not
 * agree was then fitted with another formula, or from other inputs. Where none agrees, the statistics come from other
 * bars. A feature is then suspect only if it differs by more than another choice of sessions explains.
 *
 * @param range the bars that were fitted
 * @param sessions how many sessions the bars have in all
 * @param verdict what follows
 * @param sentence the same in words
 * @param features a finding for each market feature that takes statistics, in contract order
 * @param faults everything that is wrong, each with its code
 */
public record NormStatsAudit(
        AuditRange range,
        int sessions,
        Verdict verdict,
        String sentence,
        List<AuditedFeature> features,
        List<Fault> faults) {

    /** What an audit says of statistics as a whole. */
    public enum Verdict {
        /** They are those of the bars, under the contract. */
        AGREES,
        /** Nothing is suspect, but the bars are not known to be the ones that they were fitted to. */
        PLAUSIBLE,
        /** They are not those of the bars that they claim; no formula is suspect. */
        OTHER_BARS,
        /** They agree to fewer digits than they should. */
        ROUNDED,
        /** A feature was fitted with another formula, or is suspect. */
        SUSPECT;

        /** {@return whether nothing is wrong as far as can be known} */
        public boolean isGood() {
            return this == AGREES || this == PLAUSIBLE;
        }
    }

    /** Copies the lists. {@inheritDoc} */
    public NormStatsAudit {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(sentence, "sentence");
        features = List.copyOf(features);
        faults = List.copyOf(faults);
    }

    /**
     * Audits statistics over the range that they claim. If they claim none, it is searched.
     *
     * @param stats the statistics
     * @param contract the contract that the model is served with
     * @param bars gives the rows of the training bars, several times
     * @return what is found
     * @throws DocumentException if the statistics lack a market feature
     * @throws InputException if there are no bars, no bar is in the range, the range cannot be read, or there are too few
     *     sessions to say anything
     */
    public static NormStatsAudit of(NormStats stats, FeatureContract contract, ContractPasses bars) {
        return new AuditRun(stats, contract, bars, FormulaCandidates.edits(), null).audit();
    }

    /**
     * Audits statistics over a given range, whatever they claim.
     *
     * @param stats the statistics
     * @param contract the contract that the model is served with
     * @param bars gives the rows of the training bars, several times
     * @param from the time of the first bar, in milliseconds since 1970-01-01T00:00Z; {@code Long.MIN_VALUE} for the first
     * @param to the time of the last bar; {@code Long.MAX_VALUE} for the last
     * @return what is found
     * @throws DocumentException if the statistics lack a market feature
     * @throws InputException if there are no bars, no bar is in the range, or there are too few sessions to say anything
     */
    public static NormStatsAudit of(
            NormStats stats, FeatureContract contract, ContractPasses bars, long from, long to) {
        return new AuditRun(stats, contract, bars, FormulaCandidates.edits(), new RangeBound(from, to)).audit();
    }

    /** {@return whether nothing is wrong, as far as can be known} */
    public boolean isGood() {
        return faults.isEmpty();
    }

    /** {@return the audit as a JSON document} */
    public String toJson() {
        return AuditJson.write(this);
    }

    /** What is wrong, with codes. */
    static List<Fault> faults(NormStats stats, Verdict verdict, String sentence, List<AuditedFeature> features) {
        List<Fault> faults = new ArrayList<>();
        Place file = Place.named(stats.name());
        if (verdict == Verdict.OTHER_BARS || verdict == Verdict.ROUNDED) {
            String rule = "must be what the bars give that they claim, to one part in 10^12";
            faults.add(new Fault(ErrorCode.STATISTICS_OF_OTHER_BARS, file, rule, sentence));
        }
        for (AuditedFeature feature : features) {
            if (feature.finding().isSuspect()) {
                String rule = "must be fitted with the contract's formula";
                Place place = file.part(feature.feature());
                faults.add(new Fault(ErrorCode.STATISTICS_OF_ANOTHER_FORMULA, place, rule, feature.sentence()));
            }
        }
        for (AuditedFeature feature : features) {
            NormalizedShape shape = feature.shape();
            if (shape.isNearlyConstant()) {
                String rule = "must make normalised values that differ: a deviation of at least "
                        + NormalizedShape.NEARLY_CONSTANT;
                String value = AuditText.number(shape.std()) + " around " + AuditText.number(shape.median());
                Place place = file.part(feature.feature());
                faults.add(new Fault(ErrorCode.STATISTICS_MAKE_FEATURE_CONSTANT, place, rule, value));
            }
        }
        return faults;
    }
}
