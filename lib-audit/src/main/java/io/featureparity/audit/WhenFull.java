// SPDX-License-Identifier: Apache-2.0
package io.featureparity.audit;

import java.time.Duration;

/**
 * Says what a call does if there is no room for its record, because records come faster than the disk takes them, or
 * the writer has stopped.
 */
public final class WhenFull {

    private enum Kind {
        FAIL,
        BLOCK,
        DROP
    }

    private final Kind kind;
    private final Duration patience;

    private WhenFull(Kind kind, Duration patience) {
        this.kind = kind;
        this.patience = patience;
    }

    /**
     * The call throws, and the service decides what to do.
     *
     * @return the policy
     */
    public static WhenFull fail() {
        return new WhenFull(Kind.FAIL, Duration.ZERO);
    }

    /**
     * The call waits for room. If the writer has stopped, it throws at once.
     *
     * @param patience how long it waits at most; then it throws
     * @return the policy
     */
    public static WhenFull block(Duration patience) {
        AuditFaults.requirePositive("patience", patience);
        return new WhenFull(Kind.BLOCK, patience);
    }

    /**
     * The record is dropped and counted, and the service goes on: it serves observations that the log does not have. The log says
     * how many were dropped, and so do the {@linkplain AuditCounts counts}. Changes of level are not dropped: {@link
     * InstrumentLog#levelChanged} throws.
     *
     * @return the policy
     */
    public static WhenFull dropAndCount() {
        return new WhenFull(Kind.DROP, Duration.ZERO);
    }

    boolean drops() {
        return kind == Kind.DROP;
    }

    boolean blocks() {
        return kind == Kind.BLOCK;
    }

    Duration patience() {
        return patience;
    }

    @Override
    public String toString() {
        return kind == Kind.BLOCK ? "block for " + patience : kind == Kind.FAIL ? "fail" : "drop and count";
    }
}
