// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import io.featureparity.contract.FeatureContract;
import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.AtomicFile;
import io.featureparity.contract.file.FileTrouble;
import io.featureparity.gate.quality.FileQuality;
import io.featureparity.gate.quality.QualityJson;
import io.featureparity.gate.replay.ReplayFacts;
import io.featureparity.gate.replay.ReplayJson;
import io.featureparity.parity.report.Provenance;
import io.featureparity.parity.report.ReportDocument;
import io.featureparity.parity.statistics.NormStatsAudit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder that a report is written to. It is made, and tested by writing to it, before the work begins. All files
 * are first written beside their places and then moved there. So there is never half a file, and an old file stays
 * until the new one is complete.
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
        try {
            Files.createDirectories(folder);
            for (String name : List.of(PAGE, JSON, MARKDOWN, JUNIT)) {
                if (Files.isDirectory(folder.resolve(name))) {
                    throw new IOException(name + " is a folder");
                }
            }
            AtomicFile.create(folder.resolve(PAGE)).close();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
        return new ReportFolder(folder);
    }

    /**
     * Writes the four files.
     *
     * @param document what they say
     * @param contracts the contracts that took part, of which the page says how their features are computed
     * @throws InputException if one of them cannot be written; none of them is then left half written
     */
    public void write(ReportDocument document, List<FeatureContract> contracts) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(JSON, document.toJson());
        files.put(JUNIT, JunitReport.write(document));
        files.put(MARKDOWN, MarkdownReport.write(document));
        files.put(PAGE, HtmlReport.write(document, contracts));
        writeAll(files);
    }

    /**
     * Writes the four files of an audit of statistics.
     *
     * @param audit the audit
     * @param provenance where everything came from
     * @throws InputException if one of them cannot be written; none of them is then left half written
     */
    public void write(NormStatsAudit audit, List<Provenance> provenance) {
        AuditReport report = new AuditReport(audit, provenance);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(JSON, audit.toJson());
        files.put(JUNIT, report.junit());
        files.put(MARKDOWN, report.markdown());
        files.put(PAGE, report.page());
        writeAll(files);
    }

    /**
     * Writes what is known of columns: the page, JSON and Markdown.
     *
     * @param report what they say
     * @throws InputException if one of them cannot be written; none of them is then left half written
     */
    public void write(DiagnosisReport report) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(JSON, DiagnosisJson.write(report.answers()));
        files.put(MARKDOWN, DiagnosisMarkdown.write(report));
        files.put(PAGE, DiagnosisPage.write(report));
        writeAll(files);
    }

    /**
     * Writes a replayed decision: the page and JSON.
     *
     * @param report the decision
     * @throws InputException if one of them cannot be written; none of them is then left half written
     */
    public void write(ReplayFacts report) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(JSON, ReplayJson.write(report));
        files.put(PAGE, ReplayPage.write(report));
        writeAll(files);
    }

    /**
     * Writes the quality of bars: all four files.
     *
     * @param quality the quality
     * @param least the least score that a session may have
     * @param provenance where everything came from
     * @throws InputException if one of them cannot be written; none of them is then left half written
     */
    public void write(FileQuality quality, double least, List<Provenance> provenance) {
        QualityReport report = new QualityReport(quality, least);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(JSON, QualityJson.write(quality));
        files.put(JUNIT, report.junit());
        files.put(MARKDOWN, report.markdown());
        files.put(PAGE, new QualityPage(quality, report, provenance).write());
        writeAll(files);
    }

    private void writeAll(Map<String, String> files) {
        try {
            write(files);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** None is moved to its place before all of them are written. */
    private void write(Map<String, String> files) throws IOException {
        List<AtomicFile> written = new ArrayList<>();
        try {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                AtomicFile file = AtomicFile.create(folder.resolve(entry.getKey()));
                written.add(file);
                file.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
            for (AtomicFile file : written) {
                file.commit();
            }
        } finally {
            for (AtomicFile file : written) {
                file.close();
            }
        }
    }

    private static InputException unwritable(Path folder, IOException cause) {
        String rule = "must be a folder that can be written to";
        return new InputException(
                List.of(new Fault(ErrorCode.REPORT_FOLDER, Place.file(folder), rule, FileTrouble.writing(cause))),
                cause);
    }
}
