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

/**
 * The folder in which a component puts its reports. A file appears completely or not at all, and replaces the former file of
 * its name.
 */
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
     * Opens a folder, and makes it if it does not exist. Call this before a long computation, so that a wrong folder is noticed
     * early.
     *
     * @param folder the folder
     * @return the folder for reports
     * @throws ComponentException if the path is not a folder, or the folder cannot be made
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
     * @param name the name of the file
     * @param content writes the content of the file
     * @return the path of the file
     * @throws ComponentException if the file cannot be written; then the former file is unchanged
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
