// SPDX-License-Identifier: Apache-2.0
package io.featureparity.gate.report;

import java.util.ArrayList;
import java.util.List;

/** What was looked at in a browser, and what of it was not as it should be: one failure does not end the looking. */
final class Checks {

    private final List<String> failures = new ArrayList<>();
    private int held;

    void hold(String what, boolean holds) {
        held++;
        if (!holds) {
            failures.add(what);
        }
    }

    /** Prints the failures and counts, and returns whether there was no failure. */
    boolean tell() {
        failures.forEach(failure -> System.out.println("FAILED " + failure));
        System.out.println((held - failures.size()) + " passed, " + failures.size() + " failed");
        return failures.isEmpty();
    }
}
