// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The temporary files of this process. They stand beside their targets and are called {@code .target.process-number.tmp}, so
 * that what a dead process left can be told from what a living one is writing. Behind that there may be an ending, for those
 * who tell a format by it.
 */
final class TemporaryFiles {

    private static final int MOST_TRIES = 100;

    private static final Pattern NAME = Pattern.compile(
            "[.](?<target>.+)[.](?<process>[0-9]{1,18})-[0-9]{1,9}[.]tmp(?<ending>[.][a-z.]+)?", Pattern.DOTALL);

    /** Systems round the time at which a process began. */
    private static final int START_IS_KNOWN_TO_SECONDS = 60;

    private static final String OWNER_ALONE = "rw-------";

    private TemporaryFiles() {}

    /** Makes an empty file beside a target, and first deletes those that dead processes left there. */
    static Path create(Path target, FileAttribute<?>... attributes) throws IOException {
        String name = target.getFileName().toString();
        sweep(
                Objects.requireNonNull(target.getParent()),
                file -> file.group("ending") == null && file.group("target").equals(name));
        return make(target, "", attributes);
    }

    /** Makes an empty file beside a target, with something behind its name. */
    static Path make(Path target, String ending, FileAttribute<?>... attributes) throws IOException {
        // Not Files.createTempFile: its files are for their owner alone, and that would stay so under the new name.
        long process = ProcessHandle.current().pid();
        for (int attempt = 0; ; attempt++) {
            Path temporary =
                    target.resolveSibling("." + target.getFileName() + "." + process + "-" + attempt + ".tmp" + ending);
            try {
                Files.newByteChannel(temporary, Set.of(CREATE_NEW, WRITE), attributes)
                        .close();
                // The JVM remembers the name until it ends; a target has the same one each time, so these do not add
                // up.
                temporary.toFile().deleteOnExit();
                return temporary;
            } catch (FileAlreadyExistsException e) {
                if (attempt == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    /** What makes a file one for its owner alone, where the file system knows owners. */
    static FileAttribute<?>[] ofOwnerAlone(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ALONE))
                }
                : new FileAttribute<?>[] {};
    }

    /** Deletes what dead processes left in a folder that is for temporary files alone, whatever target and ending. */
    static void sweep(Path folder) {
        sweep(folder, file -> true);
    }

    private static void sweep(Path folder, Predicate<Matcher> wanted) {
        try (DirectoryStream<Path> hidden = Files.newDirectoryStream(
                folder, file -> file.getFileName().toString().startsWith("."))) {
            for (Path file : hidden) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && wanted.test(name) && isLeft(file, Long.parseLong(name.group("process")))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // A folder that does not show its files, or does not let go of them: they harm nobody.
        }
    }

    /** Whether its process is dead, or is another one that got the same number later, as happens in containers. */
    private static boolean isLeft(Path file, long process) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Optional<ProcessHandle> handle = ProcessHandle.of(process);
        Instant written = Files.getLastModifiedTime(file).toInstant();
        return handle.isEmpty()
                || handle.get()
                        .info()
                        .startInstant()
                        .filter(written.plusSeconds(START_IS_KNOWN_TO_SECONDS)::isBefore)
                        .isPresent();
    }
}
