// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another input is another key, and the same inputs are the same key whenever and wherever they were written. */
class FingerprintTest {

    @TempDir
    private Path folder;

    @Test
    void theSamePartsAreTheSameKey() {
        assertThat(of("a", "b").key()).isPresent().isEqualTo(of("a", "b").key());
        assertThat(of("a", "b").key())
                .isNotEqualTo(of("a", "c").key())
                .isNotEqualTo(of("b", "b").key());
    }

    @Test
    void partsDoNotRunIntoEachOther() {
        assertThat(of("a", "bc").key()).isNotEqualTo(of("ab", "c").key());
        assertThat(new Fingerprint().add("a", "1").add("b", "2").key())
                .isNotEqualTo(new Fingerprint().add("a", "1b=2").key());
    }

    @Test
    void whatIsAbsentIsNotWhatIsEmptyOrSaysSo() {
        assertThat(of("a", null).key())
                .isNotEqualTo(of("a", "").key())
                .isNotEqualTo(of("a", "absent").key())
                .isNotEqualTo(of("a", "null").key());
    }

    @Test
    void aFileCountsByItsContentAndNotByItsAge() throws IOException {
        File file = Files.writeString(folder.resolve("file"), "one").toFile();
        var before = ofFile(file).key();
        Files.setLastModifiedTime(file.toPath(), FileTime.from(Instant.EPOCH));
        assertThat(ofFile(file).key()).isPresent().isEqualTo(before);
        Files.writeString(file.toPath(), "two");
        Files.setLastModifiedTime(file.toPath(), FileTime.from(Instant.EPOCH));
        assertThat(ofFile(file).key()).isNotEqualTo(before);
    }

    @Test
    void aFolderCountsByAllThatIsInIt() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = Files.writeString(inner.resolve("file"), "one");
        var before = ofFile(folder.toFile()).key();
        assertThat(ofFile(folder.toFile()).key()).isPresent().isEqualTo(before);
        Path renamed = Files.move(file, inner.resolve("other"));
        assertThat(ofFile(folder.toFile()).key()).isNotEqualTo(before);
        Files.move(renamed, file);
        assertThat(ofFile(folder.toFile()).key()).isEqualTo(before);
        Files.writeString(inner.resolve("more"), "");
        assertThat(ofFile(folder.toFile()).key()).isNotEqualTo(before);
    }

    @Test
    void whatCannotBeReadTwiceHasNoKey() throws IOException {
        assertThat(ofFile(folder.resolve("nothing").toFile()).key()).isEmpty();
        assertThat(new Fingerprint()
                        .addFiles("files", List.of(folder.resolve("nothing").toFile()))
                        .key())
                .isEmpty();
    }

    @Test
    void aFileThatIsNotAskedForIsNoObstacle() throws IOException {
        assertThat(new Fingerprint().addFile("file", null).key()).isPresent();
    }

    @Test
    void theJvmIsAPart() {
        assertThat(Fingerprint.ofThisJvm().key())
                .isPresent()
                .isEqualTo(Fingerprint.ofThisJvm().key());
        assertThat(Fingerprint.ofThisJvm().key()).isNotEqualTo(new Fingerprint().key());
    }

    @Test
    void aHashIsThatOfSha256sum() throws IOException {
        assertThat(Fingerprint.sha256(Files.writeString(folder.resolve("file"), "abc")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static Fingerprint of(String name, String value) {
        return new Fingerprint().add(name, value);
    }

    private static Fingerprint ofFile(File file) throws IOException {
        return new Fingerprint().addFile("file", file);
    }
}
