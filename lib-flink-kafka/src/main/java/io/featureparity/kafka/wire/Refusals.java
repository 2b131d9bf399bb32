// SPDX-License-Identifier: Apache-2.0
package io.featureparity.kafka.wire;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;

/** What is thrown for a record that cannot be read or written. */
final class Refusals {

    /** What faults say where no value can be shown. */
    static final String NOT = "not";

    private Refusals() {}

    static InputException of(ErrorCode code, String place, String rule, String value) {
        return new InputException(new Fault(code, place, rule, value));
    }

    /** The bytes end too early, or are no text, or are no JSON. */
    static InputException unreadable(String rule, String value) {
        return of(ErrorCode.KAFKA_RECORD_UNREADABLE, "record", rule, value);
    }

    static InputException field(String name, String rule, String value) {
        return of(ErrorCode.KAFKA_RECORD_VALUE, name, rule, value);
    }
}
