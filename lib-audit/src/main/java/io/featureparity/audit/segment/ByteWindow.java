// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.segment;

import io.featureparity.audit.storage.LogFolder;
import io.featureparity.contract.file.FileTrouble;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;

/**
 * A window that moves over the bytes of a segment, packed or not. It holds no more than is asked for at a time. Where the bytes
 * end it can be asked again: a segment may grow.
 */
final class ByteWindow implements Closeable {

    private static final int PIECE = 1 << 16;
    private static final int FIRST = 1 << 13;

    private final InputStream source;
    private final boolean packed;
    private byte[] bytes = new byte[FIRST];
    private ByteBuffer view = Frame.view(bytes);
    private int from;
    private int to;

    /** Which byte of the segment {@link #from} is. */
    private long offset;

    private ByteWindow(InputStream source, boolean packed, long offset) {
        this.source = source;
        this.packed = packed;
        this.offset = offset;
    }

    /** Opens a segment at its beginning. */
    static ByteWindow open(LogFolder folder, SegmentName name) throws IOException {
        if (!name.packed()) {
            return openAt(folder, name, 0);
        }
        FileStream file = new FileStream(folder.open(name.file()), 0);
        boolean opened = false;
        try {
            ByteWindow window = new ByteWindow(name.packing().open(file), true, 0);
            opened = true;
            return window;
        } catch (FileFailed e) {
            throw e.cause();
        } catch (ZipException | EOFException e) {
            throw new DamagedPackingException(FileTrouble.reading(e), e);
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    /** Opens a segment that is not packed at one of its bytes. */
    static ByteWindow openAt(LogFolder folder, SegmentName name, long offset) throws IOException {
        return new ByteWindow(new FileStream(folder.open(name.file()), offset), false, offset);
    }

    /** Sees to it that so many bytes are in the window, if there are as many. */
    boolean has(int count) throws IOException {
        while (to - from < count) {
            if (to == bytes.length) {
                makeRoom();
            }
            int read = read();
            if (read <= 0) {
                return false;
            }
            to += read;
        }
        return true;
    }

    private int read() throws IOException {
        try {
            return source.read(bytes, to, bytes.length - to);
        } catch (FileFailed e) {
            throw e.cause();
        } catch (IOException | RuntimeException e) { // zstd says of damage in either way
            if (packed) {
                throw new DamagedPackingException(why(e), e);
            }
            throw e;
        }
    }

    private static String why(Exception e) {
        return e instanceof ZipException || e instanceof EOFException
                ? FileTrouble.reading((IOException) e)
                : String.valueOf(e.getMessage());
    }

    /** Makes room for as much as there is again: what is asked for may be more than the file has, if its length was damaged. */
    private void makeRoom() {
        boolean roomy = bytes.length >= PIECE && 2 * (to - from) <= bytes.length;
        byte[] next = roomy ? bytes : new byte[2 * bytes.length];
        System.arraycopy(bytes, from, next, 0, to - from);
        to -= from;
        from = 0;
        if (next != bytes) {
            bytes = next;
            view = Frame.view(bytes);
        }
    }

    /** Forgets what is in the window, so that it is read anew. Only of a segment that is not packed. */
    void forget() {
        if (source instanceof FileStream file) {
            to = from;
            file.at = offset;
        }
    }

    void skip(int count) {
        from += count;
        offset += count;
    }

    byte[] bytes() {
        return bytes;
    }

    ByteBuffer view() {
        return view;
    }

    int from() {
        return from;
    }

    int available() {
        return to - from;
    }

    long offset() {
        return offset;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** The file itself cannot be read, which is no damage of what is packed in it. */
    private static final class FileFailed extends IOException {

        private static final long serialVersionUID = 1L;

        private final IOException cause;

        private FileFailed(IOException cause) {
            super(cause);
            this.cause = cause;
        }

        private IOException cause() {
            return cause;
        }
    }

    /** A file as a stream; where it ends, it can be read again when it has grown. */
    private static final class FileStream extends InputStream {

        private final LogFolder.Input file;
        private long at;

        private FileStream(LogFolder.Input file, long at) {
            this.file = file;
            this.at = at;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                int read = file.read(ByteBuffer.wrap(into, from, length), at);
                at += Math.max(0, read);
                return read;
            } catch (IOException e) {
                throw new FileFailed(e);
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
