// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component.report;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ComponentException;
import io.featureparity.contract.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

    @TempDir
    private Path temp;

    @Test
    void aFileTakesThePlaceOfTheOneBefore() throws IOException {
        ReportFolder folder = ReportFolder.in(temp.resolve("a/b"));
        folder.write("x.txt", out -> out.append("first"));
        Path file = folder.write("x.txt", out -> out.append("día"));
        assertThat(file).isEqualTo(temp.resolve("a/b/x.txt")).hasContent("día");
        assertThat(temp.resolve("a/b")).isDirectoryContaining("glob:**/x.txt");
    }

    @Test
    void aFileThatCannotBeWrittenLeavesTheOneBefore() throws IOException {
        ReportFolder folder = ReportFolder.in(temp);
        folder.write("x.txt", out -> out.append("first"));
        ComponentException refused = refusal(
                ComponentException.class,
                () -> folder.write("x.txt", out -> {
                    out.append("second");
                    throw new IOException("No space left on device");
                }));
        assertThat(refused)
                .hasMessage("FP-1234 at " + temp.resolve("x.txt")
                        + ": must be a file that can be written, but was no more space on the disk");
        assertThat(temp.resolve("x.txt")).hasContent("first");
        try (var files = Files.list(temp)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThat(refusal(ComponentException.class, () -> ReportFolder.in(file))
                        .code())
                .isEqualTo(ErrorCode.COMPONENT_REPORT);
        Files.createDirectory(temp.resolve("folder.json"));
        assertThat(refusal(
                                ComponentException.class,
                                () -> ReportFolder.in(temp).write("folder.json", out -> out.append("x")))
                        .code())
                .isEqualTo(ErrorCode.COMPONENT_REPORT);
    }
}
