// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A native library lies in a private folder, whole, and once however often it is used. */
class NativeLibraryTest {

    private static final String CONTENT = "a library, as far as this test goes\n".repeat(5000);

    @TempDir
    private Path shared;

    private URL packed;

    /** The files that were loaded, each with what was in it at that time. */
    private final List<Path> loaded = new ArrayList<>();

    @BeforeEach
    void pack() throws IOException {
        packed = packed(shared.resolve("driver.jar"), CONTENT);
    }

    private static URL packed(Path jar, String content) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("library.so"));
            entries.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return URI.create("jar:" + jar.toUri() + "!/library.so").toURL();
    }

    private Path load(URL library) {
        return NativeLibrary.load(library, shared, file -> {
            assertThat(file).hasContent(CONTENT);
            loaded.add(file);
        });
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Path folder() throws IOException {
        return files(shared).stream().filter(Files::isDirectory).findFirst().orElseThrow();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void itIsUnpackedIntoAFolderOfItsUserAlone() throws IOException {
        Path file = load(packed);
        assertThat(file).hasParent(folder()).hasContent(CONTENT);
        assertThat(folder().getFileName()).asString().startsWith("feature-parity-");
        assertThat(mode(folder())).isEqualTo("rwx------");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(files(folder())).containsExactly(file);
        assertThat(loaded).containsExactly(file);
    }

    /** A JVM gives a file to one class loader only. */
    @Test
    void aSecondClassLoaderGetsACopyThatIsGoneAfterwards() throws IOException {
        Path file = load(packed);
        Object before = Files.getLastModifiedTime(file);
        assertThat(load(packed)).isNotEqualTo(file).doesNotExist();
        assertThat(loaded).hasSize(2).doesNotHaveDuplicates();
        assertThat(files(folder())).containsExactly(file);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
    }

    @Test
    void whatWasAlteredCutShortOrGrownIsUnpackedAnew() throws IOException {
        Path file = load(packed);
        for (String damaged : List.of("x" + CONTENT.substring(1), CONTENT.substring(1), CONTENT + "x", "")) {
            Files.writeString(file, damaged);
            load(packed);
            assertThat(file).hasContent(CONTENT);
        }
        assertThat(loaded).hasSize(5);
    }

    @Test
    void anotherLibraryIsAnotherFile() throws IOException {
        Path file = load(packed);
        URL other = packed(shared.resolve("other.jar"), CONTENT + "and more");
        Path second = NativeLibrary.load(other, shared, loaded::add);
        assertThat(second).hasParent(file.getParent()).hasContent(CONTENT + "and more");
        assertThat(files(folder())).containsExactlyInAnyOrder(file, second);
    }

    @Test
    void whatAKilledRunLeftIsCleanedUp() throws IOException {
        Path name = shared.relativize(load(packed));
        Path restarted = Files.createDirectory(shared.resolve("restarted"));
        Path file = restarted.resolve(name);
        Files.createDirectory(
                file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(file.resolveSibling("." + file.getFileName() + ".999999999-0.tmp"), "half");
        assertThat(NativeLibrary.load(packed, restarted, loaded::add)).isEqualTo(file);
        assertThat(files(file.getParent())).containsExactly(file);
    }

    /** Somebody else may have put a file there as long as it was open. */
    @Test
    void aFolderThatOthersCouldWriteToIsClosedAndEmptied() throws IOException {
        Path file = load(packed);
        Path planted = Files.writeString(folder().resolve("planted"), "x");
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxrwxrwx"));
        load(packed);
        assertThat(mode(folder())).isEqualTo("rwx------");
        assertThat(planted).doesNotExist();
        assertThat(file).hasContent(CONTENT);
    }

    @Test
    void aLinkThatSomebodyPutInItsPlaceIsNotFollowed() throws IOException {
        Path name = load(packed).getParent();
        Files.move(name, shared.resolve("moved"));
        Path elsewhere = Files.createDirectory(shared.resolve("elsewhere"));
        Files.createSymbolicLink(name, elsewhere);
        assertThat(load(packed)).hasParent(name.resolveSibling(name.getFileName() + "-1"));
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsMissingOrNoFolderIsRefusedInOneLine() throws IOException {
        Path none = shared.resolve("none");
        Path file = Files.writeString(shared.resolve("file"), "");
        Map<Path, String> wrong = Map.of(none, "no such folder", file, "a path through something that is no folder");
        wrong.forEach((folder, why) -> {
            InputException refused =
                    refusal(InputException.class, () -> NativeLibrary.load(packed, folder, loaded::add));
            assertThat(refused.code()).isEqualTo(ErrorCode.NATIVE_LIBRARY);
            assertThat(refused)
                    .hasMessage("FP-915 at java.io.tmpdir: must be a folder in which files can be made, but was "
                            + folder + " (" + why + ")");
        });
        assertThat(loaded).isEmpty();
    }

    @Test
    void aLibraryThatTheSystemDoesNotLoadIsRefusedInOneLine() {
        InputException refused = refusal(
                InputException.class,
                () -> NativeLibrary.load(packed, shared, file -> {
                    throw new UnsatisfiedLinkError("not permitted here");
                }));
        assertThat(refused)
                .hasMessage("FP-915 at java.io.tmpdir: must be a folder from which a library can be loaded,"
                        + " but was " + shared + " (not permitted here)");
    }

    /** The driver's own way is never taken: it leaves a file of its own in the folder for temporary files. */
    @Test
    void theDriverLoadsThisLibrary() throws IOException {
        try (Database database = Database.open()) {
            assertThat(database.connection().getClass().getClassLoader().getName())
                    .isEqualTo("feature-parity-duckdb");
        }
        if (Files.isReadable(Path.of("/proc/self/maps"))) {
            assertThat(Files.readString(Path.of("/proc/self/maps")))
                    .contains("/feature-parity-")
                    .doesNotContain("/libduckdb_java");
        }
    }
}
