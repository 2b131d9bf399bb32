// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.golden;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.GoldenDataException;
import io.featureparity.testsupport.golden.GoldenData;
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

/** Suites with broken files: every file of the whole suite at once, and each file of a small suite alone. */
class GoldenSuiteDamageTest {

    private static SuiteFolder suite;

    @BeforeAll
    static void copy(@TempDir Path folder) {
        suite = SuiteFolder.of(folder, "flat", "month-end");
    }

    /** How a file is broken. */
    private interface Damage {
        void to(Path file, byte[] original) throws IOException;
    }

    private static final Damage DELETED = (file, original) -> Files.delete(file);
    private static final Damage CUT_SHORT_BY_ONE_BYTE =
            (file, original) -> Files.write(file, Arrays.copyOf(original, original.length - 1));
    private static final Damage ALTERED_BY_ONE_BIT = (file, original) -> {
        byte[] altered = original.clone();
        altered[altered.length / 2] ^= 1;
        Files.write(file, altered);
    };

    @Test
    void aDeletedFileIsRefusedAndNamed() throws IOException {
        assertEachRefused(DELETED, ErrorCode.GOLDEN_FILE_MISSING);
    }

    @Test
    void aFileAlteredByOneBitIsRefusedAndNamed() throws IOException {
        assertEachRefused(ALTERED_BY_ONE_BIT, ErrorCode.GOLDEN_HASH_DIFFERS);
    }

    @Test
    void aFileCutShortByOneByteIsRefusedAndNamed() throws IOException {
        assertEachRefused(CUT_SHORT_BY_ONE_BYTE, ErrorCode.GOLDEN_HASH_DIFFERS);
    }

    private static void assertEachRefused(Damage damage, ErrorCode code) throws IOException {
        assertThat(suite.files()).hasSize(9);
        for (String file : suite.files()) {
            byte[] original = Files.readAllBytes(suite.path(file));
            damage.to(suite.path(file), original);
            assertRefused(code, file);
            Files.write(suite.path(file), original);
        }
    }

    @Test
    void noFileOfTheWholeSuiteEscapes(@TempDir Path folder) throws IOException {
        SuiteFolder whole = SuiteFolder.whole(folder);
        for (Damage damage : List.of(ALTERED_BY_ONE_BIT, CUT_SHORT_BY_ONE_BYTE)) {
            for (String file : whole.files()) {
                damage.to(whole.path(file), GoldenData.bytes(file));
            }
            assertAllRefused(whole, ErrorCode.GOLDEN_HASH_DIFFERS);
        }
        for (String file : whole.files()) {
            Files.delete(whole.path(file));
        }
        assertAllRefused(whole, ErrorCode.GOLDEN_FILE_MISSING);
    }

    private static void assertAllRefused(SuiteFolder whole, ErrorCode code) {
        assertThat(whole.files()).hasSizeGreaterThan(100);
        List<Fault> faults = refusal(GoldenDataException.class, () -> GoldenSuite.open(whole.folder()))
                .faults();
        assertThat(faults).extracting(Fault::code).containsOnly(code);
        assertThat(faults)
                .extracting(Fault::where)
                .containsExactlyInAnyOrderElementsOf(whole.files().stream()
                        .map(file -> whole.path(file).toString())
                        .toList());
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
        String header =
                small.text("training-outputs/flat/raw.csv").lines().findFirst().orElseThrow();
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
