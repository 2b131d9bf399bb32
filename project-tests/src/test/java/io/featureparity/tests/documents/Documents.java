// SPDX-License-Identifier: Apache-2.0
package io.featureparity.tests.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the project's documents. */
final class Documents {

    private Documents() {}

    static String text(ProjectTree tree, Path document) {
        try {
            return Files.readString(tree.root().resolve(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Markdown read(ProjectTree tree, Path document) {
        return Markdown.read(text(tree, document));
    }
}
