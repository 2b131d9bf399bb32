// SPDX-License-Identifier: Apache-2.0

/** The {@code parity} command. */
module io.featureparity.gate {
    requires io.featureparity.features;
    requires static org.jspecify;
}
