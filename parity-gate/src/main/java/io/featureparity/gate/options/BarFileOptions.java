// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.options;

import io.featureparity.gate.bars.ColumnNames;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where bars come from: a file, what its columns are called, how its times are read. */
public abstract class BarFileOptions extends BarInputOptions {

    @Option(
            names = "--column",
            paramLabel = "NAME=OTHER",
            description =
                    "A column of the bars has another name there, as in --column time=timestamp; may be repeated.")
    private Map<String, String> names = new LinkedHashMap<>();

    BarFileOptions() {}

    @Override
    final ColumnNames names() {
        return new ColumnNames("--column", names);
    }
}
