// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.log;

import io.featureparity.audit.AuditSegments;
import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.Price;
import io.featureparity.table.WrittenColumn;
import io.featureparity.table.WrittenColumn.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns of a log as a table. A log whose contract changed has the columns of all of its contracts; what a contract does not have
 * is absent.
 */
final class LogColumns {

    static final String MACRO = "macro_";
    static final String RAW = "raw_";
    static final String OBSERVATION = "observation_";

    private final Set<String> macro = new LinkedHashSet<>();
    private final Set<String> raw = new LinkedHashSet<>();
    private final Set<String> observation = new LinkedHashSet<>();

    /** Reads the contracts of a log. */
    static LogColumns of(Path folder) {
        LogColumns columns = new LogColumns();
        Set<String> known = new LinkedHashSet<>();
        AuditSegments.headers(folder, header -> {
            if (known.add(header.contractHash())) {
                columns.add(header.contract());
            }
        });
        return columns;
    }

    private void add(FeatureContract contract) {
        macro.addAll(contract.macroColumns());
        contract.marketFeatures().forEach(feature -> raw.add(feature.name()));
        contract.features().forEach(feature -> observation.add(feature.name()));
    }

    List<WrittenColumn> written() {
        List<WrittenColumn> columns = new ArrayList<>();
        add(columns, Kind.TEXT, "instrument");
        add(columns, Kind.INTEGER, "record", "bar");
        add(columns, Kind.TEXT, "decision");
        Price.columnsWithVolume().forEach(name -> add(columns, Kind.DOUBLE, name));
        macro.forEach(name -> add(columns, Kind.DOUBLE, MACRO + name));
        raw.forEach(name -> add(columns, Kind.DOUBLE, RAW + name));
        add(columns, Kind.TIME, "served");
        add(columns, Kind.DOUBLE, "position", "session_time");
        observation.forEach(name -> add(columns, Kind.FLOAT, OBSERVATION + name));
        add(columns, Kind.TEXT, "observation_sha256", "contract_sha256", "statistics_sha256", "library");
        return columns;
    }

    private static void add(List<WrittenColumn> columns, Kind kind, String... names) {
        for (String name : names) {
            columns.add(new WrittenColumn(name, kind));
        }
    }
}
