// SPDX-License-Identifier: Apache-2.0

/** The {@code parity} command. */
module io.featureparity.gate {
    requires info.picocli;
    requires io.featureparity.audit;
    requires io.featureparity.parity;
    requires io.featureparity.table;
    requires static org.jspecify;

    exports io.featureparity.gate;

    opens io.featureparity.gate to
            info.picocli;
    opens io.featureparity.gate.options to
            info.picocli;
    opens io.featureparity.gate.verbs to
            info.picocli;
}
