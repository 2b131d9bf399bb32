// SPDX-License-Identifier: Apache-2.0
package io.featureparity.parity.diagnosis.edit;

import io.featureparity.parity.diagnosis.finding.Edit;

/** Makes edits. */
public final class Edits {

    /** What an ordinary edit costs. */
    public static final int USUAL = 10;

    private Edits() {}

    /** An ordinary edit. */
    public static Edit of(String name, String words, String instead, String clause) {
        return rarer(0, name, words, instead, clause);
    }

    /** An edit that is somewhat less likely. */
    static Edit rarer(int by, String name, String words, String instead, String clause) {
        return new Edit(name, words, instead, clause, USUAL + by);
    }
}
