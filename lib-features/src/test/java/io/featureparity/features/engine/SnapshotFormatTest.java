// SPDX-License-Identifier: Apache-2.0
package io.featureparity.features.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.json.Sha256;
import io.featureparity.features.TestContracts;
import org.junit.jupiter.api.Test;

/**
 * Snapshots are kept in files, in stores and in audit logs. What they hold follows from the contract's program, so a change of the
 * compiler can move it. If this test fails, it did: then the snapshots of earlier releases must be refused, by a new version of the
 * format, or be read as they are.
 */
class SnapshotFormatTest {

    @Test
    void C13_whatASnapshotHoldsIsThatOfItsVersion() {
        FeatureContract contract = TestContracts.usdcop();
        FeatureEngine engine = FeatureEngine.of(TestContracts.trained(contract));
        for (int i = 0; i < 100; i++) {
            double close = 4000 + i * 7 % 11;
            double[] macro = {103 + i / 60, 15, 320, 81, 16.5, 4.25};
            engine.update(
                    1_709_557_200_000L + i / 60 * 86_400_000L + i % 60 * 300_000L,
                    close - 1,
                    close + 2,
                    close - 2,
                    close,
                    macro);
        }

        byte[] bytes = engine.snapshot().toBytes();

        assertThat(Sha256.of(bytes)).isEqualTo("96ef50600d9a2529b95ddcf2d96f378d10aa750ab19777fcac21f7778b4427f6");
    }
}
