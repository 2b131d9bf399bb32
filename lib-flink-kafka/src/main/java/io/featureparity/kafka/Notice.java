// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka;

import org.jspecify.annotations.Nullable;

/**
 * What a record of a topic says that is no bar, publication or vector.
 *
 * @param time the time of a heartbeat: all records of its partition up to then have been sent
 * @param refused the record, if it cannot be read; null if it is a heartbeat
 */
public record Notice(long time, @Nullable RefusedRecord refused) {}
