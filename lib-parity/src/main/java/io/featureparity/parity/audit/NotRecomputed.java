// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.audit;

/** Why a record cannot be computed again. */
public enum NotRecomputed {
    /** The log holds no state of the engine before it, since it begins later than the engine did. */
    NO_STATE("no state of its engine stands before it"),
    /** Bars are missing before it: they were dropped, or their records were damaged. */
    RECORDS_MISSING("records are missing before it"),
    /** The state before it is of a format that this version does not read. */
    STATE_UNREADABLE("the state before it cannot be restored by this version"),
    /** No engine takes in its bar: a price or a time is impossible. */
    IMPOSSIBLE_BAR("no engine takes its bar in"),
    /** It was served before the end of the warm-up (clause D4), or with a position that is no number. */
    IMPOSSIBLE_OBSERVATION("no engine gives this observation out"),
    /** Its segment does not hold the contract and the statistics that it names. */
    NO_MODEL("its segment does not hold its contract and statistics");

    private final String words;

    NotRecomputed(String words) {
        this.words = words;
    }

    /** {@return why, in words} */
    public String words() {
        return words;
    }
}
