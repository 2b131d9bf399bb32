// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.json.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading a calculation from a document: its kind, and the calculation with all its parameters.
 *
 * @param kind its kind, or null if there is none; it may be there without a calculation
 * @param calculation the calculation, or null if its kind or one of its parameters was faulty, or it is a formula
 * @param formula the text of a formula, which only the contract as a whole can read; null for any other kind
 */
record CalculationReader(
        @Nullable CalculationKind kind,
        @Nullable Calculation calculation,
        @Nullable String formula) {

    /** What is read where nothing is. */
    static final CalculationReader NOTHING = new CalculationReader(null, null, null);

    /** Reads all of it. */
    static CalculationReader read(ObjectReader object) {
        String written = object.string("kind");
        if (written == null) {
            return NOTHING;
        }
        CalculationKind kind = CalculationKind.of(written);
        if (kind == null) {
            String rule = "must be one of " + CalculationKind.all();
            object.fault(ErrorCode.UNKNOWN_CALCULATION, "kind", rule, written);
            return NOTHING;
        }
        if (kind == CalculationKind.FORMULA) {
            String text = object.string("formula");
            object.finish();
            return new CalculationReader(kind, null, text);
        }
        CalculationParameters parameters = new CalculationParameters(object);
        Calculation made = ValueReader.make(object, () -> kind.read(parameters));
        object.finish();
        return new CalculationReader(kind, parameters.isFaulty() ? null : made, null);
    }
}
