// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import io.featureparity.audit.segment.SegmentName;
import io.featureparity.audit.storage.LogFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Packs one closed segment by zstd, a piece at a time: each is a frame of its own, so that no step takes long. The unpacked segment
 * goes when the packed one is on the disk.
 */
final class SegmentPacker {

    private static final int PIECE = 1 << 18;

    private final LogFolder folder;
    private final SegmentName from;
    private final SegmentName to;
    private final LogFolder.Input in;
    private final LogFolder.Output out;
    private final ZstdCompressor zstd = new ZstdCompressor();
    private final ZstdDecompressor unzstd = new ZstdDecompressor();
    private final byte[] piece = new byte[PIECE];
    private final byte[] again = new byte[PIECE];
    private final byte[] frame = new byte[zstd.maxCompressedLength(PIECE)];
    private long at;

    private SegmentPacker(LogFolder folder, SegmentName from, LogFolder.Input in, LogFolder.Output out) {
        this.folder = folder;
        this.from = from;
        this.to = from.whenPacked();
        this.in = in;
        this.out = out;
    }

    static SegmentPacker begin(LogFolder folder, SegmentName segment) throws IOException {
        String temporary = temporary(segment.whenPacked());
        folder.delete(temporary);
        LogFolder.Input in = folder.open(segment.file());
        boolean begun = false;
        try {
            SegmentPacker packer = new SegmentPacker(folder, segment, in, folder.create(temporary));
            begun = true;
            return packer;
        } finally {
            if (!begun) {
                in.close();
            }
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
        int read = readPiece();
        if (read > 0) {
            int packed = zstd.compress(piece, 0, read, frame, 0, frame.length);
            requireSame(packed, read);
            out.write(ByteBuffer.wrap(frame, 0, packed));
            at += read;
            return false;
        }
        out.sync();
        close();
        folder.rename(temporary(to), to.file());
        folder.sync();
        folder.delete(from.file());
        folder.sync();
        return true;
    }

    /** What cannot be unpacked again does not take the place of a segment. */
    private void requireSame(int packed, int read) throws IOException {
        int back = unzstd.decompress(frame, 0, packed, again, 0, PIECE);
        if (!Arrays.equals(piece, 0, read, again, 0, back)) {
            throw new IOException("what was packed is not what is unpacked");
        }
    }

    private int readPiece() throws IOException {
        ByteBuffer into = ByteBuffer.wrap(piece);
        while (into.hasRemaining() && in.read(into, at + into.position()) > 0) {
            // a read may give less than there is
        }
        return into.position();
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
            out.close();
        } finally {
            in.close();
        }
    }
}
