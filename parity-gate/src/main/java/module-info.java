// SPDX-License-Identifier: Apache-2.0

/** The {@code parity} command. */
module io.featureparity.gate {
    requires info.picocli;
    requires io.featureparity.parity;
    requires static org.jspecify;

    opens io.featureparity.gate to
            info.picocli;
}
