// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.level;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import java.time.Duration;
import java.util.Objects;

/**
 * When a source is stale, and what is done with what comes from it.
 *
 * @param policy what is done at level 3
 * @param overdue how long after its end the next expected bar may come
 * @param macroAge how long a macro column may be without a publication
 */
public record SourceSettings(Policy policy, Duration overdue, Duration macroAge) {

    /**
     * The default: features are served with the level, a bar may be a minute late, and a publication may be missing over a long
     * weekend.
     */
    public static final SourceSettings USUAL =
            new SourceSettings(Policy.FLAG, Duration.ofMinutes(1), Duration.ofDays(5));

    /** What is done with features of a source that is stale or partly absent. */
    public enum Policy {
        /** They are served, and the model decides; each answer shows the level. */
        FLAG,

        /** They are refused with FP-1262. */
        REFUSE
    }

    /**
     * Checks the parts. {@inheritDoc}
     *
     * @throws ComponentException if one is out of its range
     */
    public SourceSettings {
        Objects.requireNonNull(policy, "policy");
        require("overdue", overdue);
        require("macro-age", macroAge);
    }

    private static void require(String what, Duration given) {
        Duration longest = Duration.ofDays(366);
        if (given.isNegative() || given.isZero() || given.compareTo(longest) > 0) {
            throw new ComponentException(new Fault(
                    ErrorCode.COMPONENT_SETTING, what, "must be above zero and at most " + longest, given.toString()));
        }
    }
}
