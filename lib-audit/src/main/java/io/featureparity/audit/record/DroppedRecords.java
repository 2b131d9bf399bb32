// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

/**
 * Says that records were dropped, because they came faster than they could be written.
 *
 * @param number the record's number in the log
 * @param total how many were dropped since the log was opened
 */
public record DroppedRecords(long number, long total) implements AuditRecord {}
