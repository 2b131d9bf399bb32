// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a text as a file in one step, so that no reader ever sees half of it. */
public final class TextTarget {

    private TextTarget() {}

    /**
     * Writes a file.
     *
     * @param file the file; one that is there is replaced in the end
     * @param text its content, in UTF-8
     * @throws InputException if the file cannot be written
     */
    public static void write(Path file, String text) {
        try (TargetFile target = TargetFile.create(file)) {
            Files.write(target.temporary(), text.getBytes(StandardCharsets.UTF_8));
            target.commit();
        } catch (IOException e) {
            throw TableFaults.unwritable(file, e);
        }
    }
}
