// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.engine;

import static io.featureparity.testsupport.refusal.Refusals.refusal;

import io.featureparity.contract.Bar;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.MacroValues;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.features.TestContracts;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** An engine of the built-in contract, and bars for it. */
abstract class OneEngine {

    static final Instant OPEN = Instant.parse("2024-03-04T13:00:00Z");
    static final double NONE = Double.NaN;

    final FeatureContract contract = TestContracts.usdcop();
    final MacroValues noMacro = MacroValues.absent(contract.macroColumns());
    final FeatureEngine engine = FeatureEngine.of(TestContracts.trained(contract));

    static Bar bar(int index, double open, double high, double low, double close) {
        return new Bar(OPEN.plus(Duration.ofMinutes(5L * index)), open, high, low, close, 0);
    }

    static Bar flat(int index) {
        return bar(index, 4000, 4000, 4000, 4000);
    }

    static FeatureParityException refused(ThrowingCallable call) {
        return refusal(FeatureParityException.class, call);
    }

    void feed(FeatureEngine target, int from, int to) {
        for (int i = from; i < to; i++) {
            target.update(flat(i), noMacro);
        }
    }
}
