// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.contract.FeatureContract;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which contract is meant. */
public final class ContractOption {

    @Option(
            names = "--contract",
            paramLabel = "ID@VERSION|FILE",
            converter = ContractName.class,
            completionCandidates = ContractName.class,
            defaultValue = ContractName.DEFAULT,
            description = "The contract, ${DEFAULT-VALUE} if none is named.")
    private @Nullable ContractName contract;

    /** Reads the contract. */
    public FeatureContract load() {
        if (contract == null) {
            throw new IllegalStateException("the option has a default");
        }
        return contract.load();
    }
}
