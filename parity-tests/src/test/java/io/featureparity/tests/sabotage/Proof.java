// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.sabotage;

import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.parity.golden.GoldenCase;
import io.featureparity.tests.golden.ShippedSuite;

/** What an engine has to pass: every golden case, and nothing else. It is what consumers can run, too. */
final class Proof {

    private Proof() {}

    /** {@return what is found first against an engine, or nothing} */
    static String firstFinding(Engine engine) {
        for (GoldenCase golden : ShippedSuite.SUITE.cases()) {
            try {
                var report = golden.hold(engine);
                if (!report.isParity()) {
                    return report.headline().orElseThrow().toString();
                }
            } catch (GoldenDataException refused) {
                return String.valueOf(refused.getMessage());
            }
        }
        return "";
    }
}
