// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.storage.LogFolder;
import io.featureparity.contract.error.Place;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder in memory that forgets, as a disk does: when the machine stops, of all that was not synced any part is there, in any
 * order, sector by sector. It can stop at an operation of choice, fill up, and fail to sync.
 */
final class FaultyFolder implements LogFolder {

    private static final int SECTOR = 512;

    /** Thrown by every operation once the machine has stopped. */
    static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A file: what is surely on the disk, what programs see, and which ranges were written since the last sync. */
    private static final class Node {
        private byte[] durable = {};
        private byte[] seen = {};
        private final List<int[]> unsynced = new ArrayList<>();

        private void write(byte[] bytes, int at) {
            if (at + bytes.length > seen.length) {
                seen = Arrays.copyOf(seen, at + bytes.length);
            }
            System.arraycopy(bytes, 0, seen, at, bytes.length);
            unsynced.add(new int[] {at, at + bytes.length});
        }

        /** Writes what was written since the last sync, and nothing that a failed sync has lost. */
        private void sync() {
            durable = Arrays.copyOf(durable, seen.length);
            for (int[] range : unsynced) {
                int end = Math.min(range[1], seen.length);
                if (range[0] < end) {
                    System.arraycopy(seen, range[0], durable, range[0], end - range[0]);
                }
            }
            unsynced.clear();
        }

        private void crash(Random dice) {
            byte[] left = durable.clone();
            for (int[] range : unsynced) {
                int fate = dice.nextInt(4);
                int end =
                        fate == 0 ? range[0] : fate == 1 ? range[0] + dice.nextInt(range[1] - range[0] + 1) : range[1];
                end = Math.min(end, seen.length);
                if (end > left.length) {
                    left = Arrays.copyOf(left, end); // the length can be there before the content is
                }
                for (int at = range[0]; at < end; ) {
                    int next = Math.min(end, (at / SECTOR + 1) * SECTOR);
                    if (fate < 3 || dice.nextBoolean()) {
                        System.arraycopy(seen, at, left, at, next - at);
                    }
                    at = next;
                }
            }
            durable = left;
            seen = left.clone();
            unsynced.clear();
        }
    }

    /** A change of names that may be lost; a null node is a deletion. */
    private record Renaming(
            @Nullable String from,
            @Nullable String to,
            @Nullable Node node) {
        private void apply(Map<String, Node> names) {
            if (from != null) {
                names.remove(from);
            }
            if (to != null && node != null) {
                names.put(to, node);
            }
        }
    }

    private final Random dice;
    private Map<String, Node> durableNames = new TreeMap<>();
    private Map<String, Node> names = new TreeMap<>();
    private final List<Renaming> renamings = new ArrayList<>();
    private boolean locked;
    private boolean stopped;
    private int operations;
    private int stopAt = Integer.MAX_VALUE;
    private int failSyncAt = Integer.MAX_VALUE;
    private long capacity = Long.MAX_VALUE;
    private Runnable meanwhile = () -> {};
    private Runnable beforeOpening = () -> {};

    FaultyFolder(long seed) {
        dice = new Random(seed);
    }

    // ---- what befalls it

    /** Stops the machine before the operation of this number, counted from now. */
    void stopAfter(int count) {
        stopAt = operations + count;
    }

    /** Fails the sync of this number of operations from now, and loses what it should have written. */
    void failSyncAfter(int count) {
        failSyncAt = operations + count;
    }

    /** What another process does while somebody waits for it. */
    void meanwhile(Runnable happens) {
        meanwhile = happens;
    }

    /** What another process does before somebody opens a file, each time. */
    void beforeOpening(Runnable happens) {
        beforeOpening = happens;
    }

    void setCapacity(long bytes) {
        capacity = bytes;
    }

    /** Ends the process: what it has written is there, whether or not it was synced. */
    void kill() {
        locked = false;
        stopped = false;
        stopAt = Integer.MAX_VALUE;
        failSyncAt = Integer.MAX_VALUE;
    }

