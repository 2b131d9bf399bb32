// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Writes the contents of the records that the log's writer makes itself. {@link RecordLayout} has the layout of the
 * records of bars.
 */
public final class RecordEncoder {

    /** In a header: three counts, the end before, the bytes cut, what is kept, the segment; without hashes and texts. */
    private static final int HEADER_NUMBERS = Long.BYTES + 3 * Integer.BYTES + 1 + Long.BYTES + 2 * Long.BYTES;

    private static final int HEADER_TEXTS = 4;
    private static final int HEADER_HASHES = 3;

    private RecordEncoder() {}

    /**
     * Writes a header.
     *
     * @param header the header
     * @return its content
     */
    public static byte[] header(SegmentHeader header) {
        byte[] name = utf8(header.logName());
        byte[] version = utf8(header.libraryVersion());
        byte[] contract = utf8(header.contractJson());
        byte[] stats = utf8(header.statsJson());
        byte[] content = new byte
                [HEADER_NUMBERS
                        + HEADER_HASHES * RecordLayout.HASH
                        + HEADER_TEXTS * Integer.BYTES
                        + name.length
                        + version.length
                        + contract.length
                        + stats.length];
        ByteBuffer out = on(content);
        out.putLong(header.segment());
        out.putInt(header.macroCount()).putInt(header.marketCount()).putInt(header.size());
        out.put(header.before().code()).putLong(header.cutBytes());
        out.putLong(header.kept().segment()).putLong(header.kept().record());
        hash(out, header.kept().chain());
        hash(out, header.contractHash());
        hash(out, header.statsHash());
        text(out, name);
        text(out, version);
        text(out, contract);
        text(out, stats);
        return content;
    }

    /**
     * Writes the name of an instrument.
     *
     * @param id the number that stands for the instrument in records
     * @param name what the service calls it
     * @return the content
     */
    public static byte[] instrument(int id, String name) {
        byte[] utf8 = utf8(name);
        byte[] content = new byte[2 * Integer.BYTES + utf8.length];
        ByteBuffer out = on(content);
        text(out.putInt(id), utf8);
        return content;
    }

    /**
     * Writes the state of an engine. The time stands at the same place as in all records.
     *
     * @param instrument the id of the instrument
     * @param time the time of the bar before which it was saved
     * @param bars how many bars were taken in
     * @param snapshot the bytes of the state
     * @return the content
     */
    public static byte[] state(int instrument, long time, long bars, byte[] snapshot) {
        byte[] content = new byte[RecordLayout.VALUES + Integer.BYTES + snapshot.length];
        ByteBuffer out = on(content);
        text(out.putInt(instrument).put((byte) 0).putLong(time).putLong(bars), snapshot);
        return content;
    }

    /**
     * Writes a change of level. Instrument and time stand at the same places as in all records.
     *
     * @param instrument the id of the instrument
     * @param from the level before
     * @param to the level now
     * @param wallTime when the level changed
     * @param reason why the level changed
     * @return the content
     */
    public static byte[] level(int instrument, int from, int to, long wallTime, String reason) {
        byte[] utf8 = utf8(reason);
        byte[] content = new byte[RecordLayout.INDEX + 1 + Integer.BYTES + utf8.length];
        ByteBuffer out = on(content);
        text(out.putInt(instrument).put((byte) to).putLong(wallTime).put((byte) from), utf8);
        return content;
    }

    /**
     * Writes how many records were dropped.
     *
     * @param total the number
     * @return the content
     */
    public static byte[] dropped(long total) {
        byte[] content = new byte[Long.BYTES];
        on(content).putLong(total);
        return content;
    }

    /**
     * Writes why a segment ends.
     *
     * @param reason the reason
     * @return the content
     */
    public static byte[] end(SegmentEnd.Reason reason) {
        return new byte[] {reason.code()};
    }

    private static ByteBuffer on(byte[] content) {
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void text(ByteBuffer out, byte[] bytes) {
        out.putInt(bytes.length).put(bytes);
    }

    private static void hash(ByteBuffer out, String hash) {
        out.put(HexFormat.of().parseHex(hash));
    }
}
