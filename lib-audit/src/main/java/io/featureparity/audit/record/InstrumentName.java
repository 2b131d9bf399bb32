// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

/**
 * The name of an instrument, written once in each segment before the first record of the instrument.
 *
 * @param number the record's number in the log
 * @param id what the records of this segment call the instrument
 * @param name what the service calls it
 */
public record InstrumentName(long number, int id, String name) implements AuditRecord {}
