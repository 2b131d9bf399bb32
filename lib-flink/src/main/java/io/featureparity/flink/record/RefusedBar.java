// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.record;

import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A bar that was refused. Only this bar is lost.
 *
 * @param bar the bar as it came
 * @param code the code of the rule that it breaks, such as {@code FP-503}
 * @param message the rule, the value and the place
 */
@TypeInfo(RecordTypes.class)
public record RefusedBar(InstrumentBar bar, String code, String message) {}
