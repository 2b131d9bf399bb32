// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.record;

import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A bar that came after the watermark had passed its time: the bars after it were computed without it.
 *
 * @param bar the bar as it came
 * @param watermark the watermark when the bar came, in milliseconds since 1970-01-01T00:00Z
 */
@TypeInfo(RecordTypes.class)
public record LateBar(InstrumentBar bar, long watermark) {}
