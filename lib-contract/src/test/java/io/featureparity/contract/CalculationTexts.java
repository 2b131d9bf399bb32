// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import io.featureparity.contract.calculation.Calculation;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.json.JsonDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Calculations as a contract writes them, with simple quotes. */
final class CalculationTexts {

    private CalculationTexts() {}

    static JsonDocument document(String written) {
        return JsonDocument.parse("c.json", "{" + written.replace('\'', '"') + "}");
    }

    /** Reads and gives the calculation, or else the faults. */
    static Object read(String written) {
        List<Fault> faults = new ArrayList<>();
        Calculation calculation =
                CalculationReader.read(document(written).object(faults)).calculation();
        if (faults.isEmpty()) {
            return Objects.requireNonNull(calculation, written);
        }
        return faults.stream().map(Fault::toString).toList();
    }
}
