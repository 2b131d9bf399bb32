// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.contract.FeatureContract;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A contract that need not be named. */
public final class ContractIfNamed {

    @Option(
            names = "--contract",
            paramLabel = "ID@VERSION|FILE",
            converter = ContractName.class,
            completionCandidates = ContractName.class,
            description = "The contract under which all should have been served. Else that in the log is taken.")
    private @Nullable ContractName contract;

    /** Reads the contract; null if none is named. */
    public @Nullable FeatureContract load() {
        return contract == null ? null : contract.load();
    }
}
