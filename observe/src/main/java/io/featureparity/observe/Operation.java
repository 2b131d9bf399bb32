// SPDX-License-Identifier: Apache-2.0
package io.featureparity.observe;

/** Work on many bars that is timed as a whole. */
public enum Operation {
    /** A history that goes through a feed. */
    REPLAY,

    /** Columns of bars that an engine takes in together. */
    BATCH,

    /** A step of a feature refresh. */
    REFRESH,

    /** A state that is saved. */
    SNAPSHOT,

    /** The audit of a log. */
    AUDIT
}
