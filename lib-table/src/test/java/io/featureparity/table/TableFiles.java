// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static io.featureparity.testsupport.refusal.Refusals.refusal;

import io.featureparity.contract.error.InputException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Tables in a folder, and how reading one is refused. */
abstract class TableFiles {

    @TempDir
    Path folder;

    Path csv(String... lines) {
        return Tables.csv(folder.resolve("t.csv"), lines);
    }

    Path parquet(String query) {
        return Tables.parquet(folder.resolve("t.parquet"), query);
    }

    static String refusedWith(Path file, String... columns) {
        return refusal(InputException.class, () -> Tables.read(file, columns)).getMessage();
    }
}
