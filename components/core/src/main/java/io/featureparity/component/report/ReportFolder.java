// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.report;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.AtomicFile;
import io.featureparity.contract.file.FileTrouble;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a component puts its reports. A file appears whole or not at all, and takes the place of the one before it. */
public final class ReportFolder {

    private final Path folder;

    private ReportFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes the content.
         *
         * @param out takes the text, in UTF-8
         * @throws IOException if it cannot be written
         */
        void write(Appendable out) throws IOException;
    }

    /**
     * Takes a folder, and makes it if it is not there. A component does so before it computes for a long time.
     *
     * @param folder the folder
     * @return the folder
     * @throws ComponentException if it is no folder and cannot be made
     */
    public static ReportFolder in(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw refused(folder, "must be a folder for reports", e);
        }
        return new ReportFolder(folder);
    }

    /**
     * Writes a file.
     *
     * @param name its name
     * @param content writes its content
     * @return where it is
     * @throws ComponentException if it cannot be written; what was there is as it was
     */
    public Path write(String name, Content content) {
        Path file = folder.resolve(name);
        try (AtomicFile whole = AtomicFile.create(file)) {
            try (BufferedWriter out = Files.newBufferedWriter(whole.temporary(), StandardCharsets.UTF_8)) {
                content.write(out);
            }
            whole.commit();
        } catch (IOException e) {
            throw refused(file, "must be a file that can be written", e);
        }
        return file;
    }

    private static ComponentException refused(Path place, String rule, IOException cause) {
        return new ComponentException(
                List.of(new Fault(ErrorCode.COMPONENT_REPORT, Place.file(place), rule, FileTrouble.writing(cause))),
                cause);
    }
}
