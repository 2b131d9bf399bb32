// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.segment;

import io.featureparity.audit.record.Chain;
import io.featureparity.audit.record.RecordDecoder;
import io.featureparity.audit.record.RecordLayout;
import io.featureparity.audit.record.RecordType;
import io.featureparity.audit.storage.LogFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Writes one segment: frames records, chains them, and keeps them in a buffer until they are flushed. Not thread-safe.
 */
public final class SegmentWriter implements Closeable {

    /** When so much is buffered, it is written. */
    private static final int ENOUGH = 1 << 18;

    private final LogFolder.Output file;
    private final SegmentName name;
    private final Chain chain;
    private byte[] bytes = new byte[ENOUGH + (1 << 16)];
    private ByteBuffer view = Frame.view(bytes);
    private int filled;
    private long length;
    private long nextNumber;

    /** How many records are durable, of the whole log. */
    private long durable;

    private final byte[] durableHead = new byte[RecordLayout.HASH];

    private SegmentWriter(LogFolder.Output file, Preamble preamble) {
        this.file = file;
        this.name = SegmentName.plain(preamble.segment());
        this.chain = new Chain(preamble.chainBytes());
        this.nextNumber = preamble.firstRecord();
        this.durable = preamble.firstRecord();
    }

    /**
     * Makes a segment with its preamble and its header, and syncs them and the file's name. So no record follows a header
     * that could be lost.
     *
     * @param folder the folder of the log
     * @param preamble its preamble
     * @param header the content of its header
     * @return the segment
     * @throws IOException if it cannot be made
     */
    public static SegmentWriter create(LogFolder folder, Preamble preamble, byte[] header) throws IOException {
        SegmentWriter writer = new SegmentWriter(
                folder.create(SegmentName.plain(preamble.segment()).file()), preamble);
        boolean made = false;
        try {
            writer.room(Preamble.LENGTH);
            System.arraycopy(preamble.toBytes(), 0, writer.bytes, 0, Preamble.LENGTH);
            writer.filled = Preamble.LENGTH;
            writer.add(RecordType.HEADER, ByteBuffer.wrap(header), 0, header.length);
            writer.sync();
            folder.sync();
            made = true;
            return writer;
        } finally {
            if (!made) {
                writer.close();
            }
        }
    }

    /**
     * Adds a record to the buffer.
     *
     * @param type its type
     * @param content the buffer that holds its content
     * @param from the index of the first byte
     * @param count how many bytes
     * @throws IOException if the buffer is full and cannot be written
     */
    public void add(byte type, ByteBuffer content, int from, int count) throws IOException {
        int body = begin(type, count);
        content.get(from, bytes, body + RecordDecoder.CONTENT, count);
        end(body, count);
    }

    /**
     * Adds a served vector to the buffer, with the hash of its observation.
     *
     * @param content the buffer that holds its content, without the hash
     * @param from the index of the first byte
     * @param layout where the values stand in the content
     * @throws IOException if the buffer is full and cannot be written
     */
    public void addServed(ByteBuffer content, int from, RecordLayout layout) throws IOException {
        int body = begin(RecordType.SERVED, layout.servedLength());
        int start = body + RecordDecoder.CONTENT;
        content.get(from, bytes, start, layout.observationHash());
        chain.hash(
                bytes,
                start + layout.observation(),
                layout.observationHash() - layout.observation(),
                bytes,
                start + layout.observationHash());
        end(body, layout.servedLength());
    }

    private int begin(byte type, int count) throws IOException {
        room(Frame.AROUND + RecordDecoder.CONTENT + count);
        int body = filled + Frame.HEAD;
        view.put(body, type);
        view.putLong(body + 1, nextNumber);
        view.putLong(body + 1 + Long.BYTES, durable);
        return body;
    }

    private void end(int body, int count) {
        int bodyLength = RecordDecoder.CONTENT + count;
        view.putInt(filled, bodyLength);
        chain.add(bytes, body, bodyLength);
        chain.copyHead(bytes, body + bodyLength);
        view.putInt(filled + Integer.BYTES, Frame.checksum(bytes, filled, bodyLength));
        filled += Frame.AROUND + bodyLength;
        nextNumber++;
    }

    private void room(int count) throws IOException {
        if (filled >= ENOUGH || bytes.length - filled < count) {
            flush();
        }
        if (bytes.length < count) {
            bytes = Arrays.copyOf(bytes, count);
            view = Frame.view(bytes);
        }
    }

    /**
     * Writes what is buffered.
     *
     * @throws IOException if it cannot be written
     */
    public void flush() throws IOException {
        if (filled > 0) {
            file.write(ByteBuffer.wrap(bytes, 0, filled));
            length += filled;
            filled = 0;
        }
    }

    /**
     * Writes what is buffered and forces it to the disk.
     *
     * @throws IOException if it may not have reached the disk; this segment must not be written any more then
     */
    public void sync() throws IOException {
        flush();
        file.sync();
        durable = nextNumber;
        chain.copyHead(durableHead, 0);
    }

    /** {@return how many records of the log are durable} */
    public long durable() {
        return durable;
    }

    /** {@return the hash of the last durable record as 64 hex digits} */
    public String durableHead() {
        return HexFormat.of().formatHex(durableHead);
    }

    /** {@return its name} */
    public SegmentName name() {
        return name;
    }

    /** {@return the number of the record that comes next} */
    public long nextNumber() {
        return nextNumber;
    }

    /** {@return how many bytes it has, with those that are buffered} */
    public long length() {
        return length + filled;
    }

    /** {@return the hash of the last record as 64 hex digits} */
    public String headHex() {
        return HexFormat.of().formatHex(chain.head());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
