// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * A ring of places for records, made once. Any thread can claim a place, fill it and publish it; one thread takes them out, in
 * the order in which they were claimed. Nothing is allocated, and nobody waits.
 *
 * <p>Each place has a turn: it is free for ticket t when its turn is t, filled when it is t + 1, and free for the next round when
 * it is t + capacity.
 */
final class RecordRing {

    private final int mask;
    private final int length;
    private final AtomicLongArray turns;
    private final byte[] types;
    private final byte[] @Nullable [] blobs;
    private final ByteBuffer places;
    private final AtomicLong next = new AtomicLong();

    /**
     * Makes a ring.
     *
     * @param capacity how many places, a power of two
     * @param length how many bytes each has
     */
    RecordRing(int capacity, int length) {
        this.mask = capacity - 1;
        this.length = length;
        this.turns = new AtomicLongArray(capacity);
        for (int i = 0; i < capacity; i++) {
            turns.setPlain(i, i);
        }
        this.types = new byte[capacity];
        this.blobs = new byte[capacity][];
        this.places = ByteBuffer.allocate(capacity * length).order(ByteOrder.LITTLE_ENDIAN);
    }

    // ---- for those who hand over

    /** Claims a place; gives its ticket, or -1 if there is none. */
    long claim() {
        while (true) {
            long ticket = next.get();
            long turn = turns.getAcquire((int) ticket & mask);
            if (turn == ticket) {
                if (next.compareAndSet(ticket, ticket + 1)) {
                    return ticket;
                }
            } else if (turn < ticket) {
                return -1;
            }
        }
    }

    /** The bytes of all places; those of a ticket begin at {@link #at}. */
    ByteBuffer places() {
        return places;
    }

    int at(long ticket) {
        return ((int) ticket & mask) * length;
    }

    void publish(long ticket, byte type) {
        types[(int) ticket & mask] = type;
        turns.setRelease((int) ticket & mask, ticket + 1);
    }

    /** Publishes a record that has an array of its own. */
    void publish(long ticket, byte type, byte[] blob) {
        blobs[(int) ticket & mask] = blob;
        publish(ticket, type);
    }

    long handedOver() {
        return next.get();
    }

    int capacity() {
        return mask + 1;
    }

    // ---- for the one who takes out

    boolean isReady(long ticket) {
        return turns.getAcquire((int) ticket & mask) == ticket + 1;
    }

    byte type(long ticket) {
        return types[(int) ticket & mask];
    }

    byte @Nullable [] blob(long ticket) {
        return blobs[(int) ticket & mask];
    }

    void release(long ticket) {
        blobs[(int) ticket & mask] = null;
        turns.setRelease((int) ticket & mask, ticket + mask + 1);
    }
}
