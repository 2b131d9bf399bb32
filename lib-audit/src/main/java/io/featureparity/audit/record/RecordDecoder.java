// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit.record;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads records from their bytes. They must come in the order in which they stand in a segment: what a record means
 * depends on the header and on the names of instruments before it. Not thread-safe.
 */
public final class RecordDecoder {

    /** Where a body's content begins: after its type, its number, and the number of durable records. */
    public static final int CONTENT = 1 + 2 * Long.BYTES;

    private final Map<Integer, String> instruments = new HashMap<>();
    private final Chain sha256 = new Chain(new byte[RecordLayout.HASH]);
    private final byte[] expected = new byte[RecordLayout.HASH];
    private @Nullable SegmentHeader header;

    /** Makes a decoder for one segment. */
    public RecordDecoder() {}

    /** Says that a body is not a record: its checksum is right, but this library cannot have written its content. */
    public static final class Impossible extends Exception {

        private static final long serialVersionUID = 1L;

        Impossible(String why) {
            super(why);
        }
    }

    /** {@return the header of the segment, or null before it was decoded} */
    public @Nullable SegmentHeader header() {
        return header;
    }

    /**
     * Decodes a record.
     *
     * @param bytes the array that holds its body
     * @param from the index of the first byte
     * @param length how many bytes
     * @return the record
     * @throws Impossible if the bytes are not a record
     */
    public AuditRecord decode(byte[] bytes, int from, int length) throws Impossible {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, length).order(ByteOrder.LITTLE_ENDIAN);
        try {
            byte type = in.get();
            long number = in.getLong();
            in.getLong(); // how much was durable: for whoever opens a log after a crash
            AuditRecord record = decode(type, number, in);
            require(!in.hasRemaining(), "has " + in.remaining() + " bytes more than its content");
            return record;
        } catch (BufferUnderflowException e) {
            throw new Impossible("has fewer bytes than its content");
        }
    }

    private AuditRecord decode(byte type, long number, ByteBuffer in) throws Impossible {
        if (type == RecordType.HEADER) {
            require(header == null, "is a second header");
            header = header(number, in);
            return header;
        }
        SegmentHeader of = header;
        if (of == null) {
            throw new Impossible("is the first of its segment and no header");
        }
        return switch (type) {
            case RecordType.INSTRUMENT -> {
                InstrumentName name = new InstrumentName(number, in.getInt(), text(in));
                instruments.put(name.id(), name.name());
                yield name;
            }
            case RecordType.SERVED -> served(number, of, in);
            case RecordType.BAR -> new TakenBar(number, bar(of, in));
            case RecordType.STATE -> state(number, in);
            case RecordType.DROPPED -> new DroppedRecords(number, in.getLong());
            case RecordType.LEVEL -> level(number, in);
            case RecordType.END -> new SegmentEnd(number, reason(in.get()));
            default -> throw new Impossible("is of the unknown type " + type);
        };
    }

    private static SegmentHeader header(long number, ByteBuffer in) throws Impossible {
        long segment = in.getLong();
        int macro = count(in);
        int market = count(in);
        int size = count(in);
        require(market <= size, "has more market features than features");
        SegmentHeader.Before before = before(in.get());
        long cut = in.getLong();
        SegmentHeader.Kept kept = new SegmentHeader.Kept(in.getLong(), in.getLong(), hash(in));
        String contractHash = hash(in);
        String statsHash = hash(in);
        String name = text(in);
        String version = text(in);
        String contract = text(in);
        return new SegmentHeader(
                number,
                segment,
                name,
                version,
                contractHash,
                statsHash,
                contract,
                text(in),
                macro,
                market,
                size,
                before,
                cut,
                kept);
    }

    private ServedVector served(long number, SegmentHeader of, ByteBuffer in) throws Impossible {
        SeenBar bar = bar(of, in);
        long wallTime = in.getLong();
        double position = in.getDouble();
        double timeNormalized = in.getDouble();
        float[] observation = new float[of.size()];
        require(in.remaining() == of.size() * Float.BYTES + RecordLayout.HASH, "has not the length of its content");
        sha256.hash(in.array(), in.arrayOffset() + in.position(), of.size() * Float.BYTES, expected, 0);
        for (int i = 0; i < observation.length; i++) {
            observation[i] = in.getFloat();
        }
        String hash = hash(in);
        require(hash.equals(HexFormat.of().formatHex(expected)), "has another hash than its observation");
        return new ServedVector(number, of, bar, wallTime, position, timeNormalized, observation, hash);
    }

    private SeenBar bar(SegmentHeader of, ByteBuffer in) throws Impossible {
        String instrument = instrument(in);
        byte decision = in.get();
        require(DecisionCode.isCode(decision), "has the unknown decision " + decision);
        long time = in.getLong();
        long index = in.getLong();
        RecordLayout layout = of.layout();
        require(
                in.remaining() >= layout.barLength() - RecordLayout.VALUES,
                "has fewer values than its segment's header says");
        double[] values = doubles(in, layout.barValues());
        double[] raw = doubles(in, layout.marketCount());
        return new SeenBar(instrument, DecisionCode.decision(decision), time, index, values, raw);
    }

    private SavedState state(long number, ByteBuffer in) throws Impossible {
        String instrument = instrument(in);
        in.get();
        return new SavedState(number, instrument, in.getLong(), in.getLong(), bytes(in));
    }

    private LevelChange level(long number, ByteBuffer in) throws Impossible {
        String instrument = instrument(in);
        int to = in.get();
        long time = in.getLong();
        int from = in.get();
        require(from > 0 && to > 0, "changes from level " + from + " to level " + to);
        return new LevelChange(number, instrument, from, to, time, text(in));
    }

    private String instrument(ByteBuffer in) throws Impossible {
        int id = in.getInt();
        String name = instruments.get(id);
        if (name == null) {
            throw new Impossible("is of instrument " + id + ", which has no name in this segment");
        }
        return name;
    }

    private static double[] doubles(ByteBuffer in, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.getDouble();
        }
        return values;
    }

    private static int count(ByteBuffer in) throws Impossible {
        int count = in.getInt();
        require(count >= 0 && count <= 1 << 16, "counts " + count + " columns");
        return count;
    }

    private static String text(ByteBuffer in) throws Impossible {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer in) throws Impossible {
        int length = in.getInt();
        require(length >= 0 && length <= in.remaining(), "holds a text of " + length + " bytes");
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static String hash(ByteBuffer in) {
        byte[] hash = new byte[RecordLayout.HASH];
        in.get(hash);
        return HexFormat.of().formatHex(hash);
    }

    private static SegmentEnd.Reason reason(byte code) throws Impossible {
        for (SegmentEnd.Reason reason : SegmentEnd.Reason.values()) {
            if (reason.code() == code) {
                return reason;
            }
        }
        throw new Impossible("ends for the unknown reason " + code);
    }

    private static SegmentHeader.Before before(byte code) throws Impossible {
        for (SegmentHeader.Before before : SegmentHeader.Before.values()) {
            if (before.code() == code) {
                return before;
            }
        }
        throw new Impossible("says of the end before it the unknown code " + code);
    }

    private static void require(boolean holds, String why) throws Impossible {
        if (!holds) {
            throw new Impossible(why);
        }
    }
}
