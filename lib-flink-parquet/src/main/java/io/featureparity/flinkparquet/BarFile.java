// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flinkparquet;

import java.io.Serializable;
import java.nio.file.Path;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * The bars of one instrument in a file: one split of the source.
 *
 * @param file the file, by its full name; every task must see it there
 * @param instrument the instrument
 * @param column the column that names the instrument of each row; empty if all rows are of this one
 * @param sent how many of the bars were sent
 */
record BarFile(String file, String instrument, String column, long sent) implements SourceSplit, Serializable {

    private static final long serialVersionUID = 1L;

    static BarFile of(Path file, String instrument, String column) {
        return new BarFile(file.toAbsolutePath().toString(), instrument, column, 0);
    }

    BarFile after(long bars) {
        return new BarFile(file, instrument, column, bars);
    }

    /** No instrument is in two splits. */
    @Override
    public String splitId() {
        return instrument;
    }
}
