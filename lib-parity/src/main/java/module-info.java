// SPDX-License-Identifier: Apache-2.0

/** Golden cases, comparison in units in the last place, and the report of what diverged. */
module io.featureparity.parity {
    requires transitive io.featureparity.audit;
    requires transitive io.featureparity.features;
    requires com.fasterxml.jackson.databind;
    requires static transitive org.jspecify;

    exports io.featureparity.parity.audit;
    exports io.featureparity.parity.comparison;
    exports io.featureparity.parity.coverage;
    exports io.featureparity.parity.diagnosis;
    exports io.featureparity.parity.diagnosis.finding;
    exports io.featureparity.parity.golden;
    exports io.featureparity.parity.lineage;
    exports io.featureparity.parity.report;
    exports io.featureparity.parity.rows;
    exports io.featureparity.parity.statistics;
}
