// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Says in words why a file could not be read or written. */
public final class FileTrouble {

    /** What systems say, in lower case, and what it means; looked at in this order. */
    private static final List<Map.Entry<String, String>> WORDS = List.of(
            Map.entry("no space left", "no more space on the disk"),
            Map.entry("not enough space", "no more space on the disk"),
            Map.entry("quota", "no more space in the disk quota"),
            Map.entry("permission denied", "permission denied"),
            Map.entry("access is denied", "permission denied"),
            Map.entry("operation not permitted", "permission denied"),
            Map.entry("read-only file system", "a file system that can only be read"),
            Map.entry("is a directory", "a folder"),
            Map.entry("not a directory", "a path through something that is no folder"),
            Map.entry("file name too long", "a name that is too long"),
            Map.entry("no such file", "no such file"),
            Map.entry("symbolic links", "links that lead in a circle"),
            Map.entry("too many open files", "too many open files"),
            Map.entry("input/output error", "an error of the disk"));

    private FileTrouble() {}

    /**
     * Says why a file could not be read.
     *
     * @param trouble the exception that was thrown
     * @return the reason in a few words, without the name of an exception
     */
    public static String reading(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "no such file";
        } else if (trouble instanceof EOFException) {
            return "a file that ends too early";
        } else if (trouble instanceof ZipException) {
            return "a damaged file (" + text(trouble) + ")";
        } else if (trouble instanceof CharacterCodingException) {
            return "bytes that are no UTF-8";
        }
        return words(trouble);
    }

    /**
     * Says why a file could not be written. Writing makes a missing file, so if something is reported as missing, it is
     * the folder.
     *
     * @param trouble the exception that was thrown
     * @return the reason in a few words, without the name of an exception
     */
    public static String writing(IOException trouble) {
        return trouble instanceof NoSuchFileException ? "no such folder" : words(trouble);
    }

    private static String words(IOException trouble) {
        if (trouble instanceof AccessDeniedException) {
            return "permission denied";
        } else if (trouble instanceof NotDirectoryException) {
            return "a path through something that is no folder";
        } else if (trouble instanceof FileSystemLoopException) {
            return "links that lead in a circle";
        } else if (trouble instanceof FileAlreadyExistsException) {
            return "something else of this name";
        }
        String said = text(trouble);
        String lower = said.toLowerCase(Locale.ROOT);
        return WORDS.stream()
                .filter(entry -> lower.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(said);
    }

    /** Of an error of the file system the reason, for its message begins with a name that the reader knows. */
    private static String text(IOException trouble) {
        @Nullable String said = trouble instanceof FileSystemException of ? of.getReason() : trouble.getMessage();
        return said == null || said.isBlank() ? "an error without a reason" : said;
    }
}
