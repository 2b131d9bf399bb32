// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.contract.TestDocuments.CONTRACT;
import static io.featureparity.contract.TestDocuments.faults;
import static io.featureparity.contract.TestDocuments.replace;
import static io.featureparity.contract.TestDocuments.replaceInFeature;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.DocumentException;

/** The text of the built-in contract with one piece replaced, and what reading it says. */
final class ContractEdits {

    static final String DXY = between("[\n    ", ",\n    {\"name\": \"vix\"");

    private ContractEdits() {}

    /** What the contract holds between two texts. */
    static String between(String from, String to) {
        int start = CONTRACT.indexOf(from) + from.length();
        return CONTRACT.substring(start, CONTRACT.indexOf(to, start));
    }

    static void refused(String text, String... expected) {
        assertThat(faults(DocumentException.class, () -> FeatureContract.parse("c.json", text)))
                .containsExactly(expected);
    }

    static void refusedWith(String piece, String by, String... expected) {
        refused(replace(CONTRACT, piece, by), expected);
    }

    static void refusedWithFeature(int index, String piece, String by, String... expected) {
        refused(replaceInFeature(CONTRACT, index, piece, by), expected);
    }

    static FeatureContract accepted(String text) {
        return FeatureContract.parse("c.json", text);
    }

    /** Another text in place of the macro column dxy. */
    static void dxyRefused(String by, String... expected) {
        refusedWith(DXY, by, expected);
    }

    static FeatureContract acceptedWith(String piece, String by) {
        return accepted(replace(CONTRACT, piece, by));
    }
}
