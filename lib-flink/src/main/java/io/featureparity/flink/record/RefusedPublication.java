// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.record;

import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A publication that was refused. No bar sees it.
 *
 * @param publication the publication as it came
 * @param code the code of the rule that it breaks, such as {@code FP-1303}
 * @param message the rule, the value and the place
 */
@TypeInfo(RecordTypes.class)
public record RefusedPublication(Publication publication, String code, String message) {}
