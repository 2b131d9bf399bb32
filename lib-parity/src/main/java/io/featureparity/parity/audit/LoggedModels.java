// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.record.SegmentHeader;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.NormStats;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.contract.error.Place;
import io.featureparity.features.model.Model;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The models of a log's segments, each made once of the contract and the statistics that the segments hold, and held against the
 * hashes that they name.
 */
final class LoggedModels {

    private final List<Known> known = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    /** What one or more segments say of their model; no model where it is not what they say. */
    private record Known(
            String contractHash,
            String statsHash,
            String contract,
            String stats,
            @Nullable Model model) {

        private boolean isOf(SegmentHeader header) {
            return contractHash.equals(header.contractHash())
                    && statsHash.equals(header.statsHash())
                    && contract.equals(header.contractJson())
                    && stats.equals(header.statsJson());
        }
    }

    /** The model of a segment; nothing if the segment does not hold the one that it names. */
    @Nullable
    Model of(SegmentHeader header) {
        for (Known one : known) {
            if (one.isOf(header)) {
                return one.model();
            }
        }
        Model made = make(header);
        known.add(
                new Known(header.contractHash(), header.statsHash(), header.contractJson(), header.statsJson(), made));
        return made;
    }

    private @Nullable Model make(SegmentHeader header) {
        Place place = Place.named(header.logName()).part("segment " + header.segment());
        try {
            FeatureContract contract = header.contract();
            NormStats stats = header.stats();
            boolean sameContract = isHash(place, "contract", header.contractHash(), contract.hash());
            boolean sameStats = isHash(place, "statistics", header.statsHash(), stats.hash());
            boolean right = sameContract && sameStats;
            boolean fits = contract.macroColumns().size() == header.macroCount()
                    && contract.marketFeatures().size() == header.marketCount()
                    && contract.size() == header.size();
            if (right && !fits) {
                faults.add(new Fault(
                        ErrorCode.AUDIT_MODEL,
                        place,
                        "must have the columns and features of its contract",
                        header.macroCount() + " macro columns, " + header.marketCount() + " market features and "
                                + header.size() + " values"));
            }
            return right && fits ? shared(contract, stats) : null;
        } catch (FeatureParityException refused) {
            faults.add(new Fault(
                    ErrorCode.AUDIT_MODEL,
                    place,
                    "must hold a contract and statistics that this version reads",
                    refused.faults().get(0).toString()));
            return null;
        }
    }

    private boolean isHash(Place place, String document, String stated, String actual) {
        if (stated.equals(actual)) {
            return true;
        }
        faults.add(new Fault(
                ErrorCode.AUDIT_MODEL,
                place.part(document),
                "must have the hash that the segment names, " + stated,
                actual));
        return false;
    }

    /** Models of one contract share its compiled program. */
    private Model shared(FeatureContract contract, NormStats stats) {
        for (Known one : known) {
            if (one.model() != null && one.model().contract().hash().equals(contract.hash())) {
                return one.model().withStatistics(stats);
            }
        }
        return Model.of(contract, stats);
    }

    /** {@return the models, in the order of the log} */
    List<Model> models() {
        List<Model> models = new ArrayList<>();
        for (Known one : known) {
            if (one.model() != null) {
                models.add(one.model());
            }
        }
        return models;
    }

    /** {@return what is wrong with documents in the log} */
    List<Fault> faults() {
        return List.copyOf(faults);
    }
}
