// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.testsupport.golden.SuiteFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole suite, with one file broken at a time. */
class GoldenSuiteDamageTest {

    private static SuiteFolder suite;

    @BeforeAll
    static void copy(@TempDir Path folder) {
        suite = SuiteFolder.whole(folder);
    }

    /** Needed before the copy is there, so from the class path. */
    static List<String> files() {
        return SuiteFolder.filesOnClassPath();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aDeletedFileIsRefusedAndNamed(String file) throws IOException {
        byte[] original = Files.readAllBytes(suite.path(file));
        Files.delete(suite.path(file));
        try {
            assertRefused(ErrorCode.GOLDEN_FILE_MISSING, file);
        } finally {
            Files.write(suite.path(file), original);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileAlteredByOneBitOrCutShortByOneByteIsRefusedAndNamed(String file) throws IOException {
        byte[] original = Files.readAllBytes(suite.path(file));
        byte[] altered = original.clone();
        altered[altered.length / 2] ^= 1;
        try {
            Files.write(suite.path(file), altered);
            assertRefused(ErrorCode.GOLDEN_HASH_DIFFERS, file);
            Files.write(suite.path(file), Arrays.copyOf(original, original.length - 1));
            assertRefused(ErrorCode.GOLDEN_HASH_DIFFERS, file);
        } finally {
            Files.write(suite.path(file), original);
        }
    }

    @Test
    void aMissingManifestIsRefused() throws IOException {
        Path manifest = suite.path("manifest.json");
        byte[] original = Files.readAllBytes(manifest);
        Files.delete(manifest);
        try {
            assertRefused(ErrorCode.GOLDEN_FILE_MISSING, "manifest.json");
        } finally {
            Files.write(manifest, original);
        }
    }

    private static void assertRefused(ErrorCode code, String file) {
        assertThat(refusal(GoldenDataException.class, () -> GoldenSuite.open(suite.folder()))
                        .faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.where()).isEqualTo(suite.path(file).toString());
                });
    }

    /** Nothing but its begin is read, so a small file that unpacks to gigabytes does no harm. */
    @Test
    void aTableThatIsLongerThanItsRowsCanBeIsRefused(@TempDir Path folder) throws IOException {
        SuiteFolder small = SuiteFolder.of(folder, "flat", "year");
        String header = small.text("training-outputs/flat/raw.csv").lines().findFirst().orElseThrow();
        int room = header.length() + 1 + 40 * 13 * 200 + (1 << 16);
        small.replace("training-outputs/flat/raw.csv", "0".repeat(room));
        assertThat(refusal(GoldenDataException.class, () -> GoldenSuite.open(folder))
                        .code())
                .isEqualTo(ErrorCode.GOLDEN_FILE_MALFORMED);
        small.replace("training-outputs/flat/raw.csv", "0".repeat(room + 1));
        assertThat(refusal(GoldenDataException.class, () -> GoldenSuite.open(folder)))
                .hasMessage("FP-916 at " + small.path("training-outputs/flat/raw.csv") + ": must have at most " + room
                        + " bytes, for 200 rows of 13 columns, but was a longer one");
    }

    @Test
    void aTableThatUnpacksToMoreThanItsRowsCanBeIsRefused(@TempDir Path folder) throws IOException {
        SuiteFolder small = SuiteFolder.of(folder, "year");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 128; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        small.replace("cases/year/raw.csv.gz", packed.toByteArray());
        assertThat(packed.size()).isLessThan(1 << 18);
        assertThat(refusal(GoldenDataException.class, () -> GoldenSuite.open(folder)))
                .hasMessageStartingWith("FP-916 at " + small.path("cases/year/raw.csv.gz") + ": must have at most ")
                .hasMessageEndingWith(" bytes, for 14760 rows of 13 columns, but was a longer one");
    }

    @Test
    void allThatIsBrokenIsNamedAtOnce(@TempDir Path folder) throws IOException {
        SuiteFolder small = SuiteFolder.of(folder, "flat");
        Files.delete(small.path("training-outputs/flat/input.csv"));
        Files.writeString(small.path("training-outputs/flat/raw.csv"), "nothing\n");
        Files.writeString(small.path("training-outputs/flat/raw-2.csv"), "nothing\n");
        Files.createDirectories(small.path("training-outputs/round"));
        Files.writeString(small.path("training-outputs/round/raw.csv"), "nothing\n");
        assertThat(refusal(GoldenDataException.class, () -> GoldenSuite.open(folder))
                        .faults())
                .extracting(
                        Fault::code,
                        fault -> folder.relativize(Path.of(fault.where())).toString())
                .containsExactly(
                        tuple(ErrorCode.GOLDEN_FILE_MISSING, "training-outputs/flat/input.csv"),
                        tuple(ErrorCode.GOLDEN_HASH_DIFFERS, "training-outputs/flat/raw.csv"),
                        tuple(ErrorCode.GOLDEN_HASH_DIFFERS, "training-outputs/flat/raw-2.csv"),
                        tuple(ErrorCode.GOLDEN_HASH_DIFFERS, "training-outputs/round/raw.csv"));
    }

    @Test
    void aFileThatTheManifestDoesNotAnswerForIsRefused(@TempDir Path folder) throws IOException {
        SuiteFolder small = SuiteFolder.of(folder, "flat");
        Files.writeString(small.path("README.md"), "A suite may lie beside other things.\n");
        Files.createDirectories(small.path("generator"));
        Files.writeString(small.path("generator/generate.py"), "pass\n");
        assertThat(GoldenSuite.open(folder).cases()).hasSize(1);

        Files.writeString(small.path("training-outputs/notes.txt"), "");
        assertThatExceptionOfType(GoldenDataException.class)
                .isThrownBy(() -> GoldenSuite.open(folder))
                .withMessage("FP-702 at " + small.path("training-outputs/notes.txt")
                        + ": must be a file that the manifest answers for, but was one it does not know");
    }

    @Test
    void aFolderInThePlaceOfAFileIsRefused(@TempDir Path folder) throws IOException {
        SuiteFolder small = SuiteFolder.of(folder, "flat");
        Files.delete(small.path("training-outputs/flat/raw.csv"));
        Files.createDirectory(small.path("training-outputs/flat/raw.csv"));
        assertThat(refusal(GoldenDataException.class, () -> GoldenSuite.open(folder))
                        .code())
                .isEqualTo(ErrorCode.GOLDEN_FILE_MISSING);
    }
}
