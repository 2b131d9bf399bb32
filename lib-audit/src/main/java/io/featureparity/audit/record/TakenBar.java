// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

/**
 * A bar that was taken in and at which nothing was observed. It is in the log because the bars after it cannot be
 * computed again without it.
 *
 * @param number the record's number in the log
 * @param bar the bar
 */
public record TakenBar(long number, SeenBar bar) implements AuditRecord {}
