// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.contract.FeatureContract;
import picocli.CommandLine.Parameters;

/** The contract that a verb is about, named behind it; {@link ContractOption} is for commands that are about bars. */
public final class ContractArgument {

    @Parameters(
            arity = "0..1",
            paramLabel = "ID@VERSION|FILE",
            converter = ContractName.class,
            completionCandidates = ContractName.class,
            defaultValue = ContractName.DEFAULT,
            description = "The contract, ${DEFAULT-VALUE} if none is named.")
    private ContractName contract = new ContractName();

    /** Reads the contract. */
    public FeatureContract load() {
        return contract.load();
    }
}