    /** Stops the machine and starts it again. */
    void crash() {
        for (Renaming renaming : renamings) {
            if (dice.nextBoolean()) {
                renaming.apply(durableNames);
            }
        }
        renamings.clear();
        names = new TreeMap<>(durableNames);
        durableNames.values().forEach(node -> node.crash(dice));
        kill();
    }

    private void operation() {
        if (stopped || ++operations > stopAt) {
            stopped = true;
            throw new Stopped();
        }
    }

    // ---- for tests that alter files

    byte[] content(String name) {
        return node(name).seen.clone();
    }

    void put(String name, byte[] content) {
        Node node = new Node();
        node.write(content, 0);
        node.sync();
        names.put(name, node);
        durableNames.put(name, node);
    }

    /** Writes another content into a file that may be open. */
    void writeOver(String name, byte[] content) {
        node(name).seen = content.clone();
    }

    void remove(String name) {
        names.remove(name);
        durableNames.remove(name);
    }

    FaultyFolder copy() {
        FaultyFolder copy = new FaultyFolder(0);
        names.forEach((name, node) -> copy.put(name, node.seen));
        return copy;
    }

    private Node node(String name) {
        Node node = names.get(name);
        if (node == null) {
            throw new AssertionError(name);
        }
        return node;
    }

    private Node existing(String name) throws IOException {
        Node node = names.get(name);
        if (node == null) {
            throw new NoSuchFileException(name);
        }
        return node;
    }

    // ---- a folder

    @Override
    public Place place(String name) {
        return Place.named(name);
    }

    @Override
    public List<String> names() {
        operation();
        return List.copyOf(names.keySet());
    }

    @Override
    public Output create(String name) throws IOException {
        operation();
        if (names.containsKey(name)) {
            throw new FileAlreadyExistsException(name);
        }
        Node node = new Node();
        change(new Renaming(null, name, node));
        return new Output() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                operation();
                long used = names.values().stream()
                        .mapToLong(file -> file.seen.length)
                        .sum();
                byte[] written = new byte[(int) Math.min(bytes.remaining(), Math.max(0, capacity - used))];
                bytes.get(written);
                node.write(written, node.seen.length);
                if (bytes.hasRemaining()) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void sync() throws IOException {
                operation();
                if (operations >= failSyncAt) {
                    node.unsynced.clear(); // the system takes them for written
                    throw new IOException("Input/output error");
                }
                node.sync();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void awaitMore() {
        meanwhile.run();
    }

    @Override
    public Input open(String name) throws IOException {
        operation();
        beforeOpening.run();
        Node node = existing(name);
        return new Input() {
            @Override
            public int read(ByteBuffer into, long from) {
                if (from >= node.seen.length) {
                    return -1;
                }
                int count = Math.min(into.remaining(), node.seen.length - (int) from);
                into.put(node.seen, (int) from, count);
                return count;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public long size(String name) throws IOException {
        operation();
        return existing(name).seen.length;
    }

    @Override
    public void settle(String name, long length, long from) throws IOException {
        operation();
        Node node = existing(name);
        node.seen = Arrays.copyOf(node.seen, (int) length);
        node.unsynced.add(new int[] {(int) Math.min(from, length), (int) length});
        operation();
        node.sync();
    }

    @Override
    public void rename(String from, String to) throws IOException {
        operation();
        change(new Renaming(from, to, existing(from)));
    }

    @Override
    public void delete(String name) {
        operation();
        if (names.containsKey(name)) {
            change(new Renaming(name, null, null));
        }
    }

    private void change(Renaming renaming) {
        renaming.apply(names);
        renamings.add(renaming);
    }

    @Override
    public void sync() {
        operation();
        renamings.forEach(renaming -> renaming.apply(durableNames));
        renamings.clear();
    }

    @Override
    public @Nullable Closeable lock() {
        operation();
        if (locked) {
            return null;
        }
        locked = true;
        return () -> locked = false;
    }
}
