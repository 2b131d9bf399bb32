// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How good bars are.
 *
 * @param enabled Whether each feed judges its bars and sessions.
 * @param rules File with the rules, a JSON document. Without it, those of the library are taken.
 * @param leastScore With a lower score of the session, from 0 to 100, the level is 3. 0 for no such limit.
 */
public record QualityProperties(
        @DefaultValue("false") boolean enabled,
        @Nullable Path rules,
        @DefaultValue("90") double leastScore) {}
