// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the folder of a living process is left alone also by other processes, the test of the demo's servers shows. */
class ProcessFolderTest {

    @TempDir
    private Path parent;

    private Path left(String name) throws IOException {
        Path folder = Files.createDirectory(parent.resolve(name));
        Files.createDirectory(folder.resolve("kafka"));
        return folder;
    }

    @Test
    void theFolderOfADeadProcessIsDeletedAndThatOfALivingIsNot() throws IOException {
        Path dead = left("flink-demo-0-dead");
        try (ProcessFolder first = ProcessFolder.create(parent, "flink-demo");
                ProcessFolder second = ProcessFolder.create(parent, "flink-demo")) {
            assertThat(dead).doesNotExist();
            assertThat(first.path()).exists();
            assertThat(second.path()).exists().isNotEqualTo(first.path());
            Files.writeString(second.path().resolve("a"), "b");
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void whatIsLeftInAFolderEndsBeforeTheFolderIsDeleted() throws IOException {
        Path dead = left("demo-0-dead");
        List<Path> ended = new ArrayList<>();
        try (ProcessFolder folder = ProcessFolder.create(parent, "demo", left -> {
            assertThat(left.resolve("kafka")).exists();
            ended.add(left);
        })) {
            assertThat(ended).containsExactly(dead);
            assertThat(dead).doesNotExist();
            assertThat(folder.path()).exists();
        }
    }

    @Test
    void aFolderInWhichSomethingCannotBeEndedStays() throws IOException {
        Path dead = left("demo-0-dead");
        assertThatThrownBy(() -> ProcessFolder.create(parent, "demo", left -> {
                    throw new IOException("it does not end");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("it does not end");
        assertThat(dead.resolve("kafka")).exists();
    }

    /** Two that begin at the same time find the same dead one. */
    @Test
    void aFolderThatAnotherHasDeletedMeanwhileIsNoTrouble() throws IOException {
        Path dead = left("demo-0-dead");
        try (ProcessFolder folder = ProcessFolder.create(parent, "demo", left -> {
            Files.delete(left.resolve("kafka"));
            Files.delete(left.resolve("lock"));
            Files.delete(left);
        })) {
            assertThat(dead).doesNotExist();
            assertThat(folder.path()).exists();
        }
    }

    /** Between its beginning and its lock a folder looks like one that was left. */
    @Test
    void aFolderThatAnotherHasDeletedBeforeItsLockIsMadeAnew() throws IOException {
        assertThat(ProcessFolder.lock(parent.resolve("demo-1-deleted"))).isNull();
        Path there = left("demo-1-there");
        try (FileChannel lock = ProcessFolder.lock(there)) {
            assertThat(lock).isNotNull();
        }
    }

    /** The name of the one begins as that of the other ends, and the other way round. */
    @Test
    void foldersOfOtherNamesAreLeftAlone() throws IOException {
        Path other = left("flink-demo-0-dead");
        Path longer = left("demos-0-dead");
        try (ProcessFolder folder = ProcessFolder.create(parent, "demo")) {
            assertThat(folder.path()).exists();
        }
        assertThat(other.resolve("kafka")).exists();
        assertThat(longer.resolve("kafka")).exists();
    }
}
