// SPDX-License-Identifier: Apache-2.0
package io.featureparity.component;

import io.featureparity.contract.json.Sha256;
import io.featureparity.store.row.ObservationVector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The hash of all observations that a component gave to a model, in the order of their bars. Two components with the same
 * hash gave their model the same bytes at the same bars.
 *
 * <p>For each observation the hash takes the bar's time in milliseconds since 1970-01-01T00:00Z as 8 bytes, and the values as
 * 32-bit floats; all little-endian.
 *
 * <p>Not thread-safe.
 */
public final class ObservationStream {

    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer time = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long count;

    /** Begins with no observation. */
    public ObservationStream() {}

    /**
     * Adds the next observation.
     *
     * @param barTime the time of the observation's bar
     * @param observation the observation
     */
    public void add(Instant barTime, ObservationVector observation) {
        time.putLong(0, barTime.toEpochMilli());
        digest.update(time.array());
        digest.update(observation.toBytes());
        count++;
    }

    /** {@return how many observations were added} */
    public long count() {
        return count;
    }

    /** {@return the SHA-256 of all observations so far, as 64 lower-case hex digits} */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    /** {@return the count and the hash} */
    @Override
    public String toString() {
        return count + " observations, SHA-256 " + sha256();
    }
}
