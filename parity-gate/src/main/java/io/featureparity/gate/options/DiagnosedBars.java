// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.gate.bars.ColumnNames;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Bars that columns are compared with. The option that maps the names of the bars' columns has another name here. */
public final class DiagnosedBars extends BarInputOptions {

    @Option(
            names = "--bar-column",
            paramLabel = "NAME=OTHER",
            description =
                    "A column of the bars has another name there, as in --bar-column time=timestamp; may be repeated.")
    private Map<String, String> names = new LinkedHashMap<>();

    @Override
    ColumnNames names() {
        return new ColumnNames("--bar-column", names);
    }
}
