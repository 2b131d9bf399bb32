// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.storage;

import io.featureparity.contract.error.Place;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a log. All that a log does with files goes through it.
 *
 * <p>What is written, cut, made, renamed or deleted may be lost when the machine stops, in any order and in parts, until
 * it is synced: the content of a file by {@link Output#sync()}, names by {@link #sync()}.
 */
public interface LogFolder {

    /**
     * Gives the place of a file, for a fault.
     *
     * @param name the file
     * @return its place
     */
    Place place(String name);

    /**
     * Lists the files.
     *
     * @return their names, sorted
     * @throws IOException if they cannot be listed
     */
    List<String> names() throws IOException;

    /**
     * Makes a file, which must not be there yet.
     *
     * @param name its name
     * @return the file, empty
     * @throws IOException if it cannot be made
     */
    Output create(String name) throws IOException;

    /**
     * Opens a file to be read.
     *
     * @param name its name
     * @return the file
     * @throws IOException if it cannot be opened
     */
    Input open(String name) throws IOException;

    /**
     * Says how long a file is.
     *
     * @param name its name
     * @return how many bytes it has
     * @throws IOException if it is not there, or cannot be looked at
     */
    long size(String name) throws IOException;

    /**
     * Settles what a file holds, after a writer has stopped: cuts it, writes its last bytes once more, and syncs it. They are
     * written once more because a sync that failed can leave bytes in the system's memory that the system never writes again.
     *
     * @param name its name
     * @param length how many bytes stay
     * @param from the first byte that is written once more
     * @throws IOException if the file cannot be settled
     */
    void settle(String name, long length, long from) throws IOException;

    /**
     * Gives a file another name. The file that has this name is replaced in one step.
     *
     * @param from its name
     * @param to its new name
     * @throws IOException if it cannot be renamed
     */
    void rename(String from, String to) throws IOException;

    /**
     * Deletes a file.
     *
     * @param name its name
     * @throws IOException if it cannot be deleted
     */
    void delete(String name) throws IOException;

    /**
     * Forces the names of the files to the disk.
     *
     * @throws IOException if they may not have reached the disk
     */
    void sync() throws IOException;

    /** Waits for a moment, so that another process can go on writing. */
    void awaitMore();

    /**
     * Takes the lock that only one writer can have. The lock ends with the process.
     *
     * @return an object whose closing releases the lock; null if another writer has it
     * @throws IOException if the lock cannot be asked for
     */
    @Nullable
    Closeable lock() throws IOException;

    /** A file that is appended to. */
    interface Output extends Closeable {
        /**
         * Appends bytes.
         *
         * @param bytes the bytes; all that remain in the buffer are written
         * @throws IOException if not all of them were written
         */
        void write(ByteBuffer bytes) throws IOException;

        /**
         * Forces what was written to the disk.
         *
         * @throws IOException if it may not have reached the disk; nobody knows then which part did
         */
        void sync() throws IOException;
    }

    /** A file that is read, perhaps while it grows. */
    interface Input extends Closeable {
        /**
         * Reads bytes.
         *
         * @param into where they are put
         * @param from the position in the file of the first byte
         * @return how many were read; -1 if there are none from there on
         * @throws IOException if they cannot be read
         */
        int read(ByteBuffer into, long from) throws IOException;
    }
}
