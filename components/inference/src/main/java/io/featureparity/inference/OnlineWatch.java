// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.component.level.Conditions;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.resilience.level.ServiceLevel;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.latest.Latest;
import io.featureparity.store.latest.Level;
import io.featureparity.store.row.FeatureRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Watches the online store: it is away, or it lacks the newest bar. Each of the two ends in its own way. Any answer shows that it is there
 * again; only the features of the newest bar show that it lacks nothing. That it is empty says nothing: features live an hour there, and a night
 * is longer.
 */
final class OnlineWatch {

    private final ServiceLevels levels;
    private Optional<Fault> away = Optional.empty();
    private Optional<Fault> lacks = Optional.empty();

    OnlineWatch(ServiceLevels levels) {
        this.levels = levels;
    }

    /** Features of a bar that is decided about came from somewhere. */
    void gave(Latest latest) {
        if (latest.source() == Level.Source.ONLINE) {
            away = Optional.empty();
            lacks = Optional.empty();
        } else if (!latest.passedOver().isEmpty()) {
            passedOver(latest.passedOver().get(0));
        }
        settle();
    }

    private void passedOver(Fault why) {
        boolean answered = why.code() == ErrorCode.STORE_NO_FEATURES;
        away = answered ? Optional.empty() : Optional.of(why);
        lacks = answered ? Optional.of(why) : lacks;
    }

    /** It was asked between two bars, and has answered. */
    void answered(Optional<FeatureRow> row, Instant newest) {
        if (row.isPresent() && !row.get().time().isBefore(newest)) {
            lacks = Optional.empty();
        } else if (row.isPresent() && away.isPresent()) {
            lacks = Optional.of(new Fault(
                    ErrorCode.STORE_NO_FEATURES,
                    Level.Source.ONLINE.place(),
                    "must have features of " + newest + " or later",
                    "features of " + row.get().time()));
        }
        away = Optional.empty();
        settle();
    }

    /** It was asked between two bars, and has failed. */
    void failed(List<Fault> faults) {
        away = Optional.of(faults.get(0));
        settle();
    }

    private void settle() {
        away.or(() -> lacks)
                .ifPresentOrElse(
                        why -> levels.raise(Conditions.ONLINE_STORE, ServiceLevel.ONLINE_STORE_DOWN, why.toString()),
                        () -> levels.clear(Conditions.ONLINE_STORE));
    }
}
