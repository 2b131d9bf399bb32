// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.raw;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.FeatureSpec;
import io.featureparity.contract.calculation.Calculation;
import io.featureparity.features.TestContracts;
import io.featureparity.features.program.Executor;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CalculatorBankTest {

    @Test
    void A3_theTestContractNamesEveryCalculationThereIs() {
        Set<Class<?>> named = TestContracts.everyCalculation().marketFeatures().stream()
                .map(FeatureSpec::calculation)
                .map(Object::getClass)
                .collect(Collectors.toSet());
        assertThat(named).containsExactlyInAnyOrder(Calculation.Market.class.getPermittedSubclasses());
    }

    @Test
    void A3_everyCalculationIsWired() {
        FeatureContract contract = TestContracts.everyCalculation();
        RawFeatures features = RawFeatures.of(contract);
        double[] state = features.shape().fresh();
        int end = features.valuesAt + features.size();
        double unwritten = 12345.678;
        Executor formulas = Objects.requireNonNull(features.formulas());
        double[] scratch = new double[formulas.scratchLength()];
        for (int i = 0; i < 500; i++) {
            Arrays.fill(state, features.valuesAt, end, unwritten);
            double[] bar = {2, 3, 1, 2 + i % 2, 1 + i % 3, 2, 3, 4, 5 + i % 2, 6};
            features.bank().update(state, i, bar);
            formulas.update(state, scratch, i, 100, bar);
            assertThat(Arrays.copyOfRange(state, features.valuesAt, end)).doesNotContain(unwritten);
        }
    }
}
