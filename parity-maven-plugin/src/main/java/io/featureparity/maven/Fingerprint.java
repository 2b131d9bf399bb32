// SPDX-License-Identifier: Apache-2.0
package io.featureparity.maven;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One hash over everything that a verdict depends on. Each part goes in with its name and its length, so that no two
 * different collections of parts are the same bytes; a file goes in by its content, never by its age or its size.
 */
final class Fingerprint {

    private static final int BUFFER = 1 << 16;
    private static final String ABSENT = "absent";

    private final MessageDigest digest = sha256();
    private boolean whole = true;

    /** The machine: the same library could compute otherwise on another JVM, which is what the golden suite looks at. */
    static Fingerprint ofThisJvm() {
        Fingerprint started = new Fingerprint();
        for (String property : List.of("java.runtime.version", "java.vm.name", "os.name", "os.arch")) {
            started.add(property, System.getProperty(property));
        }
        return started;
    }

    Fingerprint add(String name, @Nullable Object value) {
        text(name);
        text(value == null ? ABSENT : "=" + value);
        return this;
    }

    /** A file, or a folder with all that is in it. What is neither cannot be compared with a later run. */
    Fingerprint addFile(String name, @Nullable File file) throws IOException {
        add(name, file);
        if (file == null) {
            return this;
        }
        Path path = file.toPath();
        if (Files.isDirectory(path)) {
            addFolder(path);
        } else if (Files.isRegularFile(path)) {
            text(sha256(path));
        } else {
            whole = false;
        }
        return this;
    }

    Fingerprint addFiles(String name, Collection<File> files) throws IOException {
        add(name, files.size());
        for (File file : files) {
            addFile(name, file);
        }
        return this;
    }

    /** The order in which a file system lists a folder means nothing. */
    private void addFolder(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
            add("files", files.size());
            for (Path file : files) {
                add(folder.relativize(file).toString(), sha256(file));
            }
        }
    }

    /** {@return the hash, unless something was added whose content is not known} */
    Optional<String> key() {
        return whole ? Optional.of(HexFormat.of().formatHex(digest.digest())) : Optional.empty();
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    /** {@return the SHA-256 of a file, as {@code sha256sum} prints it} */
    static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
