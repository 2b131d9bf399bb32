// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

import io.featureparity.features.engine.EngineSnapshot;

/**
 * The state of an instrument's engine, from which its bars can be computed again.
 *
 * @param number the record's number in the log
 * @param instrument the instrument
 * @param time the time of the bar before which the state was saved, or of the last bar where the engine was restored or
 *     reset; in milliseconds since 1970-01-01T00:00Z
 * @param snapshot the state
 */
public record SavedState(long number, String instrument, long time, EngineSnapshot snapshot) implements AuditRecord {}
