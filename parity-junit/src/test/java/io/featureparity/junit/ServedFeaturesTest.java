// SPDX-License-Identifier: Apache-2.0
package io.featureparity.junit;

import io.featureparity.contract.FeatureContract;
import io.featureparity.parity.golden.FeatureSource;

/** What a service writes: its minutes become bars, its times instants, and its model sees what training computed. */
// Shown in parity-junit/README.md
final class ServedFeaturesTest extends ParityTest {

    @Override
    protected FeatureContract contract() {
        return FeatureContract.builtIn("usdcop-m5", "1.0.0"); // the one that the model's manifest names
    }

    @Override
    protected FeatureSource source() {
        return new ServiceSource(BarAssembly.RIGHT); // the service's own: bars of a case in, what its model sees out
    }
}
// Shown up to here
