// SPDX-License-Identifier: Apache-2.0
package io.featureparity.table;

/**
 * What becomes of times without a zone. Only whoever wrote the file knows which zone was meant, so nothing is guessed.
 *
 * @param areUtc whether they are read as UTC; else they are refused
 * @param advice what else the message of the refusal says, such as which option to use; may be empty
 */
public record ZonelessTimes(boolean areUtc, String advice) {

    /** {@return times without a zone are in UTC} */
    public static ZonelessTimes readAsUtc() {
        return new ZonelessTimes(true, "");
    }

    /** {@return times without a zone are refused} */
    public static ZonelessTimes refused() {
        return new ZonelessTimes(false, "");
    }

    /**
     * Refuses times without a zone, and says what to do.
     *
     * @param advice what to do
     * @return times without a zone are refused
     */
    public static ZonelessTimes refused(String advice) {
        return new ZonelessTimes(false, advice);
    }
}
