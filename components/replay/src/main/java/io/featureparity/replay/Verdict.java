// SPDX-License-Identifier: Apache-2.0
package io.featureparity.replay;

/** What a replay says. */
public enum Verdict {
    /** Enough was compared, and all of it is equal. */
    EQUAL(0),
    /** Something differs. */
    DIFFERENT(1),
    /** What was compared is equal, but it is too little, or the log has a fault. */
    TOO_LITTLE(2);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    /** {@return the exit code of the main} */
    public int exitCode() {
        return exitCode;
    }
}
