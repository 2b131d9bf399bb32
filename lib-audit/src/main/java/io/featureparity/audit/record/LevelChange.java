// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

/**
 * Says that a service has changed to another level: it works better or worse than before.
 *
 * @param number the record's number in the log
 * @param instrument the instrument that it serves
 * @param from the level before, 1 for the best
 * @param to the level now
 * @param wallTime when the level changed, in milliseconds since 1970-01-01T00:00Z, by the service's clock
 * @param reason why the level changed, in words
 */
public record LevelChange(long number, String instrument, int from, int to, long wallTime, String reason)
        implements AuditRecord {}
