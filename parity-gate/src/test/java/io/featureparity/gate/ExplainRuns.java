// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.FeatureContract;
import io.featureparity.features.explanation.ContractExplanation;
import io.featureparity.gate.console.ExitCode;

/** Runs of <i>contract explain</i>, and what they are to say of the built-in contract. */
final class ExplainRuns {

    static final String BUILT_IN = "usdcop-m5@1.0.0";
    static final ContractExplanation EXPLANATION =
            ContractExplanation.of(FeatureContract.builtIn("usdcop-m5", "1.0.0"));

    private ExplainRuns() {}

    /** What a run prints that succeeds and has nothing to complain about. */
    static String printed(Object... words) {
        Run run = new Run();
        assertThat(run.verb("contract", "explain", words)).as(run.err()).isEqualTo(ExitCode.PARITY);
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    /** What a run says that is wrong usage and prints nothing. */
    static String refused(Object... words) {
        Run run = new Run();
        assertThat(run.verb("contract", "explain", words)).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        return run.err();
    }
}
