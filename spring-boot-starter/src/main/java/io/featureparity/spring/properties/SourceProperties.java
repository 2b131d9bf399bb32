// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the source of bars and macro values is stale, and what is done then.
 *
 * @param enabled Whether the source of each instrument is watched.
 * @param policy What is done at level 3, with features of a source that is stale, partly absent or of low quality.
 * @param overdue How long after its end a bar of a session may come, at most 366 days.
 * @param macroAge How old the newest value of a macro column may be, at most 366 days.
 */
public record SourceProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("flag") Policy policy,
        @DefaultValue("1m") Duration overdue,
        @DefaultValue("120h") Duration macroAge) {

    /** What is done with features of a source that is stale, partly absent or of low quality. */
    public enum Policy {
        /** They are served, with the level. */
        FLAG,

        /** They are refused with FP-1262. */
        REFUSE
    }
}
