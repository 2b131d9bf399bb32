// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.storage;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.featureparity.contract.error.Place;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A log's folder in the file system. */
public final class DiskFolder implements LogFolder {

    /** The file that the writer locks. It holds nothing and is never deleted. */
    public static final String LOCK = "writer.lock";

    private static final int PIECE = 1 << 16;
    private static final long A_MOMENT = 10_000_000; // nanoseconds

    private final Path folder;

    /**
     * Names a folder of the file system.
     *
     * @param folder the folder, which need not exist
     */
    public DiskFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder if it does not exist, and forces its name to the disk.
     *
     * @throws IOException if it cannot be made
     */
    public void make() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Path above = folder.toAbsolutePath().normalize().getParent();
            if (above != null) {
                force(above);
            }
        }
    }

    @Override
    public Place place(String name) {
        return Place.file(folder.resolve(name));
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public Output create(String name) throws IOException {
        return new Channel(FileChannel.open(folder.resolve(name), CREATE_NEW, WRITE));
    }

    @Override
    public Input open(String name) throws IOException {
        return new Channel(FileChannel.open(folder.resolve(name), READ));
    }

    @Override
    public long size(String name) throws IOException {
        return Files.size(folder.resolve(name));
    }

    @Override
    public void settle(String name, long length, long from) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(name), READ, WRITE)) {
            channel.truncate(length);
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            for (long at = from; at < length; at += piece.limit()) {
                piece.clear();
                if (channel.read(piece, at) <= 0) {
                    throw new EOFException();
                }
                piece.flip();
                while (piece.hasRemaining()) {
                    channel.write(piece, at + piece.position());
                }
            }
            channel.force(true);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(
                folder.resolve(from),
                folder.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public void sync() throws IOException {
        force(folder);
    }

    private static void force(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, READ);
        } catch (IOException cannotBeOpened) {
            return; // Windows opens no folders, and keeps names without being asked
        }
        try (channel) {
            channel.force(true);
        }
    }

    @Override
    public void awaitMore() {
        LockSupport.parkNanos(A_MOMENT);
    }

    @Override
    public @Nullable Closeable lock() throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(LOCK), CREATE, WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException byThisProcess) {
            locked = false;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked ? channel : null; // closing it gives the lock back
    }

    /** One open file. */
    private record Channel(FileChannel channel) implements Output, Input {
        @Override
        public void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void sync() throws IOException {
            channel.force(true);
        }

        @Override
        public int read(ByteBuffer into, long from) throws IOException {
            return channel.read(into, from);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
