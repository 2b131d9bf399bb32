// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.explanation;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.TradingSession;
import io.featureparity.contract.calculation.DailyChange;
import io.featureparity.contract.calculation.Formula;
import io.featureparity.contract.calculation.Position;
import io.featureparity.contract.calculation.SessionTime;
import java.time.ZoneOffset;

/** Says in words what a feature is: of a state feature there is no formula. */
final class FeatureWords {

    private final TradingSession session;

    FeatureWords(FeatureContract contract) {
        this.session = contract.session();
    }

    String of(FeatureSpec feature) {
        if (feature.calculation() instanceof Position position) {
            return "the position of the agent, clipped to " + -position.limit() + " to " + position.limit()
                    + " (clause D2). It is given with each observation and comes from no bar";
        }
        if (feature.calculation() instanceof SessionTime) {
            return "how far the session has gone at the time of the bar: 0 at " + session.start() + ", 1 at "
                    + session.end() + " and outside of the session, in " + session.zone()
                    + " (clause D3). It is computed when an observation is made and comes from no price";
        }
        if (feature.calculation() instanceof Formula) {
            return "a formula of the contract";
        }
        boolean otherDays = feature.calculation() instanceof DailyChange
                && !session.zone().normalized().equals(ZoneOffset.UTC);
        return "a calculation with a name, which stands for a formula"
                + (otherDays
                        ? ". Its days are those of the session, in " + session.zone()
                                + "; the script for pandas takes those of UTC"
                        : "");
    }
}
