// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where the whole project is. */
final class ProjectFolder {

    private ProjectFolder() {}

    /** The nearest folder above that holds Maven's configuration. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = Objects.requireNonNull(folder.getParent(), "not run inside the project");
        }
        return folder;
    }
}
