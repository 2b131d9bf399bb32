// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.audit.record.ServedVector;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.FeatureStatistics;
import io.featureparity.contract.StatisticsRange;
import io.featureparity.contract.calculation.Position;
import io.featureparity.features.explanation.ContractExplanation;
import io.featureparity.features.explanation.FeatureExplanation;
import io.featureparity.features.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of the features of a decision. */
final class ReplayedFeatures {

    private final Model model;
    private final ServedVector served;

    ReplayedFeatures(Model model, ServedVector served) {
        this.model = model;
        this.served = served;
    }

    /** The features, in contract order; without an observation nothing was computed again. */
    List<ReplayedFeature> of(List<Double> raw, float @Nullable [] observation) {
        List<ReplayedFeature> features = new ArrayList<>();
        for (FeatureExplanation explained :
                ContractExplanation.of(model.contract()).features()) {
            FeatureSpec spec = explained.feature();
            FeatureExplanation.Computation computation = explained.computation();
            int index = spec.index();
            double servedRaw = spec.isMarket() ? served.bar().raw(index) : given(spec);
            double computedRaw = spec.isMarket() ? raw.get(index) : observation == null ? Double.NaN : servedRaw;
            features.add(new ReplayedFeature(
                    spec,
                    computation == null ? "" : computation.formula(),
                    computation == null ? Map.of() : computation.definitions(),
                    spec.calculation().clause(),
                    servedRaw,
                    computedRaw,
                    origin(spec),
                    unit(spec),
                    served.observation(index),
                    observation == null ? Float.NaN : observation[index]));
        }
        return features;
    }

    /** What the caller gave. */
    private double given(FeatureSpec spec) {
        return spec.calculation() instanceof Position ? served.position() : served.timeNormalized();
    }

    private double origin(FeatureSpec spec) {
        return switch (spec.normalization()) {
            case Z_SCORE -> statistics(spec).mean();
            case MIN_MAX -> range(spec).min();
            case NONE -> 0;
        };
    }

    private double unit(FeatureSpec spec) {
        return switch (spec.normalization()) {
            case Z_SCORE -> statistics(spec).std();
            case MIN_MAX -> range(spec).max() - range(spec).min();
            case NONE -> 1;
        };
    }

    private FeatureStatistics statistics(FeatureSpec spec) {
        return model.stats().statistics(spec.name());
    }

    private StatisticsRange range(FeatureSpec spec) {
        return model.stats().range(spec.name());
    }
}
