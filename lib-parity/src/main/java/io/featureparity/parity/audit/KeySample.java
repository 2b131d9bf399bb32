// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

import io.featureparity.parity.coverage.Share;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * A sample of the records of a log. It chooses records by a hash of their key, which is the instrument and the time of the bar.
 * The same share chooses the same records on every machine and every day, and a larger share contains all records of a smaller
 * one.
 */
public final class KeySample {

    private static final long FNV_BEGIN = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Share share;
    private final boolean all;

    /** A key is in the sample if the upper 63 bits of its hash are below this. */
    private final long below;

    private KeySample(Share share) {
        this.share = share;
        this.all = share.value().compareTo(BigDecimal.ONE) >= 0;
        this.below = share.value().multiply(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }

    /** {@return the sample that holds every record} */
    public static KeySample all() {
        return new KeySample(Share.ofPercent(100));
    }

    /**
     * Makes a sample.
     *
     * @param share the share of the records that it holds, on average
     * @return the sample
     */
    public static KeySample of(Share share) {
        return new KeySample(share);
    }

    /** {@return the share of the records that it holds, on average} */
    public Share share() {
        return share;
    }

    /** {@return whether it holds every record} */
    public boolean isAll() {
        return all;
    }

    /** The first half of a key's hash, the same for all records of an instrument. */
    static long hash(String instrument) {
        long hash = FNV_BEGIN;
        for (byte one : instrument.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (one & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    /**
     * Says whether a record is in the sample.
     *
     * @param instrument its instrument, as {@link #hash(String)} gives it
     * @param time the time of its bar
     */
    boolean has(long instrument, long time) {
        return all || mixed(instrument + mixed(time)) >>> 1 < below;
    }

    /** The finaliser of SplitMix64: each bit of the input moves about half of the output's. */
    private static long mixed(long value) {
        long mixed = value + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
