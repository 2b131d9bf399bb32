// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.file;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {

    private static final String NAME = "/data/permission denied.csv"; // a name is no reason

    private static IOException system(String reason) {
        return new FileSystemException(NAME, null, reason);
    }

    @Test
    void whatTheSystemSaysIsSaidInWords() {
        assertThat(FileTrouble.reading(new NoSuchFileException(NAME))).isEqualTo("no such file");
        assertThat(FileTrouble.writing(new NoSuchFileException(NAME))).isEqualTo("no such folder");
        assertThat(FileTrouble.reading(new AccessDeniedException(NAME))).isEqualTo("permission denied");
        assertThat(FileTrouble.writing(new IOException("No space left on device")))
                .isEqualTo("no more space on the disk");
        assertThat(FileTrouble.writing(system("No space left on device"))).isEqualTo("no more space on the disk");
        assertThat(FileTrouble.writing(system("Disk quota exceeded"))).isEqualTo("no more space in the disk quota");
        assertThat(FileTrouble.writing(system("Read-only file system")))
                .isEqualTo("a file system that can only be read");
        assertThat(FileTrouble.reading(new IOException("Is a directory"))).isEqualTo("a folder");
        assertThat(FileTrouble.reading(system("Not a directory")))
                .isEqualTo("a path through something that is no folder");
        assertThat(FileTrouble.reading(new NotDirectoryException(NAME)))
                .isEqualTo("a path through something that is no folder");
        assertThat(FileTrouble.reading(system("File name too long"))).isEqualTo("a name that is too long");
        assertThat(FileTrouble.reading(new FileSystemLoopException(NAME))).isEqualTo("links that lead in a circle");
        assertThat(FileTrouble.reading(system("Too many levels of symbolic links or unable to access")))
                .isEqualTo("links that lead in a circle");
        assertThat(FileTrouble.writing(new FileAlreadyExistsException(NAME))).isEqualTo("something else of this name");
        assertThat(FileTrouble.reading(new EOFException("Unexpected end of ZLIB input stream")))
                .isEqualTo("a file that ends too early");
        assertThat(FileTrouble.reading(new ZipException("Corrupt GZIP trailer")))
                .isEqualTo("a damaged file (Corrupt GZIP trailer)");
        assertThat(FileTrouble.reading(new MalformedInputException(1))).isEqualTo("bytes that are no UTF-8");
    }

    @Test
    void whatNobodyKnowsIsPassedOnWithoutTheNameOfAnException() {
        assertThat(FileTrouble.reading(new IOException("Gerät nicht bereit"))).isEqualTo("Gerät nicht bereit");
        for (IOException silent :
                List.of(new IOException(), new IOException(" "), new DirectoryNotEmptyException(NAME), system(" "))) {
            assertThat(FileTrouble.writing(silent)).isEqualTo("an error without a reason");
        }
    }

    /** As this system says it. */
    @Test
    void realErrorsAreKnown(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThat(FileTrouble.reading(of(folder))).isEqualTo("a folder");
        assertThat(FileTrouble.reading(of(folder.resolve("nowhere")))).isEqualTo("no such file");
        assertThat(FileTrouble.reading(of(file.resolve("below"))))
                .isEqualTo("a path through something that is no folder");
        assertThat(FileTrouble.reading(of(folder.resolve("n".repeat(300))))).isEqualTo("a name that is too long");
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
        assertThat(FileTrouble.reading(of(loop))).isEqualTo("links that lead in a circle");
    }

    private static IOException of(Path file) {
        return refusal(IOException.class, () -> Files.readAllBytes(file));
    }
}
