// SPDX-License-Identifier: Apache-2.0

/** The contract as data, its hashes, normalisation statistics, and the input and output values. */
@SuppressWarnings("module") // the modules that a package is exported to are compiled later
module io.featureparity.contract {
    requires com.fasterxml.jackson.databind;
    requires static transitive org.jspecify;

    exports io.featureparity.contract;
    exports io.featureparity.contract.calculation;
    exports io.featureparity.contract.error;
    exports io.featureparity.contract.file;
    exports io.featureparity.contract.formula;
    exports io.featureparity.contract.json;
    exports io.featureparity.contract.rows;
    exports io.featureparity.contract.text to
            io.featureparity.component,
            io.featureparity.gate,
            io.featureparity.parity;
}
