// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

/**
 * The name of an instrument, written once in each segment before the first record of the instrument.
 *
 * @param number the record's number in the log
 * @param id the number that stands for the instrument in the records of this segment
 * @param name what the service calls it
 */
public record InstrumentName(long number, int id, String name) implements AuditRecord {}
