// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * Walks through the frames of a zstd file (RFC 8878) without unpacking them: from the length of one block to the next, so that
 * an end that is missing is noticed. What is in the blocks is checked by whoever unpacks them.
 */
final class ZstdFrames {

    private static final int FRAME = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;

    private final InputStream in;

    private ZstdFrames(InputStream in) {
        this.in = in;
    }

    /** Throws an {@link EOFException} if the file ends within a frame, and something else if it is not made of frames. */
    static void requireWhole(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ZstdFrames frames = new ZstdFrames(in);
            in.mark(1);
            while (in.read() >= 0) {
                in.reset();
                frames.frame();
                in.mark(1);
            }
        }
    }

    private void frame() throws IOException {
        int magic = (int) number(4);
        if ((magic & 0xFFFFFFF0) == SKIPPABLE) {
            in.skipNBytes(number(4));
            return;
        }
        if (magic != FRAME) {
            throw new ZipException("something else than zstd behind its end");
        }
        int descriptor = (int) number(1);
        boolean single = (descriptor & 0x20) != 0;
        int dictionary = descriptor & 3;
        int size = descriptor >> 6;
        int window = single ? 0 : 1;
        int dictionaryBytes = dictionary == 3 ? 4 : dictionary;
        int sizeBytes = size == 0 ? 1 - window : 1 << size;
        in.skipNBytes(window + dictionaryBytes + sizeBytes);
        boolean last;
        do {
            int block = (int) number(3);
            last = (block & 1) != 0;
            int type = block >> 1 & 3;
            if (type == 3) {
                throw new ZipException("a block of no known type");
            }
            in.skipNBytes(type == 1 ? 1 : block >> 3); // a block of one byte, repeated, says how often
        } while (!last);
        in.skipNBytes((descriptor & 4) != 0 ? 4 : 0);
    }

    /** The lowest byte comes first. */
    private long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            int one = in.read();
            if (one < 0) {
                throw new EOFException("within a frame");
            }
            number |= (long) one << (8 * i);
        }
        return number;
    }
}
