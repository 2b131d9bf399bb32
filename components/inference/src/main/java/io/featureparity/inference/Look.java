// SPDX-License-Identifier: Apache-2.0
package io.featureparity.inference;

import io.featureparity.component.level.Conditions;
import io.featureparity.contract.error.Fault;
import io.featureparity.resilience.level.Condition;
import io.featureparity.resilience.level.ServiceLevels;
import io.featureparity.store.row.FeatureRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an inference has found when it last looked at its source.
 *
 * @param row the newest bar that it has looked at; nothing if there was none
 * @param objection why nothing is served of it; nothing if it is
 * @param values what the bar lacks; nothing if all is there
 */
record Look(Optional<FeatureRow> row, Optional<Fault> objection, Optional<Condition> values) {

    /** No look yet. */
    static final Look NONE = new Look(Optional.empty(), Optional.empty(), Optional.empty());

    /** Keeps what lasts now. */
    static Look at(Optional<FeatureRow> row, Optional<Fault> objection, ServiceLevels levels) {
        return new Look(
                row,
                objection,
                levels.conditions().stream().filter(Look::isOfTheBar).findFirst());
    }

    /** What lowers the level of this bar: what lasts now, and what the bar itself lacks, even if a newer one has come meanwhile. */
    List<Condition> conditions(List<Condition> now) {
        return Stream.concat(now.stream().filter(condition -> !isOfTheBar(condition)), values.stream())
                .sorted(Comparator.comparing(Condition::level).reversed())
                .toList();
    }

    private static boolean isOfTheBar(Condition condition) {
        return condition.name().equals(Conditions.VALUES);
    }
}
