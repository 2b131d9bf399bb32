// SPDX-License-Identifier: Apache-2.0

/** A JUnit test that holds a service's own way from bars to the model against the golden cases. */
module io.featureparity.junit {
    requires transitive io.featureparity.parity;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports io.featureparity.junit;
}
