// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import io.featureparity.parity.report.ReportDocument;
import io.featureparity.parity.report.ReportReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

    private static final ReportDocument DOCUMENT = Sabotage.plainMean("training.csv", 60);

    @TempDir
    private Path folder;

    @Test
    void fourFilesAreWrittenAndNothingElseIsLeft() throws IOException {
        Path reports = folder.resolve("made/on/the/way");
        ReportFolder opened = ReportFolder.open(reports);
        assertThat(names(reports)).isEmpty();
        opened.write(DOCUMENT, List.of());
        assertThat(names(reports))
                .containsExactlyInAnyOrder("report.html", "report.json", "report.md", "TEST-parity.xml");
        assertThat(Files.readString(reports.resolve("report.html"))).isEqualTo(Sabotage.page(DOCUMENT));
        assertThat(Files.readString(reports.resolve("report.md"))).isEqualTo(MarkdownReport.write(DOCUMENT));
        assertThat(Files.readString(reports.resolve("TEST-parity.xml"))).isEqualTo(JunitReport.write(DOCUMENT));
        String json = Files.readString(reports.resolve("report.json"));
        assertThat(json).isEqualTo(DOCUMENT.toJson());
        assertThat(ReportReader.read("report.json", json).report()).isEqualTo(DOCUMENT.total());
    }

    @Test
    void theSameComparisonGivesTheSameBytes() {
        ReportDocument again = Sabotage.plainMean("training.csv", 60);
        assertThat(Sabotage.page(again)).isEqualTo(Sabotage.page(DOCUMENT));
        assertThat(again.toJson()).isEqualTo(DOCUMENT.toJson());
        assertThat(JunitReport.write(again)).isEqualTo(JunitReport.write(DOCUMENT));
        assertThat(MarkdownReport.write(again)).isEqualTo(MarkdownReport.write(DOCUMENT));
    }

    @Test
    void anEarlierReportIsReplacedAndOtherFilesStay() throws IOException {
        Files.writeString(folder.resolve("report.html"), "old");
        Files.writeString(folder.resolve("notes.txt"), "mine");
        ReportFolder.open(folder).write(DOCUMENT, List.of());
        assertThat(Files.readString(folder.resolve("report.html"))).startsWith("<!DOCTYPE html>");
        assertThat(Files.readString(folder.resolve("notes.txt"))).isEqualTo("mine");
        assertThat(names(folder)).hasSize(5);
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "");
        assertRefused(file, () -> ReportFolder.open(file));
        Path below = file.resolve("reports");
        assertRefused(below, () -> ReportFolder.open(below));
    }

    @Test
    void aFolderInAFilesPlaceIsRefusedBeforeAnythingIsCompared() throws IOException {
        Files.createDirectories(folder.resolve("TEST-parity.xml"));
        assertRefused(folder, () -> ReportFolder.open(folder));
        assertThat(names(folder)).containsExactly("TEST-parity.xml");
    }

    @Test
    void ifOneFileCannotBeWrittenTheOthersStayAsTheyWere() throws IOException {
        ReportFolder opened = ReportFolder.open(folder);
        Files.writeString(folder.resolve("report.json"), "old");
        Files.createDirectories(folder.resolve("report.html").resolve("in-the-way"));
        assertRefused(folder, () -> opened.write(DOCUMENT, List.of()));
        assertThat(names(folder)).containsExactlyInAnyOrder("report.json", "report.html");
        assertThat(Files.readString(folder.resolve("report.json"))).isEqualTo("old");
    }

    @Test
    void aFolderThatIsGoneIsRefused() throws IOException {
        ReportFolder opened = ReportFolder.open(folder.resolve("gone"));
        Files.delete(folder.resolve("gone"));
        assertRefused(folder.resolve("gone"), () -> opened.write(DOCUMENT, List.of()));
    }

    private static void assertRefused(Path where, Runnable call) {
        InputException refused = refusal(InputException.class, call::run);
        assertThat(refused.code()).isEqualTo(ErrorCode.REPORT_FOLDER);
        assertThat(refused.faults().get(0).where()).isEqualTo(where.toString());
        assertThat(refused).hasCauseInstanceOf(IOException.class);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
