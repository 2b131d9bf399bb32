// SPDX-License-Identifier: Apache-2.0
package io.featureparity.flink.state;

import io.featureparity.flink.record.InstrumentBar;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * The bars of one instrument that are held back until the watermark has passed their times, in the order of the times; bars of
 * the same time are in the order in which they came.
 *
 * <p>The bars are kept as numbers, one bar after the other. Thousands of instruments hold bars at the same time; if each bar
 * were an object, these would be scattered over the memory when they are taken.
 *
 * <p>Not thread-safe.
 */
public final class HeldBars {

    private static final int FIRST_CAPACITY = 4;
    private static final int MOST_KEPT = 64;
    private static final int NUMBERS = 5;
    private static final int BYTES = Long.BYTES + NUMBERS * Double.BYTES;

    private String instrument = "";
    private long[] times;
    private double[] numbers;
    private String[] sources;
    private int from;
    private int until;

    /** Begins without bars. */
    public HeldBars() {
        this(FIRST_CAPACITY);
    }

    private HeldBars(int capacity) {
        times = new long[capacity];
        numbers = new double[NUMBERS * capacity];
        sources = new String[capacity];
    }

    /** A copy. */
    HeldBars(HeldBars other) {
        instrument = other.instrument;
        int end = Math.max(other.until, other.from + FIRST_CAPACITY);
        times = Arrays.copyOfRange(other.times, other.from, end);
        numbers = Arrays.copyOfRange(other.numbers, NUMBERS * other.from, NUMBERS * end);
        sources = Arrays.copyOfRange(other.sources, other.from, end);
        until = other.until - other.from;
    }

    /**
     * Writes the bars: how many, their instrument, how many in a row come from which split, and then all numbers in one piece. In RocksDB
     * all that wait are written and read again with each bar that comes.
     */
    void write(DataOutputView target) throws IOException {
        int size = size();
        target.writeInt(size);
        if (size == 0) {
            return;
        }
        StringValue.writeString(instrument, target);
        for (int first = from; first < until; ) {
            int end = first + 1;
            while (end < until && sources[end].equals(sources[first])) {
                end++;
            }
            StringValue.writeString(sources[first], target);
            target.writeInt(end - first);
            first = end;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size * BYTES);
        bytes.asLongBuffer().put(times, from, size);
        bytes.position(size * Long.BYTES).slice().asDoubleBuffer().put(numbers, NUMBERS * from, NUMBERS * size);
        target.write(bytes.array());
    }

    /** Reads what was written. */
    static HeldBars read(DataInputView source) throws IOException {
        int size = source.readInt();
        HeldBars held = new HeldBars(size + FIRST_CAPACITY);
        if (size == 0) {
            return held;
        }
        held.instrument = StringValue.readString(source);
        while (held.until < size) {
            String split = StringValue.readString(source);
            int end = held.until + source.readInt();
            Arrays.fill(held.sources, held.until, end, split);
            held.until = end;
        }
        byte[] bytes = new byte[size * BYTES];
        source.readFully(bytes);
        ByteBuffer numbers = ByteBuffer.wrap(bytes);
        numbers.asLongBuffer().get(held.times, 0, size);
        numbers.position(size * Long.BYTES).slice().asDoubleBuffer().get(held.numbers, 0, NUMBERS * size);
        return held;
    }

    /** {@return how many bars are held} */
    public int size() {
        return until - from;
    }

    /** {@return the time of the earliest bar, or {@code Long.MAX_VALUE} if none is held} */
    public long earliest() {
        return from == until ? Long.MAX_VALUE : times[from];
    }

    /**
     * Holds a bar.
     *
     * @param bar the bar, of the same instrument as all others
     */
    public void add(InstrumentBar bar) {
        makeRoom();
        instrument = bar.instrument();
        int at = until;
        while (at > from && times[at - 1] > bar.time()) {
            at--;
        }
        move(at, at + 1, until - at);
        times[at] = bar.time();
        int number = NUMBERS * at;
        numbers[number] = bar.open();
        numbers[number + 1] = bar.high();
        numbers[number + 2] = bar.low();
        numbers[number + 3] = bar.close();
        numbers[number + 4] = bar.volume();
        sources[at] = sourceLikeBefore(at, bar.source());
        until++;
    }

    /** Bars nearly always come from one split, whose name is then there once. */
    private String sourceLikeBefore(int at, String source) {
        return at > from && sources[at - 1].equals(source) ? sources[at - 1] : source;
    }

    private void makeRoom() {
        if (until < times.length) {
            return;
        }
        int size = size();
        if (size > times.length / 2) {
            times = Arrays.copyOf(times, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size * NUMBERS);
            sources = Arrays.copyOf(sources, 2 * size);
        }
        move(from, 0, size);
        from = 0;
        until = size;
    }

    private void move(int at, int to, int count) {
        System.arraycopy(times, at, times, to, count);
        System.arraycopy(numbers, NUMBERS * at, numbers, NUMBERS * to, NUMBERS * count);
        System.arraycopy(sources, at, sources, to, count);
    }

    /**
     * Removes and returns the bars of the earliest time.
     *
     * @return the bars, in the order in which they came; empty if none are held
     */
    public List<InstrumentBar> takeEarliest() {
        if (from == until) {
            return List.of();
        }
        long time = times[from];
        List<InstrumentBar> taken = List.of(bar(from++));
        if (from < until && times[from] == time) {
            taken = new ArrayList<>(taken);
            while (from < until && times[from] == time) {
                taken.add(bar(from++));
            }
        }
        if (from == until) {
            giveRoomBack();
        }
        return taken;
    }

    /** After a backlog nothing large is kept for an instrument that waits for its next bar. */
    private void giveRoomBack() {
        from = 0;
        until = 0;
        if (times.length > MOST_KEPT) {
            times = new long[FIRST_CAPACITY];
            numbers = new double[NUMBERS * FIRST_CAPACITY];
            sources = new String[FIRST_CAPACITY];
        }
    }

    private InstrumentBar bar(int at) {
        int number = NUMBERS * at;
        return new InstrumentBar(
                instrument,
                sources[at],
                times[at],
                numbers[number],
                numbers[number + 1],
                numbers[number + 2],
                numbers[number + 3],
                numbers[number + 4]);
    }

    /** The bars in their order. */
    List<InstrumentBar> all() {
        List<InstrumentBar> all = new ArrayList<>(size());
        for (int i = from; i < until; i++) {
            all.add(bar(i));
        }
        return all;
    }
}
