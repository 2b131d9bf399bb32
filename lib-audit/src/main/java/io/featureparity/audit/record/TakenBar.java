// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

/**
 * A bar that was taken in and at which nothing was observed. Without it nobody could compute the bars after it again.
 *
 * @param number the record's number in the log
 * @param bar the bar
 */
public record TakenBar(long number, SeenBar bar) implements AuditRecord {}
