// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.parity.coverage.Share;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Bars that go to the engine by way of a feed, which decides by a policy of the contract. */
abstract class FeedOptions extends BarFileOptions {

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            description =
                    "Decide about bars by this policy of the contract, such as live, instead of its own. A bar that"
                            + " the policy leaves out has a row without values. Without it times must go forward.")
    private @Nullable String policy;

    @Option(
            names = "--max-left-out",
            paramLabel = "SHARE",
            converter = ShareText.class,
            description =
                    "The largest share of the bars that the policy may leave out, such as 0.2 or 20%%; 10%% if none"
                            + " is named. If it leaves out more, that is bad input.")
    private @Nullable Share maxLeftOut;

    @Override
    final Share maxLeftOut() {
        return maxLeftOut == null ? super.maxLeftOut() : maxLeftOut;
    }

    @Override
    final @Nullable String policy() {
        return policy;
    }
}
