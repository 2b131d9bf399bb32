// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a report goes.
 *
 * @param folder the folder
 */
record ReportTarget(Path folder) {

    private static final List<String> FILES = List.of("report.html", "report.json", "report.md", "TEST-parity.xml");

    /** {@return whether a whole report is there} */
    boolean isThere() {
        return FILES.stream().map(folder::resolve).allMatch(Files::isRegularFile);
    }

    /** An old verdict must not be read for a new one. */
    void forget() throws IOException {
        for (String name : FILES) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                Files.delete(file);
            }
        }
    }
}
