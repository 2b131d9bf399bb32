// SPDX-License-Identifier: Apache-2.0
package io.featureparity.spring.properties;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the feeds decide about bars. All services of one model need the same.
 *
 * @param policy Name of the policy of the contract that decides about bars.
 * @param closuresFile File with days without session that are no public holidays, one in each line.
 * @param refuseOutsideHighLow Whether a bar is refused if its open or close is outside of its high and low.
 */
public record FeedProperties(
        @DefaultValue("live") String policy,
        @Nullable Path closuresFile,
        @DefaultValue("false") boolean refuseOutsideHighLow) {}
