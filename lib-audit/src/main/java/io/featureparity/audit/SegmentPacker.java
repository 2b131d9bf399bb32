// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.featureparity.audit.segment.SegmentName;
import io.featureparity.audit.storage.LogFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPOutputStream;

/** Packs one closed segment, a piece at a time. The unpacked one goes when the packed one is on the disk. */
final class SegmentPacker {

    private static final int PIECE = 1 << 16;

    private final LogFolder folder;
    private final SegmentName from;
    private final SegmentName to;
    private final LogFolder.Input in;
    private final LogFolder.Output out;
    private final GZIPOutputStream packed;
    private final byte[] piece = new byte[PIECE];
    private long at;

    private SegmentPacker(LogFolder folder, SegmentName from, LogFolder.Input in, LogFolder.Output out)
            throws IOException {
        this.folder = folder;
        this.from = from;
        this.to = new SegmentName(from.number(), true);
        this.in = in;
        this.out = out;
        this.packed = new GZIPOutputStream(new Stream(out), PIECE);
    }

    static SegmentPacker begin(LogFolder folder, SegmentName segment) throws IOException {
        String temporary = temporary(new SegmentName(segment.number(), true));
        folder.delete(temporary);
        LogFolder.Input in = folder.open(segment.file());
        LogFolder.Output out = null;
        try {
            out = folder.create(temporary);
            return new SegmentPacker(folder, segment, in, out);
        } catch (IOException e) {
            in.close();
            if (out != null) {
                out.close();
            }
            throw e;
        }
    }

    private static String temporary(SegmentName packed) {
        return packed.file() + SegmentName.UNFINISHED;
    }

    SegmentName segment() {
        return from;
    }

    /** Packs a piece; gives whether it was the last. */
    boolean step() throws IOException {
        int read = in.read(ByteBuffer.wrap(piece), at);
        if (read > 0) {
            packed.write(piece, 0, read);
            at += read;
            return false;
        }
        packed.finish();
        packed.flush();
        out.sync();
        close();
        folder.rename(temporary(to), to.file());
        folder.sync();
        folder.delete(from.file());
        folder.sync();
        return true;
    }

    /** Stops half-way. The unpacked segment stays, and what was packed of it is removed when the log is opened. */
    void abandon() {
        try {
            close();
        } catch (IOException e) {
            return; // nothing depends on it
        }
    }

    private void close() throws IOException {
        try {
            packed.close(); // gives back the memory of the compressor
        } finally {
            try {
                out.close();
            } finally {
                in.close();
            }
        }
    }

    /** A file as a stream. */
    private static final class Stream extends OutputStream {

        private final LogFolder.Output file;

        private Stream(LogFolder.Output file) {
            this.file = file;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            file.write(ByteBuffer.wrap(bytes, from, length));
        }
    }
}
