// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.parity.report.ReportDocument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder that a report is written to. It is made and tried at once, before the work whose report it is to hold. All
 * files are first written beside their places and then moved there, so that there is never half a file, and what stood
 * there stays until its successor is whole.
 */
public final class ReportFolder {

    /** The page, for people. */
    public static final String PAGE = "report.html";

    /** The report as JSON, for programs. */
    public static final String JSON = "report.json";

    /** The report as Markdown, for a pull request. */
    public static final String MARKDOWN = "report.md";

    /** The report as JUnit XML, by a name that CI looks for. */
    public static final String JUNIT = "TEST-parity.xml";

    private static final String TEMPORARY = ".tmp";

    private final Path folder;

    private ReportFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder, if it is not there, and tries whether files can be written.
     *
     * @param folder the folder
     * @return the folder, ready
     * @throws InputException if it cannot be made or written to
     */
    public static ReportFolder open(Path folder) {
        ReportFolder opened = new ReportFolder(folder);
        try {
            Files.createDirectories(folder);
            for (String name : List.of(PAGE, JSON, MARKDOWN, JUNIT)) {
                if (Files.isDirectory(folder.resolve(name))) {
                    throw new IOException(name + " is a folder");
                }
            }
            opened.force(PAGE, "");
            Files.delete(opened.temporary(PAGE));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        return opened;
    }

    /**
     * Writes the four files.
     *
     * @param document what they say
     * @throws InputException if one of them cannot be written; none of them is then left half written
     */
    public void write(ReportDocument document) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(JSON, document.toJson());
        files.put(JUNIT, JunitReport.write(document));
        files.put(MARKDOWN, MarkdownReport.write(document));
        files.put(PAGE, HtmlReport.write(document));
        try {
            try {
                for (Map.Entry<String, String> file : files.entrySet()) {
                    force(file.getKey(), file.getValue());
                }
                for (String name : files.keySet()) {
                    Files.move(
                            temporary(name),
                            folder.resolve(name),
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                for (String name : files.keySet()) {
                    Files.deleteIfExists(temporary(name));
                }
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private Path temporary(String name) {
        return folder.resolve("." + name + "." + ProcessHandle.current().pid() + TEMPORARY);
    }

    /** Written to the disk, or the new name could reach it before the content does. */
    private void force(String name, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                temporary(name),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static InputException unwritable(Path folder, IOException cause) {
        String rule = "must be a folder that can be written to";
        return new InputException(
                List.of(new Fault(ErrorCode.REPORT_FOLDER, folder.toString(), rule, cause.toString())), cause);
    }
}
