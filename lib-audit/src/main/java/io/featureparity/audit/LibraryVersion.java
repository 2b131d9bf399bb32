// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this library, as the build has written it down. */
final class LibraryVersion {

    private LibraryVersion() {}

    static String text() {
        try (InputStream in = LibraryVersion.class.getResourceAsStream("version.txt")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks its version.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
