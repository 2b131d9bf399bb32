// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static io.featureparity.testsupport.refusal.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import io.featureparity.testsupport.document.ContractDocument;
import io.featureparity.testsupport.golden.GoldenData;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The documents that tests start from, and how they are altered. */
final class TestDocuments {

    /** The built-in contract of 15 features, as it is written. */
    static final String CONTRACT = ContractDocument.builtInText("1.0.0");

    private TestDocuments() {}

    static FeatureContract contract() {
        return FeatureContract.builtIn("usdcop-m5", "1.0.0");
    }

    static NormStats stats() {
        return NormStats.parse("norm_stats.json", GoldenData.statistics());
    }

    /** The text with one piece replaced, which must be there exactly once. */
    static String replace(String text, String piece, String by) {
        int at = text.indexOf(piece);
        assertThat(at).as("position of %s", piece).isNotNegative();
        assertThat(text.indexOf(piece, at + 1))
                .as("second position of %s", piece)
                .isNegative();
        return text.substring(0, at) + by + text.substring(at + piece.length());
    }

    /** The text of a contract with one piece of the feature at an index replaced. */
    static String replaceInFeature(String contract, int index, String piece, String by) {
        int from = contract.indexOf("\"index\": " + index + ",");
        int next = contract.indexOf("\"index\": " + (index + 1) + ",");
        int to = next < 0 ? contract.length() : next;
        assertThat(from).as("feature %s", index).isNotNegative();
        return contract.substring(0, from) + replace(contract.substring(from, to), piece, by) + contract.substring(to);
    }

    /** The faults that a call is refused with, as they are printed. */
    static <E extends FeatureParityException> List<String> faults(Class<E> type, ThrowingCallable call) {
        return refusal(type, call).faults().stream().map(Fault::toString).toList();
    }
}
