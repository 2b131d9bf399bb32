// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theTargetIsReplacedWholeAndNothingElseIsLeft() throws IOException {
        Path target = Files.writeString(folder.resolve("a.txt"), "old and long");
        try (AtomicFile file = AtomicFile.create(target)) {
            file.write(bytes("a first try that is long"));
            file.write(bytes("new"));
            assertThat(target).hasContent("old and long");
            file.commit();
        }
        assertThat(target).hasContent("new");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void whatIsNotCommittedLeavesNoTrace() throws IOException {
        Path target = Files.writeString(folder.resolve("a.txt"), "old");
        try (AtomicFile file = AtomicFile.create(target);
                AtomicFile ofOwner = AtomicFile.createPrivate(target)) {
            file.write(bytes("new"));
            ofOwner.write(bytes("newer"));
            assertThat(names()).hasSize(3);
        }
        assertThat(target).hasContent("old");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void theContentMayBeWrittenBySomebodyElse() throws IOException {
        Path target = folder.resolve("a.txt");
        try (AtomicFile file = AtomicFile.create(target)) {
            assertThat(file.temporary()).hasParent(folder.toRealPath()).isEmptyFile();
            Files.writeString(file.temporary(), "new");
            file.commit();
        }
        assertThat(target).hasContent("new");
    }

    @Test
    void twoThatWriteTheSameFileDoNotMeet() throws IOException {
        Path target = folder.resolve("a.txt");
        try (AtomicFile one = AtomicFile.create(target);
                AtomicFile other = AtomicFile.create(target)) {
            one.write(bytes("one"));
            other.write(bytes("other"));
            one.commit();
            assertThat(target).hasContent("one");
            other.commit();
        }
        assertThat(target).hasContent("other");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void itIsAsReadableAsAnyOtherUnlessItIsPrivate() throws IOException {
        Path other = Files.createFile(folder.resolve("other"));
        Path shared = folder.resolve("shared");
        Path owned = folder.resolve("owned");
        try (AtomicFile file = AtomicFile.create(shared);
                AtomicFile ofOwner = AtomicFile.createPrivate(owned)) {
            file.commit();
            ofOwner.commit();
        }
        assertThat(Files.getPosixFilePermissions(shared)).isEqualTo(Files.getPosixFilePermissions(other));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(owned)))
                .isEqualTo("rw-------");
    }

    @Test
    void aLinkIsWrittenThrough() throws IOException {
        Path real =
                Files.createFile(Files.createDirectory(folder.resolve("there")).resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        try (AtomicFile file = AtomicFile.create(link)) {
            file.write(bytes("new"));
            file.commit();
        }
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
    }

    @Test
    void whatIsNoFileIsRefusedAndNothingIsLeft() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("taken"));
        for (Path target : List.of(taken, folder.getRoot())) {
            assertThatThrownBy(() -> AtomicFile.create(target))
                    .isInstanceOf(IOException.class)
                    .hasMessage("not a file");
            assertThatThrownBy(() -> AtomicFile.createPrivate(target))
                    .isInstanceOf(IOException.class)
                    .hasMessage("not a file");
        }
        Path nowhere = folder.resolve("no such folder/a.txt");
        assertThatThrownBy(() -> AtomicFile.create(nowhere)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> AtomicFile.createPrivate(nowhere)).isInstanceOf(NoSuchFileException.class);
        assertThat(names()).containsExactly("taken");
    }

    @Test
    void aMoveThatFailsLeavesTheTargetAsItWas() throws IOException {
        Path target = folder.resolve("a.txt");
        try (AtomicFile file = AtomicFile.create(target)) {
            file.write(bytes("new"));
            Files.createDirectories(target.resolve("in the way"));
            assertThatThrownBy(file::commit).isInstanceOf(IOException.class);
        }
        assertThat(names()).containsExactly("a.txt");
        assertThat(target.resolve("in the way")).isDirectory();
    }
}
