// SPDX-License-Identifier: Apache-2.0
package io.featureparity.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.featureparity.contract.error.Fault;
import io.featureparity.contract.error.FeatureParityException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The documents that tests start from, and how they are altered. */
final class TestDocuments {

    /** The built-in contract of 15 features, as it is written. */
    static final String CONTRACT = resource("/io/featureparity/contract/usdcop-m5-1.0.0.json");

    private static final String STATISTICS = resource("/io/featureparity/golden/training-outputs/norm_stats.json");

    private TestDocuments() {}

    static FeatureContract contract() {
        return FeatureContract.builtIn("usdcop-m5", "1.0.0");
    }

    static NormStats stats() {
        return NormStats.parse("norm_stats.json", STATISTICS);
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(TestDocuments.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** What a call is refused with. */
    static <E extends FeatureParityException> E refusal(Class<E> type, ThrowingCallable call) {
        E refused = catchThrowableOfType(type, call);
        assertThat(refused).as("what the call is refused with").isNotNull();
        return refused;
    }

    /** The faults that a call is refused with, as they are printed. */
    static <E extends FeatureParityException> List<String> faults(Class<E> type, ThrowingCallable call) {
        return refusal(type, call).faults().stream().map(Fault::toString).toList();
    }
}
