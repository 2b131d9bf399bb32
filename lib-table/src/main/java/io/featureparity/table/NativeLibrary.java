// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import io.featureparity.contract.error.ErrorCode;
import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.InputException;
import io.featureparity.contract.error.Place;
import io.featureparity.contract.file.AtomicFile;
import io.featureparity.contract.file.FileTrouble;
import io.featureparity.contract.file.PrivateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A native library that is packed in a jar and has to lie in a file to be loaded. The file stays for later runs, in a folder
 * that nobody else can write to. Before each use its bytes are held against the length and the checksum that the jar states.
 *
 * <p>The checksum is the jar's own CRC-32, since it is there for nothing and takes 30 ms. A SHA-256 of 60 MB takes half a
 * second in a process that has just started, as long as unpacking does. It would guard against a forger, but a forger who
 * can write to the folder is the user.
 */
final class NativeLibrary {

    private static final int PIECE = 1 << 16;

    private final URL packed;
    private final long size;
    private final long checksum;

    private NativeLibrary(URL packed, long size, long checksum) {
        this.packed = packed;
        this.size = size;
        this.checksum = checksum;
    }

    /**
     * Unpacks a library where no earlier run did, and loads it.
     *
     * @param packed the library in its jar
     * @param shared the folder for temporary files
     * @param loading loads a file
     * @return the file that was loaded
     * @throws InputException if it cannot be unpacked or loaded
     */
    static Path load(URL packed, Path shared, Consumer<Path> loading) {
        try {
            return of(packed).load(PrivateFolder.in(shared), loading);
        } catch (IOException e) {
            throw refused("must be a folder in which files can be made", shared, FileTrouble.writing(e), e);
        } catch (UnsatisfiedLinkError e) {
            throw refused("must be a folder from which a library can be loaded", shared, e.getMessage(), e);
        }
    }

    private static InputException refused(String rule, Path shared, @Nullable String why, Throwable cause) {
        Fault fault =
                new Fault(ErrorCode.NATIVE_LIBRARY, Place.named("java.io.tmpdir"), rule, shared + " (" + why + ")");
        return new InputException(List.of(fault), cause);
    }

    private static NativeLibrary of(URL packed) throws IOException {
        URLConnection connection = packed.openConnection();
        if (connection instanceof JarURLConnection jar && jar.getJarEntry() != null) {
            long size = jar.getJarEntry().getSize();
            long checksum = jar.getJarEntry().getCrc();
            if (size >= 0 && checksum >= 0) {
                return new NativeLibrary(packed, size, checksum);
            }
        }
        try (CheckedInputStream in = new CheckedInputStream(packed.openStream(), new CRC32())) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            return new NativeLibrary(packed, size, in.getChecksum().getValue());
        }
    }

    private Path load(PrivateFolder folder, Consumer<Path> loading) throws IOException {
        Path file = folder.path().resolve(String.format(Locale.ROOT, "duckdb-%08x-%d.so", checksum, size));
        if (!isWhole(file)) {
            try (AtomicFile target = AtomicFile.createPrivate(file)) {
                unpack(target.temporary());
                target.commit();
            }
        }
        if (isFirstOfProcess(file)) {
            loading.accept(file);
            return file;
        }
        try (AtomicFile copy = AtomicFile.createPrivate(file)) {
            unpack(copy.temporary());
            loading.accept(copy.temporary());
            return copy.temporary();
        }
    }

    /** A JVM loads a file for one class loader only; another one needs a copy, which may go as soon as it is loaded. */
    private static boolean isFirstOfProcess(Path file) {
        return System.getProperties().putIfAbsent(NativeLibrary.class.getName() + " " + file, "loaded") == null;
    }

    private boolean isWhole(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != size) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            CRC32 found = new CRC32();
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                found.update(piece, 0, read);
            }
            return found.getValue() == checksum;
        }
    }

    private void unpack(Path file) throws IOException {
        try (InputStream in = packed.openStream();
                OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
        if (!isWhole(file)) {
            throw new IOException("what was unpacked from " + packed + " is damaged");
        }
    }
}
